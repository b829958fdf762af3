package org.allostat.population.history;

import org.allostat.kernel.PatientBatch;
import org.allostat.policy.Visit;
import org.allostat.population.Person;
import org.allostat.unit.Calendar;

/**
 * Daily use from a starting dose, which may rise at each visit, and now and then an interruption. Visits come a fixed number
 * of days after the last one or after a restart. Nearly all of them change nothing, whatever the patient feels, because luck,
 * which is known beforehand, lets no dose rise; so a stretch of use ends at the next visit that may change the dose.
 */
final class LongTermCourse implements ExposureCourse {
    /** Days of use that make a long-term user. */
    static final int LEAST_DAYS = 90;

    private final Person person;
    private final UsualCare care;
    private final int total;
    private final Visit visit = new Visit();
    private double mmePerDay;
    private int day;
    private int visits;
    private boolean visitDue;
    private int interruptions;
    private int interruptionDays;
    /** The day on which the next interruption starts; the last day where there is none. */
    private int interruptionStart;

    /**
     * @param total days of the history, positive
     * @param startingMmePerDay dose on the first day, MME/d
     */
    LongTermCourse(Person person, UsualCare care, int total, double startingMmePerDay) {
        this.person = person;
        this.care = care;
        this.total = total;
        mmePerDay = startingMmePerDay;
        planInterruption(LEAST_DAYS);
    }

    /** One that would leave less than 90 days of use before the interview cannot have happened, nor any after it. */
    private void planInterruption(int from) {
        double start = from + care.interruptions().daysOfUseUntil(person.id(), interruptions);
        interruptionStart = total;
        if (start + LEAST_DAYS < total) {
            interruptionDays = care.interruptions().days(person.id(), interruptions);
            interruptionStart = start + interruptionDays + LEAST_DAYS <= total ? (int) start : total;
        }
        interruptions++;
    }

    @Override
    public int totalDays() {
        return total;
    }

    @Override
    public int daysSinceUse() {
        return 0;
    }

    @Override
    public boolean awaitsVisit() {
        return visitDue;
    }

    @Override
    public int next(PatientBatch batch, int i) {
        if (day >= total) {
            return 0;
        }
        return day == interruptionStart ? interrupt(batch, i) : use(batch, i);
    }

    private int interrupt(PatientBatch batch, int i) {
        int stretch = interruptionDays;
        batch.doseMmePerDay[i] = 0;
        batch.misuse[i] = false;
        day += stretch;
        mmePerDay = care.interruptions().restartMmePerDay(mmePerDay);
        planInterruption(day);
        return stretch;
    }

    private int use(PatientBatch batch, int i) {
        if (visitDue) {
            meet(batch, i);
        }
        batch.doseMmePerDay[i] = mmePerDay;
        batch.misuse[i] = misusesFrom(day);
        double highest = care.highestProbability(person, mmePerDay);
        int start = day;
        do {
            day += Math.min(care.visitDays(), interruptionStart - day);
            visitDue = day < interruptionStart && care.luck(person, ++visits) < highest;
        } while (day < interruptionStart && !visitDue && misusesFrom(day) == batch.misuse[i]);
        return day - start;
    }

    private boolean misusesFrom(int visitDay) {
        return person.misuse() && total - visitDay <= Calendar.DAYS_PER_YEAR;
    }

    private void meet(PatientBatch batch, int i) {
        visit.pain = batch.lastPain[i];
        visit.troughPain = batch.lastTroughPain[i];
        visit.untreatedPain = batch.untreatedPain(i);
        visit.escalationPropensity = person.personTraits().escalationPropensity();
        if (care.luck(person, visits) < care.escalation().probability(visit, mmePerDay)) {
            mmePerDay = care.escalation().raised(mmePerDay);
        }
    }
}
