package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.StratumVariable;
import org.allostat.simulate.PatientObserver;
import org.allostat.simulate.SimulateStage;
import org.allostat.table.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** Tallies each patient's outcomes under all policies in the task that simulated them. */
public final class TallyObserver implements PatientObserver {
    public static final String OUTCOME_TALLY = "outcome_tally";

    private static final List<String> KEYS =
            List.of("policy", "draw", "stratum_variable", "stratum", "design_stratum", "weight", "measure");

    private final OutcomeTally tally;
    private final Table<TallyRow> table;

    private TallyObserver(TallyDesign design, Table<TallyRow> table) {
        this.tally = new OutcomeTally(design);
        this.table = table;
    }

    @Override
    public void observe(CohortPatient patient, PolicyOutcomes outcomes) {
        tally.add(ExposureType.ofPerson(patient.patientId()).ordinal(), StratumVariable.strataOf(patient), outcomes);
    }

    @Override
    public Iterator<Row> rows() {
        List<Row> rows = new ArrayList<>();
        tally.forEachRow(row -> rows.add(table.toRow(row)));
        return rows.iterator();
    }

    /**
     * Makes an observer in each task.
     *
     * @param design what is tallied by; its design strata are the exposure types, in their order
     * @param table the tally's table
     */
    public record InTask(TallyDesign design, Table<TallyRow> table) implements Factory {
        /** @param design what is tallied by */
        public InTask(TallyDesign design) {
            this(design, Table.of(OUTCOME_TALLY, TallyRow.class));
        }

        @Override
        public StructType rowType() {
            return table.schema();
        }

        @Override
        public PatientObserver create() {
            return new TallyObserver(design, table);
        }
    }

    /** Adds up the tallies of all tasks: decimal sums are exact in every order. */
    public record Totals() implements SimulateStage.Observed {
        @Override
        public String table() {
            return OUTCOME_TALLY;
        }

        @Override
        public Dataset<Row> total(Dataset<Row> rows) {
            StructType type = Table.of(OUTCOME_TALLY, TallyRow.class).schema();
            List<Column> sums = new ArrayList<>();
            for (String name : type.fieldNames()) {
                if (!KEYS.contains(name)) {
                    sums.add(functions
                            .sum(name)
                            .cast(type.apply(name).dataType())
                            .as(name));
                }
            }
            Column[] keys = KEYS.stream().map(functions::col).toArray(Column[]::new);
            return rows.groupBy(keys)
                    .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
                    .orderBy(keys);
        }
    }
}
