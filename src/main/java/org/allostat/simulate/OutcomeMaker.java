package org.allostat.simulate;

import org.allostat.evidence.CountedItems;
import org.allostat.kernel.DsmInterview;
import org.allostat.kernel.PatientBatch;
import org.allostat.outcomes.CountedCosts;
import org.allostat.outcomes.Valuation;
import org.allostat.outcomes.YearSums;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.Questionnaire;

/** Ends a course: the outcome of each chart on it. */
final class OutcomeMaker {
    private final PatientBatch batch;
    private final int draw;
    private final CountedCosts counted;
    private final Closing closing;
    private final Questionnaire questionnaire;

    OutcomeMaker(Model model, PatientBatch batch, int draw, Horizon horizon, Valuation valuation) {
        this.batch = batch;
        this.draw = draw;
        counted = new CountedCosts(CountedItems.standard(), valuation.perspective());
        closing = new Closing(model, horizon, valuation);
        questionnaire = new Questionnaire(model);
    }

    /** Writes down how the course ended; its place in the batch is not needed any more. */
    void end(ReplayedPatient patient, Course course) {
        int criteria = criteria(course.lane(), patient.patient());
        CohortPatient who = patient.patient();
        PatientLedger ledger = course.ledger();
        patient.end(course, (policy, ending, outcomes) -> {
            YearSums years = ledger.years().with(ending.costs(), counted, who.insurance());
            Closing.Term beyond = closing.of(who, patient.sex(), ledger.alive(), years, counted);
            return outcomes.add(
                    ledger.outcome(who, policy, draw, ending.care(), years, beyond, batch, course.lane(), criteria),
                    years);
        });
        course.finish();
    }

    private int criteria(int i, CohortPatient patient) {
        double severity = questionnaire.severity(patient.personTraits().criteriaBaseline(), batch.misuse[i], batch, i);
        return Integer.bitCount(
                DsmInterview.counted(questionnaire.endorsed(patient.patientId(), severity), batch.misuse[i]));
    }
}
