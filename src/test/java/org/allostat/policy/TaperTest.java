package org.allostat.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.allostat.policy.CareState.Phase;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.TaperProtocol.Basis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Taper arithmetic by hand from 100 MME/d, and how a taper waits and fails. The first visit is on day 28. */
class TaperTest {
    @Test
    void tenthOfTheStartingDoseEveryVisitEndsAtTheTenthStep() {
        Clinic clinic = tapering(Policies.TENTH_MONTHLY);
        assertEquals(
                List.of(
                        "28:90.0",
                        "56:80.0",
                        "84:70.0",
                        "112:60.0",
                        "140:50.0",
                        "168:40.0",
                        "196:30.0",
                        "224:20.0",
                        "252:10.0",
                        "280:0.0"),
                clinic.course(12));
        assertTrue(clinic.care.summary().taperCompleted());
        assertFalse(clinic.care.summary().taperFailed());
        assertEquals(Phase.OFF_OPIOIDS, clinic.care.phase());
    }

    /** 0.9^28 = 0.0523 is above the share 0.049 at which a taper stops, 0.9^29 = 0.0471 below. */
    @Test
    void tenthOfTheCurrentDoseStopsBelowItsLeastShare() {
        Clinic clinic = tapering(Policies.taper(0.1, Basis.CURRENT_DOSE, 28, 0));
        List<String> doses = clinic.course(40);
        assertEquals(List.of("28:90.0", "56:81.0", "84:72.9", "112:65.61"), doses.subList(0, 4));
        assertEquals(List.of("784:5.23", "812:0.0"), doses.subList(27, doses.size()));
        assertEquals(Phase.OFF_OPIOIDS, clinic.care.phase());
    }

    /** Occupancy at 100 MME/d is 100/190; quarters of it are left at 58.70, 32.14 and 13.64 MME/d. */
    @Test
    void hyperbolicTaperTakesEqualStepsOfOccupancy() {
        Clinic clinic = tapering(Policies.taper(0.25, Basis.HYPERBOLIC, 28, 0));
        assertEquals(List.of("28:58.7", "56:32.14", "84:13.64", "112:0.0"), clinic.course(6));
    }

    @Test
    void weeklyStepsFallBetweenVisits() {
        Clinic clinic = tapering(Policies.taper(0.25, Basis.STARTING_DOSE, 7, 0));
        assertEquals(List.of("28:75.0", "35:50.0", "42:25.0", "49:0.0"), clinic.course(3));
    }

    @Test
    void stepsThatDoNotDivideTheVisitIntervalKeepTheirDays() {
        Clinic clinic = tapering(Policies.taper(0.3, Basis.STARTING_DOSE, 35, 0));
        assertEquals(List.of("28:70.0", "63:40.0", "98:10.0", "133:0.0"), clinic.course(8));
    }

    @Test
    void taperEndsOnItsFloorAndTheFloorDoseStays() {
        Clinic clinic = tapering(Policies.taper(0.25, Basis.STARTING_DOSE, 28, 35));
        assertEquals(List.of("28:75.0", "56:50.0", "84:35.0"), clinic.course(12));
        assertTrue(clinic.care.summary().taperCompleted());
        assertEquals(Phase.STABLE, clinic.care.phase());
    }

    /** The rule: COWS above 11, or pain more than 1.5 above 4, where it was. */
    @ParameterizedTest
    @CsvSource({"11, 5.5, false", "11.1, 4, true", "0, 5.6, true"})
    void stepWaitsAboveTheLimitsOnly(double cows, double pain, boolean waits) {
        Clinic clinic = tapering(Policies.TENTH_MONTHLY).visit(1);
        feel(clinic, cows, pain).visit(2);
        assertEquals(waits ? 90 : 80, clinic.treatment().doseMmePerDay());
        feel(clinic, 0, 4).visit(3);
        assertEquals(waits ? 80 : 70, clinic.treatment().doseMmePerDay());
    }

    /** A pause puts a step off; it must not bring forward one that is due later. */
    @Test
    void pauseDoesNotHastenTheNextStepOfASlowTaper() {
        Clinic clinic =
                tapering(Policies.taper(0.1, Basis.STARTING_DOSE, 112, 0)).visit(1);
        feel(clinic, 20, 4).visit(2);
        feel(clinic, 0, 4);
        for (int number = 3; number <= 4; number++) {
            clinic.visit(number);
            assertEquals(90, clinic.treatment().doseMmePerDay());
        }
        assertEquals(80, clinic.visit(5).treatment().doseMmePerDay());
    }

    @Test
    void pauseOfAWeeklyTaperSkipsTheWholeInterval() {
        Clinic clinic = tapering(Policies.taper(0.05, Basis.STARTING_DOSE, 7, 0));
        assertEquals(List.of("28:95.0", "35:90.0", "42:85.0", "49:80.0"), clinic.course(1));
        feel(clinic, 20, 4).visit(2);
        assertEquals(84, clinic.care.treatment(56, 84).untilDay());
        feel(clinic, 0, 4).visit(3);
        assertEquals(75, clinic.treatment().doseMmePerDay());
        assertEquals(91, clinic.care.treatment(84, 112).untilDay());
    }

    /** Tapered to 80 of 100; half-way back is 90. */
    @Test
    void threePausesInARowFailAndTheDoseReturnsHalfWay() {
        Clinic clinic = tapering(Policies.TENTH_MONTHLY).visit(1).visit(2);
        feel(clinic, 12, 4).visit(3).visit(4);
        assertFalse(clinic.care.summary().taperFailed());
        clinic.visit(5);
        assertTrue(clinic.care.summary().taperFailed());
        assertFalse(clinic.care.summary().taperCompleted());
        assertEquals(90, clinic.treatment().doseMmePerDay(), 1e-12);
        assertEquals(Phase.STABLE, clinic.care.phase());
    }

    @Test
    void pausesInARowAreCountedAnewAfterAStep() {
        Clinic clinic = tapering(Policies.TENTH_MONTHLY).visit(1);
        feel(clinic, 12, 4).visit(2).visit(3);
        feel(clinic, 0, 4).visit(4);
        feel(clinic, 12, 4).visit(5).visit(6);
        assertFalse(clinic.care.summary().taperFailed());
        assertTrue(clinic.visit(7).care.summary().taperFailed());
    }

    /** Probability 0.12 - 0.06 education at a pause, without the drop-out that any visit may bring. */
    @ParameterizedTest
    @CsvSource({"0, 0.12", "1, 0.06", "0.5, 0.09"})
    void pauseFailsWithItsProbability(double education, double expected) {
        Clinic.assertShare(expected, person -> {
            Clinic clinic = accepted(Policies.behaviour(0.12, 0), person, education);
            return feel(clinic, 12, 4).visit(2).care.summary().taperFailed();
        });
    }

    /** (0.025 - 0.012 education)(1 + 0.15 craving). */
    @ParameterizedTest
    @CsvSource({"0, 0, 0.025", "1, 0, 0.013", "0, 8, 0.055", "1, 8, 0.0286"})
    void anyVisitFailsWithItsProbability(double education, double craving, double expected) {
        Clinic.assertShare(expected, person -> {
            Clinic clinic = accepted(Policies.behaviour(0.12, 0.025), person, education);
            clinic.visit.craving = craving;
            return clinic.visit(2).care.summary().taperFailed();
        });
    }

    @Test
    void forcedTaperNeitherWaitsNorFails() {
        TaperProtocol taper = Policies.relentless(Policies.TENTH_MONTHLY);
        for (long person = 1; person <= 200; person++) {
            Policy policy = Policies.offering(Policies.taper(taper, Consent.NONE, 0));
            Clinic clinic = new Clinic(policy, Policies.behaviour(1, 1), person, 100);
            clinic.visit.cows = 40;
            clinic.visit.pain = 10;
            clinic.visit.craving = 10;
            assertEquals(10, clinic.course(10).size());
            assertEquals(Phase.OFF_OPIOIDS, clinic.care.phase());
            assertFalse(clinic.care.summary().taperFailed());
        }
    }

    /** Three pauses on end, then the step that was ordered; the steps of day 28, 140 and 252. A calm visit steps at once. */
    @Test
    void imposedTaperThatPausesGoesOnAfterTheMostPausesInARow() {
        Policy policy = Policies.offering(Policies.taper(Policies.TENTH_MONTHLY, Consent.NONE, 0));
        Clinic clinic = new Clinic(policy, Policies.behaviour(1, 1), 1, 100);
        feel(clinic, 40, 10);
        assertEquals(List.of("28:90.0", "140:80.0", "252:70.0"), clinic.course(10));
        assertEquals(60, feel(clinic, 0, 4).visit(11).treatment().doseMmePerDay());
        assertFalse(clinic.care.summary().taperFailed());
        assertTrue(clinic.care.summary().taperUnfinished());
    }

    /** However a patient suffers, each protocol steps after its interval and its most pauses, imposed tapers come to an end, and the chart says so. */
    @ParameterizedTest
    @CsvSource({"28, 1", "28, 12", "7, 3", "35, 3", "84, 2", "364, 12", "364, 1"})
    void noTaperIsWithoutAStepAhead(int intervalDays, int maximumInARow) {
        TaperProtocol taper = new TaperProtocol(
                0.25,
                Basis.STARTING_DOSE,
                intervalDays,
                new TaperProtocol.PauseRule(true, 11, 1.5, maximumInARow),
                0,
                90);
        for (Consent consent : Consent.values()) {
            for (int pattern = 1; pattern <= 64; pattern++) {
                Clinic clinic = new Clinic(Policies.offering(Policies.taper(taper, consent, 0)), willing());
                int latest = 28;
                for (int number = 1; number <= 80; number++) {
                    boolean suffers = pattern == 64 || (number > 1 && ((pattern >> (number % 6)) & 1) == 1);
                    double before = clinic.care.doseMmePerDay;
                    feel(clinic, suffers ? 40 : 0, 4).visit(number);
                    int day = clinic.visit.day;
                    latest = clinic.care.doseMmePerDay < before ? day : latest;
                    if (clinic.care.phase() == Phase.TAPERING) {
                        assertTrue(clinic.care.nextStepDay > day, "no step ahead on day " + day);
                    }
                    for (int step = day + 7; step < day + 28; step += 7) {
                        before = clinic.care.doseMmePerDay;
                        clinic.prescriber.stepBetweenVisits(step, clinic.care);
                        latest = clinic.care.doseMmePerDay < before ? step : latest;
                    }
                    assertEquals(
                            clinic.care.phase() == Phase.TAPERING,
                            clinic.care.summary().taperUnfinished());
                    if (clinic.care.phase() == Phase.TAPERING) {
                        assertTrue(
                                day - latest <= intervalDays + 28 * maximumInARow,
                                "stands still since day " + latest + " on day " + day);
                    }
                }
                if (consent == Consent.NONE) {
                    assertEquals(Phase.OFF_OPIOIDS, clinic.care.phase());
                    assertTrue(clinic.care.summary().taperCompleted());
                }
            }
        }
    }

    /** Accepts whatever the luck: craving far below 0 at the first visit. */
    private static Clinic accepted(Behaviour behaviour, long person, double education) {
        Policy policy = Policies.offering(Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, education));
        Clinic clinic = new Clinic(policy, behaviour, person, 100);
        clinic.visit.craving = -1000;
        clinic.visit(1);
        clinic.visit.craving = 0;
        assertTrue(clinic.care.summary().taperAccepted());
        return clinic;
    }

    private static Clinic tapering(TaperProtocol taper) {
        Policy policy = Policies.offering(Policies.taper(taper, Consent.REQUIRED, 0));
        return new Clinic(policy, willing(), 1, 100);
    }

    /** Everybody accepts; tapers fail by three pauses in a row only. */
    private static Behaviour willing() {
        Behaviour steady = Policies.STEADY;
        return new Behaviour(
                steady.escalation(),
                new Behaviour.Acceptance(1000, 0, 0, 0, 0, 0, 0),
                steady.taper(),
                steady.restart(),
                steady.buprenorphine(),
                steady.usualCare(),
                steady.rotationToleranceRetention(),
                steady.visitIntervalDays(),
                steady.offerAgainDays());
    }

    private static Clinic feel(Clinic clinic, double cows, double pain) {
        clinic.visit.cows = cows;
        clinic.visit.pain = pain;
        return clinic;
    }
}
