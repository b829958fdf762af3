package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.allostat.outcomes.ExactSums;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.StratumVariable;
import org.allostat.simulate.PatientObserver;
import org.allostat.simulate.SimulateStage;
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

    private static final List<String> KEYS =
            List.of("policy", "draw", "stratum_variable", "stratum", "design_stratum", "weight", "measure");

    private final OutcomeTally tally;

    private TallyObserver(TallyDesign design) {
        tally = new OutcomeTally(design);
    }

    @Override
    public void observe(CohortPatient patient, PolicyOutcomes outcomes) {
        tally.add(ExposureType.ofPerson(patient.patientId()).ordinal(), StratumVariable.strataOf(patient), outcomes);
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
     * @param design what is tallied by; its design strata are the exposure types, in their order
     */
    public record InTask(TallyDesign design) implements Factory {
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
            return new TallyObserver(design);
        }
    }

    /**
     * Merges the tallies of all tasks, draw by draw.
     *
     * @param design what is tallied by
     */
    public record Totals(TallyDesign design) implements SimulateStage.Observed {
        @Override
        public String table() {
            return OUTCOME_TALLY;
        }

        @Override
        public Dataset<Row> total(Dataset<Row> rows) {
            Table<TallyRow> table = Table.of(OUTCOME_TALLY, TallyRow.class);
            return rows.repartition(functions.col("draw"))
                    .mapPartitions(new MergeParts(design, table), Encoders.row(table.schema()))
                    .orderBy(KEYS.stream().map(functions::col).toArray(Column[]::new));
        }
    }

    /** The table's rows from parts of tallies that hold all of a draw. */
    private record MergeParts(TallyDesign design, Table<TallyRow> table) implements MapPartitionsFunction<Row, Row> {
        @Override
        public Iterator<Row> call(Iterator<Row> parts) {
            OutcomeTally tally = new OutcomeTally(design);
            parts.forEachRemaining(
                    part -> tally.add(part.getInt(0), part.getInt(1), ExactSums.ofBytes((byte[]) part.get(2))));
            List<Row> rows = new ArrayList<>();
            tally.forEachRow(row -> rows.add(table.toRow(row)));
            return rows.iterator();
        }
    }
}
