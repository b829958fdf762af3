package org.allostat.population.universe;

import java.util.List;
import java.util.function.Consumer;
import org.allostat.population.CohortPatient;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.table.Table;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Picks the cohort out of the universe: those who take opioids as prescribed and still meet two or more criteria. */
public final class CohortObserver implements InterviewObserver {
    public static final String COHORT = "cohort";

    private final Table<CohortPatient> patients;

    private CohortObserver(Table<CohortPatient> patients) {
        this.patients = patients;
    }

    @Override
    public void observe(Interview interview, double adults, Consumer<Row> rows) {
        if (interview.inCohort()) {
            rows.accept(patients.toRow(interview.patient(adults)));
        }
    }

    @Override
    public List<Row> rows() {
        return List.of();
    }

    /**
     * Makes an observer in each task.
     *
     * @param patients the cohort table
     */
    public record InTask(Table<CohortPatient> patients) implements Factory {
        public InTask() {
            this(Table.of(COHORT, CohortPatient.class));
        }

        @Override
        public StructType rowType() {
            return patients.schema();
        }

        @Override
        public InterviewObserver create(Model model) {
            return new CohortObserver(patients);
        }
    }
}
