package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.allostat.evidence.Insurance;
import org.allostat.evidence.PayerShares;
import org.allostat.outcomes.ExactSums;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.simulate.PatientObserver;
import org.allostat.simulate.SimulateStage;
import org.allostat.study.Study;
import org.allostat.table.Table;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Tallies each patient's years under all policies in the task that simulated them. Who meets the pivots is left out. */
public final class YearlyObserver implements PatientObserver {
    public static final String YEARLY_OUTCOMES = "yearly_outcomes";
    public static final String BUDGET_IMPACT = "budget_impact";
    public static final String DISCOUNTING_SENSITIVITY = "discounting_sensitivity";

    private final YearlyDesign design;
    private final Map<Integer, YearlyTally> draws = new TreeMap<>();

    private YearlyObserver(YearlyDesign design) {
        this.design = design;
    }

    @Override
    public void observe(CohortPatient patient, PolicyOutcomes outcomes) {
        int draw = outcomes.distinct().get(0).draw();
        if (draw >= 0) {
            draws.computeIfAbsent(draw, unused -> new YearlyTally(design))
                    .add(
                            ExposureType.ofPerson(patient.patientId()).ordinal(),
                            Insurance.valueOf(patient.insurance().toUpperCase(Locale.ROOT)),
                            outcomes);
        }
    }

    @Override
    public Iterator<Row> rows() {
        List<Row> rows = new ArrayList<>();
        draws.forEach((draw, tally) ->
                tally.cells().forEach((place, sums) -> rows.add(RowFactory.create(draw, place, sums.toBytes()))));
        return rows.iterator();
    }

    /**
     * Makes an observer in each task.
     *
     * @param design what is tallied by; its design strata are the exposure types, in their order
     */
    record InTask(YearlyDesign design) implements Factory {
        @Override
        public StructType rowType() {
            return new StructType()
                    .add("draw", DataTypes.IntegerType, false)
                    .add("place", DataTypes.IntegerType, false)
                    .add("sums", DataTypes.BinaryType, false);
        }

        @Override
        public PatientObserver create() {
            return new YearlyObserver(design);
        }
    }

    /** Makes the observers of a study. */
    public static Factory inTask(Study study, TallyDesign design) {
        return new InTask(design(study, design));
    }

    /** The tables of a study. */
    public static SimulateStage.Observed totals(Study study, TallyDesign design) {
        return new Totals(design(study, design), Standings.of(study));
    }

    private static YearlyDesign design(Study study, TallyDesign design) {
        return new YearlyDesign(design, study.years(), PayerShares.standard());
    }

    /** Merges the tallies of all tasks, draw by draw. */
    private record Totals(YearlyDesign design, Standings standings) implements SimulateStage.Observed {
        @Override
        public Set<String> tables() {
            return Set.of(YEARLY_OUTCOMES, BUDGET_IMPACT, DISCOUNTING_SENSITIVITY);
        }

        @Override
        public Map<String, Dataset<Row>> totals(Dataset<Row> rows) {
            return Map.of(
                    YEARLY_OUTCOMES,
                    table(rows, YearlyOutcome.class, YEARLY_OUTCOMES, YearlyEstimates::yearlyOutcomes, ORDER),
                    BUDGET_IMPACT,
                    table(rows, BudgetImpact.class, BUDGET_IMPACT, YearlyEstimates::budgetImpacts, BUDGET_ORDER),
                    DISCOUNTING_SENSITIVITY,
                    table(
                            rows,
                            DiscountingSensitivity.class,
                            DISCOUNTING_SENSITIVITY,
                            YearlyEstimates::discountingSensitivity,
                            SENSITIVITY_ORDER));
        }

        private <R extends Record> Dataset<Row> table(
                Dataset<Row> rows, Class<R> type, String name, Estimate<R> estimate, List<String> order) {
            Table<R> table = Table.of(name, type);
            return rows.repartition(functions.col("draw"))
                    .mapPartitions(
                            new EstimateDraws<>(design, standings, table, estimate), Encoders.row(table.schema()))
                    .repartition(1)
                    .sortWithinPartitions(order.stream().map(functions::col).toArray(Column[]::new));
        }
    }

    private static final List<String> ORDER =
            List.of("policy", "draw", "stratum_variable", "stratum", "outcome", "year");
    private static final List<String> BUDGET_ORDER = List.of("policy", "draw", "payer", "cost_item", "year");
    private static final List<String> SENSITIVITY_ORDER =
            List.of("policy", "draw", "discount_rate_costs", "discount_rate_effects");

    /** The rows of a table of one draw. */
    private interface Estimate<R> extends java.io.Serializable {
        List<R> rows(YearlyEstimates estimates, int draw);
    }

    /** A table's rows from parts of tallies that hold all of a draw. */
    private record EstimateDraws<R extends Record>(
            YearlyDesign design, Standings standings, Table<R> table, Estimate<R> estimate)
            implements MapPartitionsFunction<Row, Row> {
        @Override
        public Iterator<Row> call(Iterator<Row> parts) {
            Map<Integer, YearlyTally> draws = new TreeMap<>();
            parts.forEachRemaining(part -> draws.computeIfAbsent(part.getInt(0), unused -> new YearlyTally(design))
                    .add(part.getInt(1), ExactSums.ofBytes((byte[]) part.get(2))));
            List<Row> rows = new ArrayList<>();
            draws.forEach((draw, tally) -> estimate.rows(new YearlyEstimates(design, standings, tally), draw)
                    .forEach(row -> rows.add(table.toRow(row))));
            return rows.iterator();
        }
    }
}
