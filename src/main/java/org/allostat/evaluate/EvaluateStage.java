package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.Measure;
import org.allostat.outcomes.UnitCosts;
import org.allostat.population.ExposureType;
import org.allostat.run.RunFolder;
import org.allostat.simulate.SimulateStage;
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
    public static final String PIVOT_CONTRASTS = "pivot_contrasts";
    public static final String COST_EFFECTIVENESS = "cost_effectiveness";
    public static final String PARAMETER = "parameter";
    /** Whose costs are counted: every medical cost, whoever pays it. */
    private static final String PERSPECTIVE = "health_care_sector";

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
        PivotTallies cohort = new PivotTallies(List.of());
        List<PivotContrast> pivots = new ArrayList<>();
        Identification.Gathered gathered = new Identification.Gathered();
        Standings standings = Standings.of(study);
        for (int draw = 0; draw <= study.draws(); draw++) {
            List<TallyRow> rows = rows(tallies, tally, draw);
            OutcomeEstimates estimates = new OutcomeEstimates(design, standings, rows);
            outcomes.addAll(estimates.policyOutcomes());
            List<PolicyContrast> found = estimates.policyContrasts();
            contrasts.addAll(found);
            gathered.add("draw " + draw, found);
            if (draw == 0) {
                pivots.addAll(pivotContrasts(null, found));
                cohort = new PivotTallies(rows);
            }
            costs.addAll(
                    estimates.costEffectiveness(study.willingnessToPayUsdPerQaly(), PERSPECTIVE, UnitCosts.PRICE_YEAR));
        }
        for (int number = 0; number < study.pivots().parameters().size(); number++) {
            Pivot pivot = study.pivots().parameters().get(number);
            List<TallyRow> rows = cohort.reweighted(rows(tallies, tally, SimulateStage.drawOfPivot(number)));
            List<PolicyContrast> found = new OutcomeEstimates(design, standings, rows).policyContrasts();
            pivots.addAll(pivotContrasts(pivot, found));
            gathered.add(pivot.label(), found);
        }
        contrasts.replaceAll(gathered::judged);
        costs.replaceAll(row -> row.judged(identifiedQalys(row.policy(), contrasts)));
        folder.writeSmall(Map.of(
                PIVOT_CONTRASTS, rows(Table.of(PIVOT_CONTRASTS, PivotContrast.class), pivots),
                POLICY_OUTCOMES, rows(Table.of(POLICY_OUTCOMES, PolicyOutcome.class), outcomes),
                POLICY_CONTRASTS, rows(Table.of(POLICY_CONTRASTS, PolicyContrast.class), contrasts),
                COST_EFFECTIVENESS, rows(Table.of(COST_EFFECTIVENESS, CostEffectiveness.class), costs),
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

    private static List<TallyRow> rows(Table<TallyRow> tallies, Dataset<Row> tally, int draw) {
        return tallies.collect(tally.where(functions.col("draw").equalTo(draw)));
    }

    private static List<PivotContrast> pivotContrasts(@Nullable Pivot pivot, List<PolicyContrast> contrasts) {
        return contrasts.stream()
                .map(contrast -> PivotContrast.of(pivot, contrast))
                .toList();
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
