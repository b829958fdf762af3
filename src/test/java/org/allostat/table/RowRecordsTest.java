package org.allostat.table;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.allostat.outcomes.PatientOutcome;
import org.allostat.population.CohortPatient;
import org.junit.jupiter.api.Test;

/** The records that stages hand over are rows of the declared tables. */
class RowRecordsTest {
    @Test
    void aCohortPatientIsARowOfCohort() {
        assertDoesNotThrow(() -> Table.of("cohort", CohortPatient.class));
    }

    @Test
    void aPatientOutcomeIsARowOfPatientOutcomes() {
        assertDoesNotThrow(() -> Table.of("patient_outcomes", PatientOutcome.class));
    }
}
