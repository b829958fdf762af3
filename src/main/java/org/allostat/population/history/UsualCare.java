package org.allostat.population.history;

import org.allostat.policy.DoseEscalation;
import org.allostat.population.Person;
import org.allostat.population.PersonStream;
import org.allostat.random.RandomStreams;

/**
 * What happens to long-term therapy before a study.
 *
 * @param escalation how the dose rises at a visit
 * @param visitDays days between visits
 * @param interruptions how use stops for a while
 * @param painMaximum top of the pain scale, NRS
 * @param random luck of the visits
 */
record UsualCare(
        DoseEscalation escalation,
        int visitDays,
        Interruptions interruptions,
        double painMaximum,
        RandomStreams random) {
    /** More than 1 by far more than rounding: what is missing at the trough is at most what a full signal relieves. */
    private static final double SLACK = 1.001;

    /**
     * The highest probability that a person's dose rises at a visit, however bad pain is: where luck is above it, nothing
     * that the patient feels can change the dose.
     *
     * @param mmePerDay present dose, MME/d
     */
    double highestProbability(Person person, double mmePerDay) {
        double fullRelief = person.traits().untreatedPain() * person.traits().analgesicEfficacy();
        return escalation.highestProbability(
                painMaximum + SLACK * fullRelief, person.personTraits().escalationPropensity(), mmePerDay);
    }

    /**
     * What decides a visit: below the probability, the dose rises.
     *
     * @param visit number of the visit, 1 for the first
     */
    double luck(Person person, int visit) {
        return random.uniform(person.id(), PersonStream.HISTORY_ESCALATION.code(), visit);
    }
}
