package org.allostat.simulate;

import org.allostat.kernel.EventType;
import org.allostat.kernel.PatientBatch;
import org.allostat.policy.Policy;
import org.allostat.population.Model;
import org.allostat.random.RandomStreams;
import org.allostat.unit.Calendar;
import org.allostat.unit.Unit;

/** How misuse or illicit use ends at a visit, model.md (56): by the same luck under every policy. */
final class IllicitUse {
    private final RandomStreams random;
    private final double endsPerVisit;
    private final EventNotes notes;

    /**
     * What is known of it; registry group {@code hazard}.
     *
     * @param illicitExitPerYear rate at which it ends
     */
    record Law(@Unit("1/year") double illicitExitPerYear) {}

    IllicitUse(Model model) {
        this(model, EventNotes.NONE);
    }

    IllicitUse(Model model, EventNotes notes) {
        this.notes = notes;
        random = model.random();
        Law law = model.registry().bind("hazard", IllicitUse.Law.class);
        endsPerVisit = law.illicitExitPerYear() * Policy.VISIT_INTERVAL_DAYS / Calendar.DAYS_PER_YEAR;
    }

    /**
     * Decides at a visit of a patient who uses; the hazard that can be borne until the next onset is drawn anew.
     *
     * @param batch where the patient lives
     * @param visit number of the visit, 1 for the first
     */
    void decide(PatientBatch batch, Course course, long person, int visit) {
        int i = course.lane();
        if (batch.misuse[i] && random.uniform(person, EventStream.ILLICIT_EXIT.code(), visit) < endsPerVisit) {
            batch.misuse[i] = false;
            int number = course.ledger().nextNumber(EventType.MISUSE);
            batch.hazardBudget[EventType.MISUSE.ordinal()][i] =
                    random.exponential(person, EventStream.budget(EventType.MISUSE), number);
            notes.note(LifeEvent.misuseEnded(course.day));
        }
    }
}
