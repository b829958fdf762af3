package org.allostat.simulate;

import org.allostat.kernel.Criterion;
import org.allostat.kernel.DsmInterview;
import org.allostat.kernel.PatientBatch;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.PersonStream;

/** Ends a course: the outcome of each chart on it. */
final class OutcomeMaker {
    private final Model model;
    private final PatientBatch batch;
    private final int draw;
    private final double[] thresholds = new double[Criterion.COUNT];

    OutcomeMaker(Model model, PatientBatch batch, int draw) {
        this.model = model;
        this.batch = batch;
        this.draw = draw;
    }

    /** Writes down how the course ended; its place in the batch is not needed any more. */
    void end(ReplayedPatient patient, Course course) {
        int criteria = criteria(course.lane(), patient.patient());
        patient.end(
                course,
                chart -> course.ledger()
                        .outcome(patient.patient(), chart.policyId(), draw, chart, batch, course.lane(), criteria));
        course.finish();
    }

    private int criteria(int i, CohortPatient patient) {
        for (Criterion criterion : Criterion.values()) {
            double uniform = model.random().uniform(patient.patientId(), PersonStream.criterion(criterion), 0);
            thresholds[criterion.ordinal()] = model.interview().threshold(criterion, uniform);
        }
        double severity = model.interview()
                .severity(
                        patient.personTraits().criteriaBaseline(),
                        batch.rewardLoad(i),
                        batch.stressLoad(i),
                        batch.lastCraving[i],
                        batch.misuse[i]);
        return Integer.bitCount(DsmInterview.counted(DsmInterview.endorsed(severity, thresholds), batch.misuse[i]));
    }
}
