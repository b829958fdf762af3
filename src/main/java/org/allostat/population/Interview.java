package org.allostat.population;

import java.util.Optional;
import org.allostat.kernel.KernelState;
import org.allostat.kernel.Severity;

/**
 * What the survey finds: the person on the day of the interview.
 *
 * @param person who
 * @param mmePerDay prescribed dose on that day, MME/d
 * @param daysSinceUse days without opioids before the interview; 0 for people who take them on that day
 * @param courseDaysLeft days that the course under way still lasts as planned; 0 where none is, and for long-term therapy
 * @param endorsed criteria endorsed, counted or not, a mask with bit {@code Criterion.ordinal()}
 * @param criteria criteria met and counted, a mask with bit {@code Criterion.ordinal()}
 * @param body how the person is; empty where the answers were known without it, as of somebody who is in no cohort
 */
public record Interview(
        Person person,
        double mmePerDay,
        int daysSinceUse,
        int courseDaysLeft,
        int endorsed,
        int criteria,
        Optional<Body> body) {
    private static final int CURRENT_USE_DAYS = 30;

    /**
     * How a person is on the day of the interview.
     *
     * @param severity latent severity theta
     * @param baseline readouts of that day
     * @param state adaptation at the end of that day
     */
    public record Body(double severity, CohortPatient.Baseline baseline, KernelState state) {}

    /** Latent severity theta. */
    public double severity() {
        return known().severity();
    }

    /** Readouts of that day. */
    public CohortPatient.Baseline baseline() {
        return known().baseline();
    }

    /** Adaptation at the end of that day. */
    public KernelState state() {
        return known().state();
    }

    private Body known() {
        return body.orElseThrow(() -> new IllegalStateException(
                "person " + person.id() + " was not followed: the answers were known without"));
    }

    /** Whether the person took an opioid in the past 30 days. */
    public boolean currentUse() {
        return daysSinceUse < CURRENT_USE_DAYS;
    }

    /** Number of criteria counted. */
    public int criteriaCount() {
        return Integer.bitCount(criteria);
    }

    /** Whether the person takes opioids as prescribed and still meets two or more criteria: the "3 million". */
    public boolean inCohort() {
        return inCohort(person, criteria);
    }

    /** Whether a person who meets these criteria is in the cohort. */
    public static boolean inCohort(Person person, int criteria) {
        return !person.misuse() && Severity.ofCriteria(Integer.bitCount(criteria)) != Severity.NONE;
    }

    /** The row of {@code cohort}. */
    public CohortPatient patient(double weight) {
        return new CohortPatient(
                person.id(),
                weight,
                person.exposure().label(),
                person.ageYears(),
                person.sex().label(),
                person.raceEthnicity(),
                person.insurance(),
                person.fairPoorHealth(),
                person.seriousDistress(),
                person.painCondition().label(),
                person.startedForAcutePain(),
                mmePerDay,
                courseDaysLeft,
                person.formulation().label(),
                person.yearsOnOpioids(),
                person.benzodiazepine(),
                person.depression(),
                person.misuse(),
                criteriaCount(),
                Severity.ofCriteria(criteriaCount()).label(),
                CriteriaMet.ofMask(criteria),
                baseline(),
                person.traits(),
                person.personTraits(),
                state());
    }
}
