package org.allostat.outcomes;

import java.util.function.ToDoubleFunction;

/**
 * What is summed over patients: a column of {@code patient_outcomes}, or a simple function of some, as an integer number of
 * steps of 10^-decimals. A value is rounded once, here; from then on sums are exact.
 *
 * <p>The end-of-horizon quantities are 0 for those who died, and are divided by {@link #ALIVE_AT_END}: a death must not
 * pass for relief.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions are method references and lambdas that capture nothing
public enum Quantity {
    PERSONS(Resolution.COUNT, outcome -> 1),
    PERSON_DAYS(Resolution.COUNT, PatientOutcome::personDays),
    ALIVE_AT_END(Resolution.COUNT, outcome -> one(!outcome.died())),
    DIED(Resolution.COUNT, outcome -> one(outcome.died())),
    OVERDOSED(Resolution.COUNT, outcome -> one(outcome.overdoses() > 0)),
    OVERDOSES(Resolution.COUNT, PatientOutcome::overdoses),
    OVERDOSES_PRESCRIBED(Resolution.COUNT, PatientOutcome::overdosesPrescribed),
    OVERDOSES_LOST_TOLERANCE(Resolution.COUNT, PatientOutcome::overdosesLostTolerance),
    OVERDOSES_ILLICIT(Resolution.COUNT, PatientOutcome::overdosesIllicit),
    OVERDOSE_CLAIMS_DEFINED(Resolution.COUNT, PatientOutcome::overdoseClaimsDefined),
    FATAL_OVERDOSE(Resolution.COUNT, outcome -> one(outcome.fatalOverdose())),
    SUICIDE(Resolution.COUNT, outcome -> one(outcome.suicide())),
    OVERDOSE_OR_SUICIDE_DEATH(Resolution.COUNT, outcome -> one(outcome.overdoseOrSuicideDeath())),
    MENTAL_HEALTH_CRISES(Resolution.COUNT, PatientOutcome::mentalHealthCrises),
    EXPECTED_OVERDOSES_PRESCRIBED(Resolution.HAZARD, PatientOutcome::expectedOverdosesPrescribed),
    EXPECTED_OVERDOSES_LOST_TOLERANCE(Resolution.HAZARD, PatientOutcome::expectedOverdosesLostTolerance),
    EXPECTED_OVERDOSES_ILLICIT(Resolution.HAZARD, PatientOutcome::expectedOverdosesIllicit),
    EXPECTED_CRISES(Resolution.HAZARD, PatientOutcome::expectedCrises),
    MISUSE(Resolution.COUNT, outcome -> one(outcome.misuseDay() != null)),
    OFF_OPIOIDS_AT_END(Resolution.COUNT, outcome -> one(outcome.offOpioids() && !outcome.died())),
    ON_BUPRENORPHINE_AT_END(Resolution.COUNT, outcome -> one(outcome.onBuprenorphine() && !outcome.died())),
    END_MME_PER_DAY(Resolution.SCORE, outcome -> ifAlive(outcome, outcome.endMmePerDay())),
    ESCALATIONS(Resolution.COUNT, PatientOutcome::escalations),
    TAPER_OFFERED(Resolution.COUNT, outcome -> one(outcome.taperOffered())),
    TAPER_ACCEPTED(Resolution.COUNT, outcome -> one(outcome.taperAccepted())),
    TAPER_COMPLETED(Resolution.COUNT, outcome -> one(outcome.taperCompleted())),
    TAPER_FAILED(Resolution.COUNT, outcome -> one(outcome.taperFailed())),
    BUPRENORPHINE_OFFERED(Resolution.COUNT, outcome -> one(outcome.buprenorphineOffered())),
    BUPRENORPHINE_ACCEPTED(Resolution.COUNT, outcome -> one(outcome.buprenorphineAccepted())),
    REVERSED(Resolution.COUNT, outcome -> one(outcome.reversals() > 0)),
    REVERSALS(Resolution.COUNT, PatientOutcome::reversals),
    RESTARTED(Resolution.COUNT, outcome -> one(outcome.restarts() > 0)),
    RESTARTS(Resolution.COUNT, PatientOutcome::restarts),
    TAPER_UNFINISHED_AT_END(Resolution.COUNT, outcome -> one(outcome.taperUnfinished() && !outcome.died())),
    BUPRENORPHINE_LEFT(Resolution.COUNT, outcome -> one(outcome.buprenorphineDropouts() > 0)),
    BUPRENORPHINE_DROPOUTS(Resolution.COUNT, PatientOutcome::buprenorphineDropouts),
    MONTHS_ON_BUPRENORPHINE(Resolution.SCORE, PatientOutcome::monthsOnBuprenorphine),
    WAITING_AT_END(Resolution.COUNT, outcome -> one(outcome.waitingAtEnd() && !outcome.died())),
    MONTHS_WAITED(Resolution.SCORE, PatientOutcome::monthsWaited),
    OPIOID_DAYS(Resolution.COUNT, PatientOutcome::opioidDays),
    MEAN_PAIN(Resolution.SCORE, PatientOutcome::meanPain),
    MEAN_HYPERKATIFEIA(Resolution.SCORE, PatientOutcome::meanHyperkatifeia),
    MEAN_MOOD(Resolution.SCORE, PatientOutcome::meanMood),
    MEAN_UTILITY(Resolution.SCORE, PatientOutcome::meanUtility),
    MAX_COWS(Resolution.SCORE, PatientOutcome::maxCows),
    END_PAIN(Resolution.SCORE, outcome -> ifAlive(outcome, outcome.endPain())),
    END_MOOD(Resolution.SCORE, outcome -> ifAlive(outcome, outcome.endMood())),
    END_HYPERKATIFEIA(Resolution.SCORE, outcome -> ifAlive(outcome, outcome.endHyperkatifeia())),
    END_CRITERIA_COUNT(Resolution.COUNT, outcome -> ifAlive(outcome, outcome.endCriteriaCount())),
    LIFE_YEARS_UNDISCOUNTED(Resolution.SCORE, PatientOutcome::lifeYearsUndiscounted),
    LIFE_YEARS(Resolution.SCORE, PatientOutcome::lifeYears),
    QALYS(Resolution.SCORE, PatientOutcome::qalys),
    LIFE_YEARS_BEYOND(Resolution.SCORE, PatientOutcome::lifeYearsBeyond),
    QALYS_BEYOND(Resolution.SCORE, PatientOutcome::qalysBeyond),
    COST_OPIOIDS_USD(Resolution.CENT, PatientOutcome::costOpioidsUsd),
    COST_CARE_USD(Resolution.CENT, PatientOutcome::costCareUsd),
    COST_BEYOND_USD(Resolution.CENT, PatientOutcome::costBeyondUsd),
    COST_USD(Resolution.CENT, PatientOutcome::costUsd);

    /** Beyond this many steps a double no longer holds every integer, so rounding would not be to the nearest step. */
    private static final double LARGEST_STEPS = 1L << 53;

    private final Resolution resolution;
    private final ToDoubleFunction<PatientOutcome> value;

    Quantity(Resolution resolution, ToDoubleFunction<PatientOutcome> value) {
        this.resolution = resolution;
        this.value = value;
    }

    /** Decimals that are kept: a step is 10^-decimals of the quantity's unit. */
    public int decimals() {
        return resolution.decimals;
    }

    /**
     * The patient's value in steps, to the nearest.
     *
     * @throws IllegalArgumentException if the value is not a number or too large for its resolution
     */
    public long steps(PatientOutcome outcome) {
        double steps = value.applyAsDouble(outcome) * resolution.stepsPerUnit;
        if (!(Math.abs(steps) <= LARGEST_STEPS)) {
            throw new IllegalArgumentException(name() + " of patient " + outcome.patientId() + " under policy "
                    + outcome.policy() + " cannot be summed: " + value.applyAsDouble(outcome));
        }
        return WholeSteps.nearest(steps);
    }

    private static double one(boolean condition) {
        return condition ? 1 : 0;
    }

    private static double ifAlive(PatientOutcome outcome, double value) {
        return outcome.died() ? 0 : value;
    }

    /** Sizes of a step: whole counts, US cents, millionths of scores and years, billionths of expected events. */
    private enum Resolution {
        COUNT(0, 1),
        CENT(2, 100),
        SCORE(6, 1e6),
        HAZARD(9, 1e9);

        private final int decimals;
        private final double stepsPerUnit;

        Resolution(int decimals, double stepsPerUnit) {
            this.decimals = decimals;
            this.stepsPerUnit = stepsPerUnit;
        }
    }
}
