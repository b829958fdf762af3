package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allostat.evaluate.CostEffectivenessFrontier.Option;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.ParameterDraws;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.Measure;
import org.allostat.outcomes.UnitCosts;
import org.allostat.population.Crossing;
import org.allostat.population.ExposureType;
import org.allostat.run.RunFolder;
import org.allostat.simulate.CohortCounts;
import org.allostat.simulate.SimulateStage;
import org.allostat.study.Pivot;
import org.allostat.study.Study;
import org.allostat.table.Table;
import org.allostat.table.TableSchema;
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
    public static final String MONTHLY_UNCERTAINTY = MonthlyUncertainty.TABLE;
    public static final String SENSITIVITY = "sensitivity";
    public static final String PARAMETER = "parameter";

    private final SparkSession spark;
    private final Study study;
    private final ParameterDraws parameters;

    /**
     * @param spark where to run
     * @param study the question
     * @param parameters the parameter sets of all draws
     */
    public EvaluateStage(SparkSession spark, Study study, ParameterDraws parameters) {
        this.spark = spark;
        this.study = study;
        this.parameters = parameters;
    }

    /**
     * The design of a study's tallies, from its cohort.
     *
     * @param counts of the cohort
     */
    public static TallyDesign design(Study study, CohortCounts counts) {
        List<DesignStratum> strata = Arrays.stream(ExposureType.values())
                .map(type -> new DesignStratum(type.label(), counts.weight(type)))
                .toList();
        return new TallyDesign(
                study.policies().stream().map(policy -> policy.id()).toList(),
                study.comparator(),
                study.beyondHorizon(),
                strata,
                ReportedStratum.all(Crossing.ofLabels(study.strata())));
    }

    /** Writes the estimate tables, unless they are there already. */
    public void run(RunFolder folder, TallyDesign design) {
        Table<TallyRow> tallies = Table.of(TallyObserver.OUTCOME_TALLY, TallyRow.class);
        Dataset<Row> tally = folder.read(TallyObserver.OUTCOME_TALLY);
        Identification.Gathered gathered = new Identification.Gathered();
        Standings standings = Standings.of(study);
        OutcomeEstimates estimates = new OutcomeEstimates(design, standings, rows(tallies, tally, 0));
        List<PolicyOutcome> outcomes = new ArrayList<>(estimates.policyOutcomes());
        List<PolicyContrast> contrasts = new ArrayList<>(estimates.policyContrasts());
        gathered.add(Identification.Gathered.name(0), contrasts);
        CostEffectivenessRows costRows = new CostEffectivenessRows(
                standings,
                study.comparator(),
                study.willingnessToPayUsdPerQaly(),
                study.valuation(),
                UnitCosts.PRICE_YEAR);
        List<CostEffectiveness> costs = new ArrayList<>(estimates.costEffectiveness(
                study.willingnessToPayUsdPerQaly(), study.valuation(), UnitCosts.PRICE_YEAR));
        List<Dataset<Row>> ofDraws = ofDraws(folder, DrawEstimates.OUTCOMES, POLICY_OUTCOMES);
        List<Dataset<Row>> contrastsOfDraws = ofDraws(folder, DrawEstimates.CONTRASTS, POLICY_CONTRASTS);
        ofDraws.forEach(rows -> {
            addSpreads(outcomes, SummarizeDraws.of(rows, "estimate"));
            costs.addAll(costEffectiveness(design, costRows, rows));
        });
        contrastsOfDraws.forEach(rows -> addSpreads(contrasts, SummarizeDraws.of(rows, "difference"), gathered));
        gather(folder.read(TallyObserver.PIVOT_CONTRASTS), gathered);
        contrasts.replaceAll(gathered::judged);
        costs.addAll(costRows.meansOverDraws(costs));
        costs.replaceAll(row -> row.judged(identifiedQalys(row.policy(), contrasts)));
        List<Registry> drawn = parameters.upTo(study.draws());
        DecisionTables decision = new DecisionTables(standings, costs, drawn);
        Map<String, Dataset<Row>> tables = new HashMap<>();
        tables.put(POLICY_OUTCOMES, together(rows(POLICY_OUTCOMES, PolicyOutcome.class, outcomes), ofDraws));
        tables.put(
                POLICY_CONTRASTS, together(rows(POLICY_CONTRASTS, PolicyContrast.class, contrasts), contrastsOfDraws));
        tables.put(COST_EFFECTIVENESS, rows(COST_EFFECTIVENESS, CostEffectiveness.class, costs));
        tables.put(ACCEPTABILITY, rows(ACCEPTABILITY, Acceptability.class, decision.acceptability()));
        tables.put(
                VALUE_OF_INFORMATION,
                rows(
                        VALUE_OF_INFORMATION,
                        InformationValue.class,
                        decision.informationValues(
                                study.willingnessToPayUsdPerQaly(),
                                InformationHorizon.of(
                                        study.valueOfInformation(), persons(outcomes), study.discountRatePerYear()),
                                study.seed())));
        tables.put(
                SENSITIVITY,
                rows(
                        SENSITIVITY,
                        Sensitivity.class,
                        decision.sensitivity(
                                costs,
                                ofEverybody(contrastsOfDraws),
                                study.willingnessToPayUsdPerQaly(),
                                study.seed())));
        tables.put(
                EvaluateStructures.STRUCTURE_CONTRASTS,
                rows(
                        EvaluateStructures.STRUCTURE_CONTRASTS,
                        StructureContrast.class,
                        EvaluateStructures.rows(folder, study, contrasts)));
        tables.put(
                MONTHLY_UNCERTAINTY,
                MonthlyUncertainty.of(folder.read(SimulateStage.MONTHLY_OUTCOMES))
                        .coalesce(1));
        tables.put(PARAMETER, rows(PARAMETER, ParameterValue.class, parameters(study.draws())));
        folder.writeSmall(tables);
    }

    /** What is kept of the draws besides draw 0; none where the study has none. */
    private List<Dataset<Row>> ofDraws(RunFolder folder, String name, String table) {
        return study.draws() == 0
                ? List.of()
                : List.of(folder.keptRows().read(name, TableSchema.of(table).structType()));
    }

    private static Dataset<Row> together(Dataset<Row> rows, List<Dataset<Row>> others) {
        Dataset<Row> all = rows;
        for (Dataset<Row> each : others) {
            all = all.unionByName(each);
        }
        return all;
    }

    private static void addSpreads(
            List<PolicyOutcome> outcomes, Map<Identification.Key, SummarizeDraws.Summary> draws) {
        outcomes.replaceAll(row -> {
            SummarizeDraws.Summary found = draws.get(
                    new Identification.Key(row.policy(), row.stratumVariable(), row.stratum(), row.measure()));
            return found == null ? row : row.over(found.spread());
        });
    }

    private void addSpreads(
            List<PolicyContrast> contrasts,
            Map<Identification.Key, SummarizeDraws.Summary> draws,
            Identification.Gathered gathered) {
        for (int draw = 1; draw <= study.draws(); draw++) {
            gathered.ask(Identification.Gathered.name(draw));
        }
        contrasts.replaceAll(row -> {
            SummarizeDraws.Summary found = draws.get(Identification.Key.of(row));
            if (found == null) {
                return row;
            }
            gathered.add(Identification.Key.of(row), found);
            return row.over(found.spread(), shareBetter(row.measure(), found));
        });
    }

    private static @Nullable Double shareBetter(String measure, SummarizeDraws.Summary draws) {
        return switch (Measure.ofLabel(measure).direction()) {
            case BENEFIT -> (double) draws.above() / draws.draws();
            case HARM -> (double) draws.below() / draws.draws();
            case NEUTRAL -> null;
        };
    }

    /** The draws' contrasts of QALYs and costs over everybody. */
    private static List<PolicyContrast> ofEverybody(List<Dataset<Row>> contrasts) {
        Table<PolicyContrast> table = Table.of(POLICY_CONTRASTS, PolicyContrast.class);
        List<PolicyContrast> found = new ArrayList<>();
        contrasts.forEach(rows -> found.addAll(table.collect(
                rows.where(functions.col("stratum_variable").equalTo(ReportedStratum.EVERYBODY.variable()))
                        .where(functions.col("measure").isin(Measure.COST_USD.label(), Measure.QALYS.label())))));
        return found;
    }

    /** Cost-effectiveness in each draw, from its estimates. */
    private static List<CostEffectiveness> costEffectiveness(
            TallyDesign design, CostEffectivenessRows costRows, Dataset<Row> outcomes) {
        Map<Integer, Map<String, Map<String, Double>>> means = new TreeMap<>();
        outcomes.where(functions.col("stratum_variable").equalTo(ReportedStratum.EVERYBODY.variable()))
                .where(functions.col("measure").isin(Measure.COST_USD.label(), Measure.QALYS.label()))
                .where(functions.col("estimate").isNotNull())
                .select("draw", "policy", "measure", "estimate")
                .collectAsList()
                .forEach(row -> means.computeIfAbsent(row.getInt(0), unused -> new HashMap<>())
                        .computeIfAbsent(row.getString(1), unused -> new HashMap<>())
                        .put(row.getString(2), row.getDouble(3)));
        List<CostEffectiveness> rows = new ArrayList<>();
        means.forEach((draw, byPolicy) -> {
            List<Option> options = design.policies().stream()
                    .map(policy -> {
                        Map<String, Double> mean = byPolicy.getOrDefault(policy, Map.of());
                        return new Option(
                                policy,
                                mean.getOrDefault(Measure.COST_USD.label(), Double.NaN),
                                mean.getOrDefault(Measure.QALYS.label(), Double.NaN));
                    })
                    .toList();
            rows.addAll(costRows.of(draw, options));
        });
        return rows;
    }

    /**
     * Writes the table of parameters, unless it is there already.
     *
     * @param draws draws besides draw 0
     */
    public void writeParameters(RunFolder folder, int draws) {
        folder.writeSmall(Map.of(PARAMETER, rows(PARAMETER, ParameterValue.class, parameters(draws))));
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

    private <R extends Record> Dataset<Row> rows(String table, Class<R> type, List<R> rows) {
        return Table.of(table, type).rows(spark, rows).coalesce(1);
    }

    private List<ParameterValue> parameters(int draws) {
        List<ParameterValue> rows = new ArrayList<>();
        for (int draw = 0; draw <= draws; draw++) {
            for (Parameter parameter : parameters.of(draw).parameters()) {
                rows.add(ParameterValue.of(parameter, draw));
            }
        }
        return rows;
    }
}
