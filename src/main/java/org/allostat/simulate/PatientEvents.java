package org.allostat.simulate;

import org.allostat.evidence.CostItem;
import org.allostat.kernel.EventType;
import org.allostat.kernel.KernelParameters.Hazard;
import org.allostat.kernel.KernelParameters.Utility;
import org.allostat.kernel.OverdoseRoute;
import org.allostat.kernel.PatientBatch;
import org.allostat.outcomes.Discounting;
import org.allostat.policy.Naloxone;
import org.allostat.population.Model;
import org.allostat.random.RandomStreams;
import org.allostat.unit.Calendar;

/** What an event does: the next hazard budget, whether it kills, by which route it came, what it costs. */
final class PatientEvents {
    private final Model model;
    private final RandomStreams random;
    private final Hazard hazard;
    private final Utility utility;
    private final Naloxone.Law naloxone;
    private final Discounting discounting;
    private final EventNotes notes;

    /**
     * @param notes hears what happens
     */
    PatientEvents(Model model, Discounting discounting, EventNotes notes) {
        this.model = model;
        this.notes = notes;
        this.discounting = discounting;
        random = model.random();
        hazard = model.hazard();
        utility = model.constants().parameters().utility();
        naloxone = model.registry().bind("naloxone", Naloxone.Law.class);
    }

    /**
     * Meets the events of the day that the kernel has just completed.
     *
     * @param batch where the patient lives
     * @param course takes what happened
     * @param person the patient's id
     * @param day days since policy start
     */
    void meet(PatientBatch batch, Course course, long person, int day) {
        int i = course.lane();
        PatientLedger ledger = course.ledger();
        for (EventType type : EventType.values()) {
            if ((batch.events[i] & type.bit()) != 0 && ledger.alive()) {
                int number = ledger.nextNumber(type);
                batch.hazardBudget[type.ordinal()][i] += random.exponential(person, EventStream.budget(type), number);
                meetEvent(batch, course, person, type, number, day);
            }
        }
    }

    private void meetEvent(PatientBatch batch, Course course, long person, EventType type, int number, int day) {
        int i = course.lane();
        PatientLedger ledger = course.ledger();
        double factor = discounting.factorAt(day / Calendar.DAYS_PER_YEAR);
        switch (type) {
            case OVERDOSE -> {
                OverdoseRoute route = route(batch, i, person, number);
                double share = fatalShare(route, batch.misuse[i]) * naloxone.fatalShareRatio(course.treatment());
                double luck = random.uniform(person, EventStream.OVERDOSE_FATAL.code(), number);
                boolean fatal = luck < share;
                double usd =
                        fatal ? model.costs().overdoseFatal() : model.costs().overdoseNonFatal();
                ledger.overdose(route, fatal, day, utility.overdose(), factor);
                ledger.years().spend(CostItem.OVERDOSES, day, usd, factor);
                notes.note(LifeEvent.overdose(day, route, share, luck));
            }
            case CRISIS -> {
                double luck = random.uniform(person, EventStream.CRISIS_SUICIDE.code(), number);
                boolean suicide = luck < hazard.crisisSuicideShare();
                ledger.crisis(suicide, day, utility.crisis(), factor);
                ledger.years()
                        .spend(CostItem.MENTAL_HEALTH_CRISES, day, model.costs().mentalHealthCrisis(), factor);
                notes.note(LifeEvent.crisis(day, hazard.crisisSuicideShare(), luck));
            }
            case BACKGROUND_DEATH -> {
                ledger.backgroundDeath(day, factor);
                notes.note(LifeEvent.otherDeath(day));
            }
            case MISUSE -> {
                ledger.misuse(day, factor);
                batch.misuse[i] = true;
                batch.hazardBudget[type.ordinal()][i] = Double.POSITIVE_INFINITY;
                notes.note(LifeEvent.misuseBegan(day));
            }
        }
    }

    /** The illicit supply may have a share of its own. */
    private double fatalShare(OverdoseRoute route, boolean misuse) {
        if (route == OverdoseRoute.ILLICIT && hazard.overdoseFatalShareIllicit() > 0) {
            return hazard.overdoseFatalShareIllicit();
        }
        return misuse ? hazard.overdoseFatalShareMisuse() : hazard.overdoseFatalShare();
    }

    /** The route of an overdose, in proportion to the day's hazards. */
    private OverdoseRoute route(PatientBatch batch, int i, long person, int number) {
        double prescribed = batch.lastOverdoseHazard[OverdoseRoute.PRESCRIBED.ordinal()][i];
        double lost = batch.lastOverdoseHazard[OverdoseRoute.LOST_TOLERANCE.ordinal()][i];
        double illicit = batch.lastOverdoseHazard[OverdoseRoute.ILLICIT.ordinal()][i];
        double point =
                random.uniform(person, EventStream.OVERDOSE_ROUTE.code(), number) * (prescribed + lost + illicit);
        if (point < prescribed) {
            return OverdoseRoute.PRESCRIBED;
        }
        return point < prescribed + lost ? OverdoseRoute.LOST_TOLERANCE : OverdoseRoute.ILLICIT;
    }
}
