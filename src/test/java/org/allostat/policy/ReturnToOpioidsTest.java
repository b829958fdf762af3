package org.allostat.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.allostat.policy.CareState.Phase;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Repeat;
import org.allostat.policy.TaperProtocol.Basis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who returns to a prescribed opioid, how often and at what dose: {@code r_0 (.3 + .2 craving + .15 [pain rise]+) / (1 + v / 12)},
 * half of that after a stop by consent. The patient takes 100 MME/d and has pain 4; what was taken is taken at visit 1.
 */
class ReturnToOpioidsTest {
    private static final double SURE = 1e6;
    private static final Policy STOP = Policies.offering(Policies.discontinue(Consent.NONE, 1, Repeat.ONCE));
    private static final Policy AGREED_STOP = Policies.offering(Policies.discontinue(Consent.REQUIRED, 1, Repeat.ONCE));

    /** By hand, with r_0 = 0.5: 0.5 x 0.3 x 12/13; 0.5 x (0.3 + 0.6 + 0.3) x 12/13; and half of it; and at v = 6, 12/18. */
    @ParameterizedTest
    @CsvSource({
        "NONE, 2, 0, 4, 0.138461538461538",
        "NONE, 2, 3, 6, 0.553846153846154",
        "NONE, 2, 0, 3, 0.138461538461538",
        "REQUIRED, 2, 3, 6, 0.276923076923077",
        "NONE, 7, 0, 4, 0.1",
        "REQUIRED, 7, 0, 4, 0.05"
    })
    void returnsWithItsProbability(Consent consent, int number, double craving, double pain, double expected) {
        Clinic.assertShare(expected, person -> {
            Clinic clinic = stopped(consent, Policies.returning(0.5), person);
            clinic.visit.craving = craving;
            clinic.visit.pain = pain;
            return clinic.visit(number).care.phase() == Phase.STABLE;
        });
    }

    /** The share is uniform from 0.7 to 1.1: mean 0.9, and a quarter below 0.8. */
    @Test
    void doseAfterAReturnIsUniformFromSevenToElevenTenthsOfTheReferenceDose() {
        Clinic.assertShare(0.25, person -> {
            Clinic clinic = stopped(Consent.NONE, Policies.returning(SURE), person);
            double dose = clinic.visit(2).treatment().doseMmePerDay();
            assertTrue(dose > 70 && dose < 110, "dose: " + dose);
            return dose < 80;
        });
    }

    @Test
    void returnIsCountedAndGivesHalfOfTheLostCareBackOnItsDayAlone() {
        Clinic clinic = stopped(Consent.NONE, Policies.returning(SURE), 1);
        assertFalse(clinic.treatment().resumedToday());
        clinic.visit(2);
        assertTrue(clinic.treatment().resumedToday());
        assertFalse(clinic.treatment().offOpioids());
        assertEquals(0, clinic.treatment().imposedCutShare());
        CareSummary summary = clinic.care.summary();
        assertEquals(List.of(1, 1), List.of(summary.reversals(), summary.restarts()));
        assertFalse(summary.offOpioids());
        assertFalse(clinic.visit(3).treatment().resumedToday());
        assertEquals(1, clinic.care.summary().restarts());
    }

    /** The order stands: stopped at odd visits, back at even ones. */
    @Test
    void policyThatStopsMeetsWhoeverReturnedAgain() {
        Policy policy = Policies.offering(Policies.discontinue(Consent.NONE));
        Clinic clinic = new Clinic(policy, Policies.returning(SURE));
        clinic.course(10);
        assertEquals(5, clinic.care.summary().restarts());
        assertFalse(clinic.care.summary().offOpioids());
        assertTrue(clinic.visit(11).care.summary().offOpioids());
    }

    @Test
    void imposedTaperIsUndoneOnTheWayAndCountsAsGivenUp() {
        Offer taper = new Taper(
                new OfferTerms(Policies.ANYONE, Consent.NONE, 1, Repeat.ONCE, 0),
                Policies.relentless(Policies.TENTH_MONTHLY),
                Capacity.UNLIMITED);
        Clinic clinic = new Clinic(Policies.offering(taper), Policies.returning(SURE)).visit(1);
        assertEquals(90, clinic.treatment().doseMmePerDay());
        clinic.visit(2);
        assertTrue(clinic.treatment().doseMmePerDay() >= 90);
        assertEquals(Phase.STABLE, clinic.care.phase());
        CareSummary summary = clinic.care.summary();
        assertTrue(summary.taperFailed());
        assertEquals(List.of(1, 0), List.of(summary.reversals(), summary.restarts()));
        assertFalse(summary.taperUnfinished());
    }

    /** A taper to a floor ended below 85 of 100, or above: only the former is undone afterwards, and only if it was imposed. */
    @ParameterizedTest
    @CsvSource({"NONE, 84, true", "NONE, 86, false", "REQUIRED, 84, false"})
    void cutThatStandsIsUndoneBelowItsShareIfItWasImposed(Consent consent, double floor, boolean returns) {
        Offer taper = new Taper(
                new OfferTerms(Policies.ANYONE, consent, 1, Repeat.ONCE, 0),
                Policies.relentless(Policies.taper(0.2, Basis.STARTING_DOSE, 28, floor)),
                Capacity.UNLIMITED);
        Clinic clinic = new Clinic(Policies.offering(taper), Policies.returning(SURE));
        clinic.visit.craving = -1000;
        clinic.visit(1);
        clinic.visit.craving = 0;
        assertEquals(floor, clinic.treatment().doseMmePerDay());
        assertEquals(Phase.STABLE, clinic.care.phase());
        assertEquals(returns ? 1 : 0, clinic.visit(2).care.summary().reversals());
    }

    /** A taper by consent fails by its own rules alone. */
    @Test
    void agreedTaperIsNotUndoneOnTheWay() {
        Clinic clinic = new Clinic(
                Policies.offering(Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 0)),
                Policies.returning(SURE));
        clinic.visit.craving = -1000;
        clinic.visit(1);
        clinic.visit.craving = 0;
        clinic.visit(2).visit(3);
        assertEquals(70, clinic.treatment().doseMmePerDay(), 1e-12);
        assertEquals(0, clinic.care.summary().reversals());
    }

    @Test
    void whoeverHadNothingToLoseStaysBeyondReach() {
        Clinic clinic = new Clinic(STOP, Policies.returning(SURE), 1, 0);
        assertTrue(clinic.care.isBeyondReach());
        clinic.course(5);
        assertEquals(0, clinic.care.summary().restarts());
        assertFalse(stopped(Consent.NONE, Policies.STEADY, 1).care.isBeyondReach());
    }

    /** The same luck whoever takes the drug away: whoever returns after an agreed stop returns after an imposed one. */
    @Test
    void luckInReturningIsThePersonsOwnUnderEveryPolicy() {
        int both = 0;
        for (long person = 1; person <= 2000; person++) {
            Clinic imposed =
                    stopped(Consent.NONE, Policies.returning(1), person).visit(2);
            Clinic agreed =
                    stopped(Consent.REQUIRED, Policies.returning(1), person).visit(2);
            if (agreed.care.phase() == Phase.STABLE) {
                both++;
                assertEquals(
                        agreed.treatment().doseMmePerDay(), imposed.treatment().doseMmePerDay());
            }
        }
        assertTrue(both > 100);
    }

    private static Clinic stopped(Consent consent, Behaviour behaviour, long person) {
        Clinic clinic = new Clinic(consent == Consent.NONE ? STOP : AGREED_STOP, behaviour, person, 100);
        clinic.visit.craving = -1000;
        clinic.visit(1);
        clinic.visit.craving = 0;
        assertEquals(Phase.OFF_OPIOIDS, clinic.care.phase());
        return clinic;
    }
}
