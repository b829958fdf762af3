package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.Measure;
import org.allostat.outcomes.UnitCosts;
import org.allostat.population.ExposureType;
import org.allostat.run.RunFolder;
import org.allostat.study.Pivot;
import org.allostat.study.Study;
import org.allostat.table.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** Tallies to estimates, contrasts and cost-effectiveness, draw by draw. */
public final class EvaluateStage {
    public static final String POLICY_OUTCOMES = "policy_outcomes";
    public static final String POLICY_CONTRASTS = "policy_contrasts";
    public static final String COST_EFFECTIVENESS = "cost_effectiveness";
    public static final String ACCEPTABILITY = "acceptability";
    public static final String VALUE_OF_INFORMATION = "value_of_information";
    public static final String PARAMETER = "parameter";

    private final SparkSession spark;
    private final Study study;
    private final Registry registry;

    /**
     * @param spark where to run
     * @param study the question
     * @param registry the parameter set of draw 0
     */
    public EvaluateStage(SparkSession spark, Study study, Registry registry) {
        this.spark = spark;
        this.study = study;
        this.registry = registry;
    }

    /**
     * The design of a study's tallies, from its cohort.
     *
     * @param cohort the cohort table
     */
    public static TallyDesign design(Study study, Dataset<Row> cohort) {
        List<Row> weights = cohort.select("exposure_type", "weight").distinct().collectAsList();
        List<DesignStratum> strata = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            double weight = weights.stream()
                    .filter(row -> row.getString(0).equals(type.label()))
                    .mapToDouble(row -> row.getDouble(1))
                    .findFirst()
                    .orElse(1); // nobody of this type is in the cohort, so its weight is never used
            strata.add(new DesignStratum(type.label(), weight));
        }
        return new TallyDesign(
                study.policies().stream().map(policy -> policy.id()).toList(),
                study.comparator(),
                strata,
                ReportedStratum.all());
    }

    /** Writes the estimate tables, unless they are there already. */
    public void run(RunFolder folder, TallyDesign design) {
        Table<TallyRow> tallies = Table.of(TallyObserver.OUTCOME_TALLY, TallyRow.class);
        Dataset<Row> tally = folder.read(TallyObserver.OUTCOME_TALLY);
        List<PolicyOutcome> outcomes = new ArrayList<>();
        List<PolicyContrast> contrasts = new ArrayList<>();
        List<CostEffectiveness> costs = new ArrayList<>();
        Identification.Gathered gathered = new Identification.Gathered();
        Standings standings = Standings.of(study);
        for (int draw = 0; draw <= study.draws(); draw++) {
            List<TallyRow> rows = rows(tallies, tally, draw);
            OutcomeEstimates estimates = new OutcomeEstimates(design, standings, rows);
            outcomes.addAll(estimates.policyOutcomes());
            List<PolicyContrast> found = estimates.policyContrasts();
            contrasts.addAll(found);
            gathered.add("draw " + draw, found);
            costs.addAll(estimates.costEffectiveness(
                    study.willingnessToPayUsdPerQaly(), study.valuation(), UnitCosts.PRICE_YEAR));
        }
        gather(folder.read(TallyObserver.PIVOT_CONTRASTS), gathered);
        contrasts.replaceAll(gathered::judged);
        costs.replaceAll(row -> row.judged(identifiedQalys(row.policy(), contrasts)));
        List<Registry> drawn = new ArrayList<>();
        for (int draw = 1; draw <= study.draws(); draw++) {
            drawn.add(registry.draw(study.seed(), draw));
        }
        DecisionTables decision = new DecisionTables(standings, costs, drawn);
        folder.writeSmall(Map.of(
                POLICY_OUTCOMES, rows(Table.of(POLICY_OUTCOMES, PolicyOutcome.class), outcomes),
                POLICY_CONTRASTS, rows(Table.of(POLICY_CONTRASTS, PolicyContrast.class), contrasts),
                COST_EFFECTIVENESS, rows(Table.of(COST_EFFECTIVENESS, CostEffectiveness.class), costs),
                ACCEPTABILITY, rows(Table.of(ACCEPTABILITY, Acceptability.class), decision.acceptability()),
                VALUE_OF_INFORMATION,
                        rows(
                                Table.of(VALUE_OF_INFORMATION, InformationValue.class),
                                decision.informationValues(
                                        study.willingnessToPayUsdPerQaly(), persons(outcomes), study.seed())),
                PARAMETER, rows(Table.of(PARAMETER, ParameterValue.class), parameters(study.draws()))));
    }

    /**
     * Writes the table of parameters, unless it is there already.
     *
     * @param draws draws besides draw 0
     */
    public void writeParameters(RunFolder folder, int draws) {
        folder.writeSmall(Map.of(PARAMETER, rows(Table.of(PARAMETER, ParameterValue.class), parameters(draws))));
    }

    /** US adults of the cohort. */
    private static double persons(List<PolicyOutcome> outcomes) {
        return outcomes.stream()
                .filter(row -> row.draw() == 0 && row.stratumVariable().equals(ReportedStratum.EVERYBODY.variable()))
                .mapToDouble(PolicyOutcome::persons)
                .max()
                .orElse(0);
    }

    private static List<TallyRow> rows(Table<TallyRow> tallies, Dataset<Row> tally, int draw) {
        return tallies.collect(tally.where(functions.col("draw").equalTo(draw)));
    }

    /** Adds what was found under the pivots; row by row, for they are many. */
    private void gather(Dataset<Row> pivotContrasts, Identification.Gathered gathered) {
        Map<String, String> labels = new HashMap<>(); // each label once, not once a row
        for (Pivot pivot : study.pivots().parameters()) {
            labels.put(pivot.label(), pivot.label());
            gathered.ask(pivot.label());
        }
        pivotContrasts
                .where(functions.col("pivot_id").notEqual(PivotContrast.NONE))
                .where(functions.col("difference").isNotNull())
                .select(
                        "pivot_id",
                        "policy",
                        "stratum_variable",
                        "stratum",
                        "measure",
                        "difference",
                        "ci_low",
                        "ci_high")
                .toLocalIterator()
                .forEachRemaining(row -> gathered.add(
                        new Identification.Key(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        new Identification.Case(
                                labels.getOrDefault(row.getString(0), row.getString(0)),
                                row.getDouble(5),
                                (Double) row.get(6),
                                (Double) row.get(7))));
    }

    private static @Nullable Boolean identifiedQalys(String policy, List<PolicyContrast> contrasts) {
        for (PolicyContrast each : contrasts) {
            if (each.policy().equals(policy)
                    && each.stratumVariable().equals(ReportedStratum.EVERYBODY.variable())
                    && each.measure().equals(Measure.QALYS.label())) {
                return each.identified();
            }
        }
        return null;
    }

    private <R extends Record> Dataset<Row> rows(Table<R> table, List<R> rows) {
        return table.rows(spark, rows).coalesce(1);
    }

    private List<ParameterValue> parameters(int draws) {
        List<ParameterValue> rows = new ArrayList<>();
        for (int draw = 0; draw <= draws; draw++) {
            Registry drawn = draw == 0 ? registry : registry.draw(study.seed(), draw);
            for (Parameter parameter : drawn.parameters()) {
                rows.add(ParameterValue.of(parameter, draw));
            }
        }
        return rows;
    }
}
