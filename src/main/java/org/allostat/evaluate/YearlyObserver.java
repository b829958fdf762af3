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
import org.allostat.population.universe.UniverseDesign;
import org.allostat.run.RunFolder;
import org.allostat.simulate.PatientObserver;
import org.allostat.simulate.SimulateStage;
import org.allostat.study.Study;
import org.allostat.table.Table;
import org.allostat.table.TableSchema;
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

    /** Makes an observer for a part of a country. */
    record InCountry(TallyFrame frame, int years, PayerShares payers) implements OfCountries {
        @Override
        public StructType rowType() {
            return new InTask(design(frame.design(List.of()))).rowType();
        }

        @Override
        public PatientObserver create(UniverseDesign universe) {
            return new YearlyObserver(design(frame.design(universe.strata())));
        }

        private YearlyDesign design(TallyDesign tally) {
            return new YearlyDesign(tally, years, payers);
        }
    }

    /** Makes the observers of a study's draws. */
    public static OfCountries inCountry(Study study) {
        return new InCountry(
                TallyFrame.of(study), study.years(), study.pack().tables().payers());
    }

    /** Makes the observers of a study. */
    public static Factory inTask(Study study, TallyDesign design) {
        return new InTask(design(study, design));
    }

    /**
     * The tables of a study.
     *
     * @param folder where the years of the draws are kept, if the study has any
     */
    public static SimulateStage.Observed totals(Study study, TallyDesign design, RunFolder folder) {
        return new Totals(design(study, design), Standings.of(study), folder);
    }

    private static YearlyDesign design(Study study, TallyDesign design) {
        return new YearlyDesign(design, study.years(), study.pack().tables().payers());
    }

    /** Merges the tallies of all tasks, and puts the years of the draws beside them. */
    private record Totals(YearlyDesign design, Standings standings, RunFolder folder)
            implements SimulateStage.Observed {
        @Override
        public Set<String> tables() {
            return Set.of(YEARLY_OUTCOMES, BUDGET_IMPACT, DISCOUNTING_SENSITIVITY);
        }

        @Override
        public Map<String, Dataset<Row>> totals(Dataset<Row> rows) {
            Dataset<Row> years =
                    estimates(rows, Table.of(YEARLY_OUTCOMES, YearlyOutcome.class), YearlyEstimates::yearlyOutcomes);
            Dataset<Row> budgets =
                    estimates(rows, Table.of(BUDGET_IMPACT, BudgetImpact.class), YearlyEstimates::budgetImpacts);
            Dataset<Row> sensitivity = estimates(
                    rows,
                    Table.of(DISCOUNTING_SENSITIVITY, DiscountingSensitivity.class),
                    YearlyEstimates::discountingSensitivity);
            return Map.of(
                    YEARLY_OUTCOMES, withDraws(years, YEARLY_OUTCOMES, ORDER, YEARLY_SPREADS),
                    BUDGET_IMPACT, withDraws(budgets, BUDGET_IMPACT, BUDGET_ORDER, BUDGET_SPREADS),
                    DISCOUNTING_SENSITIVITY,
                            withDraws(sensitivity, DISCOUNTING_SENSITIVITY, SENSITIVITY_ORDER, SENSITIVITY_SPREADS));
        }

        private <R extends Record> Dataset<Row> estimates(Dataset<Row> rows, Table<R> table, Estimate<R> estimate) {
            return rows.repartition(functions.col("draw"))
                    .mapPartitions(
                            new EstimateDraws<>(design, standings, table, estimate), Encoders.row(table.schema()));
        }

        /**
         * With the rows of the draws, and what they say; sorted.
         *
         * @param order columns that tell all rows apart
         * @param spreads estimates that draws say something of
         */
        private Dataset<Row> withDraws(
                Dataset<Row> rows, String table, List<String> order, List<SpreadOverDraws.Estimate> spreads) {
            List<Dataset<Row>> draws = YearsOfDraws.kept(folder, table);
            if (draws.isEmpty()) {
                return sorted(rows, order);
            }
            Dataset<Row> all = rows;
            for (Dataset<Row> each : draws) {
                all = all.unionByName(each);
            }
            SpreadOverDraws spread = new SpreadOverDraws(
                    TableSchema.of(table).structType(),
                    order.stream().filter(column -> !column.equals("draw")).toList(),
                    spreads);
            return sorted(spread.told(all), order);
        }

        private static Dataset<Row> sorted(Dataset<Row> rows, List<String> order) {
            return rows.repartition(1)
                    .sortWithinPartitions(order.stream().map(functions::col).toArray(Column[]::new));
        }
    }

    private static final List<String> ORDER =
            List.of("policy", "draw", "stratum_variable", "stratum", "outcome", "year");
    private static final List<String> BUDGET_ORDER = List.of("policy", "draw", "payer", "cost_item", "year");
    private static final List<String> SENSITIVITY_ORDER =
            List.of("policy", "draw", "discount_rate_costs", "discount_rate_effects");

    private static final List<SpreadOverDraws.Estimate> YEARLY_SPREADS = List.of(
            new SpreadOverDraws.Estimate("total", "standard_error", ""),
            new SpreadOverDraws.Estimate("difference", "difference_standard_error", "difference_"),
            new SpreadOverDraws.Estimate("discounted_total", "discounted_standard_error", "discounted_"),
            new SpreadOverDraws.Estimate(
                    "discounted_difference", "discounted_difference_standard_error", "discounted_difference_"));
    private static final List<SpreadOverDraws.Estimate> BUDGET_SPREADS = List.of(
            new SpreadOverDraws.Estimate("total_usd", "standard_error_usd", ""),
            new SpreadOverDraws.Estimate("difference_usd", "difference_standard_error_usd", "difference_"));
    private static final List<SpreadOverDraws.Estimate> SENSITIVITY_SPREADS =
            List.of("cost_usd", "qalys", "comparator_incremental_cost_usd", "comparator_incremental_qalys").stream()
                    .map(column -> new SpreadOverDraws.Estimate(column, null, column + "_"))
                    .toList();

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
