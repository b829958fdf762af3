package org.allostat.simulate;

import org.allostat.kernel.DsmInterview;
import org.allostat.kernel.PatientBatch;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.Questionnaire;

/** Ends a course: the outcome of each chart on it. */
final class OutcomeMaker {
    private final PatientBatch batch;
    private final int draw;
    private final Questionnaire questionnaire;

    OutcomeMaker(Model model, PatientBatch batch, int draw) {
        this.batch = batch;
        this.draw = draw;
        questionnaire = new Questionnaire(model);
    }

    /** Writes down how the course ended; its place in the batch is not needed any more. */
    void end(ReplayedPatient patient, Course course) {
        int criteria = criteria(course.lane(), patient.patient());
        patient.end(
                course,
                (policy, ending) -> course.ledger()
                        .outcome(patient.patient(), policy, draw, ending, batch, course.lane(), criteria));
        course.finish();
    }

    private int criteria(int i, CohortPatient patient) {
        double severity = questionnaire.severity(patient.personTraits().criteriaBaseline(), batch.misuse[i], batch, i);
        return Integer.bitCount(
                DsmInterview.counted(questionnaire.endorsed(patient.patientId(), severity), batch.misuse[i]));
    }
}
