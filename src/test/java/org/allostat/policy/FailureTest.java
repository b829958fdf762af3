package org.allostat.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.allostat.policy.CareState.Phase;
import org.allostat.policy.Policy.Consent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failed taper and a switch that was given up leave behind, and how buprenorphine is left. From 100 MME/d. */
class FailureTest {
    private static final double SURE = 1e6;
    private static final Policy SWITCH = Policies.offering(Policies.buprenorphine(Consent.NONE));

    /** Given up at the fourth visit, in the third pause in a row: asked again thirteen visits later and not before. */
    @Test
    void nobodyAsksAgainForThirteenVisitsAfterAFailedTaper() {
        Clinic clinic =
                failed(Policies.remembering(0, 364), Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 1));
        clinic.visit.craving = -1000;
        int sessions = clinic.care.educationSessions();
        for (int number = 5; number <= 16; number++) {
            clinic.visit(number);
            assertEquals(sessions, clinic.care.educationSessions(), "asked at visit " + number);
            assertEquals(Phase.STABLE, clinic.care.phase());
        }
        assertEquals(Phase.TAPERING, clinic.visit(17).care.phase());
        assertEquals(sessions + 1, clinic.care.educationSessions());
    }

    @Test
    void withoutAWaitTheNextReviewAsksAgain() {
        Clinic clinic = failed(Policies.remembering(0, 0), Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 0));
        clinic.visit.craving = -1000;
        assertEquals(Phase.TAPERING, clinic.visit(5).care.phase());
    }

    /** A failed taper makes neither a switch nor an order wait. */
    @Test
    void otherOffersAndOrdersDoNotWait() {
        Behaviour behaviour = Policies.remembering(-1, 364);
        Offer taper = Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 0);
        Clinic switched = failed(behaviour, taper, Policies.buprenorphine(Consent.REQUIRED));
        switched.visit.craving = -1000;
        assertEquals(Phase.ON_BUPRENORPHINE, switched.visit(5).care.phase());
        assertEquals(
                Phase.OFF_OPIOIDS,
                failed(behaviour, taper, Policies.discontinue(Consent.NONE))
                        .visit(5)
                        .care
                        .phase());
    }

    /** Log-odds 0.1 before, -0.9 after one failure and -1.9 after two: 1 / (1 + exp(0.9)), 1 / (1 + exp(1.9)). */
    @ParameterizedTest
    @CsvSource({"0, 0.52497918747894", "1, 0.289050497374996", "2, 0.130108474362998"})
    void eachFailureTakesOneFromTheLogOddsOfAcceptance(int failures, double expected) {
        Behaviour behaviour = Policies.remembering(-1, 0);
        Policy policy = Policies.offering(Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 0));
        Clinic.assertShare(expected, person -> {
            Clinic clinic = new Clinic(policy, behaviour, person, 100);
            clinic.care.taperFailures = failures;
            clinic.visit.pain = 6;
            return clinic.visit(1).care.summary().taperAccepted();
        });
    }

    @Test
    void failureIsCountedAsAReversalAndNotAsARestart() {
        Clinic clinic = failed(Policies.STEADY, Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 0));
        CareSummary summary = clinic.care.summary();
        assertEquals(List.of(1, 0), List.of(summary.reversals(), summary.restarts()));
        assertFalse(clinic.treatment().resumedToday());
    }

    /** 0.3 / (1 + v / 6): 0.3 x 6/7 at the first visit after the switch, 0.15 at the sixth. */
    @ParameterizedTest
    @CsvSource({"2, 0.257142857142857", "7, 0.15"})
    void buprenorphineIsLeftWithItsProbability(int number, double expected) {
        Clinic.assertShare(
                expected,
                person -> new Clinic(SWITCH, Policies.leaving(0.3, 0.75), person, 100)
                                .visit(1)
                                .visit(number)
                                .care
                                .phase()
                        != Phase.ON_BUPRENORPHINE);
    }

    /** Three quarters take 80 of the 100 MME/d again, the others nothing. */
    @Test
    void threeQuartersOfThoseWhoLeaveTakeEightTenthsOfTheirDoseAgain() {
        Clinic.assertShare(0.75, person -> {
            Clinic clinic = left(person, 0.75);
            boolean back = clinic.care.phase() == Phase.STABLE;
            assertEquals(back ? 80 : 0, clinic.treatment().doseMmePerDay(), 1e-12);
            assertEquals(!back, clinic.care.summary().offOpioids());
            assertFalse(clinic.care.summary().onBuprenorphine());
            assertEquals(0, clinic.treatment().buprenorphineMgPerDay());
            assertEquals(1, clinic.care.summary().buprenorphineDropouts());
            assertEquals(0, clinic.care.summary().restarts());
            return back;
        });
    }

    /** From the 80 MME/d of the return to 0.8 of them. */
    @Test
    void whoeverIsBackOnTheAgonistCanBeSwitchedAgainAndLeaveAgain() {
        Clinic clinic = left(1, 1);
        assertEquals(Phase.ON_BUPRENORPHINE, clinic.visit(3).care.phase());
        assertEquals(8, clinic.treatment().buprenorphineMgPerDay(), 1e-12);
        clinic.visit(4);
        assertEquals(2, clinic.care.summary().buprenorphineDropouts());
        assertEquals(64, clinic.treatment().doseMmePerDay(), 1e-12);
    }

    @Test
    void switchWaitsAfterADropoutOnlyIfItIsOffered() {
        for (Consent consent : Consent.values()) {
            Clinic clinic = new Clinic(
                    Policies.offering(Policies.buprenorphine(consent)), Policies.remembering(-1, 364), 1, 100);
            clinic.care.leftBuprenorphineOnDay = 28;
            clinic.care.buprenorphineDropouts = 1;
            clinic.visit.craving = -1000;
            assertEquals(
                    consent == Consent.NONE ? Phase.ON_BUPRENORPHINE : Phase.STABLE,
                    clinic.visit(13).care.phase());
        }
    }

    private static Clinic left(long person, double returnShare) {
        Clinic clinic = new Clinic(SWITCH, Policies.leaving(SURE, returnShare), person, 100);
        clinic.visit(1);
        assertTrue(clinic.care.summary().onBuprenorphine());
        return clinic.visit(2);
    }

    /** A taper that was agreed at the first visit and given up at the fourth, in the third pause in a row. */
    private static Clinic failed(Behaviour behaviour, Offer... offers) {
        Clinic clinic = new Clinic(Policies.offering(offers), behaviour);
        clinic.visit.craving = -1000;
        clinic.visit(1);
        clinic.visit.craving = 0;
        clinic.visit.cows = 12;
        clinic.visit(2).visit(3).visit(4);
        clinic.visit.cows = 0;
        assertTrue(clinic.care.summary().taperFailed());
        return clinic;
    }
}
