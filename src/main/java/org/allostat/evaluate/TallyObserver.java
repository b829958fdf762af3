package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allostat.outcomes.ExactSums;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.population.CohortPatient;
import org.allostat.population.Crossing;
import org.allostat.population.ExposureType;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.simulate.CohortCounts;
import org.allostat.simulate.PatientObserver;
import org.allostat.simulate.SimulateStage;
import org.allostat.study.Pivot;
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

/** Tallies each patient's outcomes under all policies in the task that simulated them. */
public final class TallyObserver implements PatientObserver {
    public static final String OUTCOME_TALLY = "outcome_tally";
    public static final String PIVOT_CONTRASTS = "pivot_contrasts";

    private static final List<String> KEYS =
            List.of("policy", "draw", "stratum_variable", "stratum", "design_stratum", "weight", "measure");

    private final OutcomeTally tally;
    private final List<Crossing> crossings;

    private TallyObserver(TallyDesign design, List<Crossing> crossings) {
        tally = new OutcomeTally(design);
        this.crossings = crossings;
    }

    @Override
    public void observe(CohortPatient patient, PolicyOutcomes outcomes) {
        tally.add(
                ExposureType.ofPerson(patient.patientId()).ordinal(), Crossing.strataOf(patient, crossings), outcomes);
    }

    @Override
    public Iterator<Row> rows() {
        List<Row> rows = new ArrayList<>();
        tally.forEachPart((draw, place, sums) -> rows.add(RowFactory.create(draw, place, sums.toBytes())));
        return rows.iterator();
    }

    /**
     * Makes an observer in each task.
     *
     * @param design what is tallied by; its design strata are the exposure types, in their order, its levels the strata of all
     *     variables and crossings
     * @param crossings crossed strata among the levels
     */
    public record InTask(TallyDesign design, List<Crossing> crossings) implements Factory {
        public InTask {
            crossings = List.copyOf(crossings);
        }

        /** A part of a tally: far fewer rows than the table has, and nothing that must be a decimal. */
        @Override
        public StructType rowType() {
            return new StructType()
                    .add("draw", DataTypes.IntegerType, false)
                    .add("place", DataTypes.IntegerType, false)
                    .add("sums", DataTypes.BinaryType, false);
        }

        @Override
        public PatientObserver create() {
            return new TallyObserver(design, crossings);
        }
    }

    /** What a study tallies in each task. */
    public static InTask inTask(Study study, TallyDesign design) {
        return new InTask(design, Crossing.ofLabels(study.strata()));
    }

    /** Makes an observer for a part of a country. */
    public record InCountry(TallyFrame frame) implements OfCountries {
        @Override
        public StructType rowType() {
            return new InTask(frame.design(List.of()), frame.crossings()).rowType();
        }

        @Override
        public PatientObserver create(UniverseDesign universe) {
            return new TallyObserver(frame.design(universe.strata()), frame.crossings());
        }
    }

    /** One tally from parts, each as a row of {@link Factory#rowType}. */
    static OutcomeTally merged(TallyDesign design, Iterator<Row> parts) {
        OutcomeTally tally = new OutcomeTally(design);
        parts.forEachRemaining(
                part -> tally.add(part.getInt(0), part.getInt(1), ExactSums.ofBytes((byte[]) part.get(2))));
        return tally;
    }

    /**
     * Merges the tallies of all tasks, draw by draw: the draws' sums, and the differences under the pivots.
     *
     * @param design what is tallied by
     * @param standings which policies are options
     * @param pivots the study's pivots, in order
     * @param inCohort number of cohort patients by exposure type
     */
    public record Totals(TallyDesign design, Standings standings, List<Pivot> pivots, Map<String, Long> inCohort)
            implements SimulateStage.Observed {
        public Totals {
            pivots = List.copyOf(pivots);
            inCohort = Map.copyOf(inCohort);
        }

        /** The totals that a study asks for, over its cohort. */
        public static Totals of(Study study, TallyDesign design, CohortCounts counts) {
            return new Totals(design, Standings.of(study), study.pivots().parameters(), counts.patientsByType());
        }

        @Override
        public Set<String> tables() {
            return Set.of(OUTCOME_TALLY, PIVOT_CONTRASTS);
        }

        @Override
        public Map<String, Dataset<Row>> totals(Dataset<Row> rows) {
            Column draw = functions.col("draw");
            return Map.of(
                    OUTCOME_TALLY, tallies(rows.where(draw.geq(0))),
                    PIVOT_CONTRASTS, contrasts(rows.where(draw.leq(0))));
        }

        /** Sorted in one task: a sort over several would merge all tallies twice, to find where to part them. */
        private Dataset<Row> tallies(Dataset<Row> parts) {
            Table<TallyRow> table = Table.of(OUTCOME_TALLY, TallyRow.class);
            return parts.repartition(functions.col("draw"))
                    .mapPartitions(new MergeParts(design, table), Encoders.row(table.schema()))
                    .repartition(1)
                    .sortWithinPartitions(KEYS.stream().map(functions::col).toArray(Column[]::new));
        }

        private Dataset<Row> contrasts(Dataset<Row> parts) {
            Table<PivotContrast> table = Table.of(PIVOT_CONTRASTS, PivotContrast.class);
            return parts.repartition(pivots.size() + 1, functions.col("draw"))
                    .mapPartitions(
                            new ComparePivots(design, standings, pivots, inCohort, table),
                            Encoders.row(table.schema()));
        }
    }

    /** The table's rows from parts of tallies that hold all of a draw. */
    private record MergeParts(TallyDesign design, Table<TallyRow> table) implements MapPartitionsFunction<Row, Row> {
        @Override
        public Iterator<Row> call(Iterator<Row> parts) {
            List<Row> rows = new ArrayList<>();
            merged(design, parts).forEachRow(row -> rows.add(table.toRow(row)));
            return rows.iterator();
        }
    }
}
