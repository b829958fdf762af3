package org.allostat.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.allostat.policy.CareState.LossOfCare;
import org.allostat.policy.CareState.Phase;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from a switch, a stop, a rotation and self-management, and how long trust stays lost. */
class CourseOfCareTest {
    private static final double TWO_YEARS = 730;

    /** clip(4 + dose / 20, 4, 24). */
    @ParameterizedTest
    @CsvSource({"10, 4.5", "100, 9", "399, 23.95", "500, 24"})
    void buprenorphineFollowsTheDoseItReplacesWithinLimits(double mmePerDay, double mgPerDay) {
        Clinic clinic = switching(mmePerDay);
        assertEquals(Phase.ON_BUPRENORPHINE, clinic.care.phase());
        assertEquals(mgPerDay, clinic.care.buprenorphineMgPerDay(), 1e-12);
        assertEquals(0, clinic.care.doseMmePerDay());
    }

    @Test
    void buprenorphineIsNeverBelowItsMinimum() {
        Offer offer = Policies.buprenorphine(Consent.NONE);
        Offer low = new Offer(
                offer.kind(),
                offer.when(),
                offer.consent(),
                1,
                offer.repeat(),
                0,
                offer.taper(),
                new Policy.Buprenorphine(0, 0.05, 4, 24),
                "",
                0);
        assertEquals(
                4,
                new Clinic(Policies.offering(low), Policies.STEADY, 1, 20)
                        .visit(1)
                        .care
                        .buprenorphineMgPerDay());
    }

    @Test
    void discontinuationStopsAtTheVisit() {
        Clinic clinic = new Clinic(Policies.offering(Policies.discontinue(Consent.NONE)), Policies.STEADY).visit(1);
        assertEquals(0, clinic.care.doseMmePerDay());
        assertEquals(Phase.OFF_OPIOIDS, clinic.care.phase());
        assertFalse(clinic.care.taperOffered());
        assertTrue(clinic.course(5).isEmpty());
    }

    @Test
    void rotationChangesTheFormulationOnceAndIsReadOnce() {
        Clinic clinic = new Clinic(Policies.offering(Policies.rotate("methadone")), Policies.STEADY).visit(1);
        assertEquals("methadone", clinic.care.formulation());
        assertEquals(100, clinic.care.doseMmePerDay());
        assertTrue(clinic.care.takeRotation());
        assertFalse(clinic.care.takeRotation());
        clinic.visit(2);
        assertFalse(clinic.care.takeRotation());
    }

    @Test
    void selfManagementRelievesPainOnce() {
        Clinic clinic = new Clinic(Policies.offering(Policies.selfManagement(0.6)), Policies.STEADY);
        clinic.course(4);
        assertEquals(0.6, clinic.care.painReliefNrs());
        assertEquals(1, clinic.care.selfManagementStarts());
    }

    /** Started at the visit of day 28. */
    @ParameterizedTest
    @CsvSource({"28, FORCED", "757, FORCED", "758, NONE"})
    void forcedTaperLosesTrustForTwoYears(int day, LossOfCare expected) {
        Clinic clinic = begun(Policies.taper(Policies.relentless(Policies.TENTH_MONTHLY), Consent.NONE, 0));
        assertEquals(expected, clinic.care.lossOfCare(day, TWO_YEARS));
    }

    @Test
    void agreedTaperLosesLessTrustAndASwitchNone() {
        assertEquals(
                LossOfCare.CONSENTED,
                begun(Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 0))
                        .care
                        .lossOfCare(100, TWO_YEARS));
        assertEquals(
                LossOfCare.FORCED,
                begun(Policies.discontinue(Consent.NONE)).care.lossOfCare(100, TWO_YEARS));
        assertEquals(
                LossOfCare.CONSENTED,
                begun(Policies.discontinue(Consent.REQUIRED)).care.lossOfCare(100, TWO_YEARS));
        assertEquals(LossOfCare.NONE, switching(100).care.lossOfCare(100, TWO_YEARS));
        assertEquals(LossOfCare.NONE, new Clinic(Policies.offering(), Policies.STEADY).care.lossOfCare(0, TWO_YEARS));
    }

    @Test
    void chartOfTheNextPatientIsClean() {
        Clinic clinic = begun(Policies.taper(Policies.relentless(Policies.TENTH_MONTHLY), Consent.NONE, 1));
        clinic.care.start(60, "methadone");
        assertEquals(Phase.STABLE, clinic.care.phase());
        assertEquals(60, clinic.care.doseMmePerDay());
        assertEquals(LossOfCare.NONE, clinic.care.lossOfCare(29, TWO_YEARS));
        assertFalse(clinic.care.taperOffered() || clinic.care.taperAccepted());
        assertEquals(0, clinic.care.reviews() + clinic.care.educationSessions());
    }

    private static Clinic switching(double mmePerDay) {
        Policy policy = Policies.offering(Policies.buprenorphine(Consent.NONE));
        return new Clinic(policy, Policies.STEADY, 1, mmePerDay).visit(1);
    }

    private static Clinic begun(Offer offer) {
        Clinic clinic = new Clinic(Policies.offering(offer), Policies.STEADY);
        clinic.visit.craving = -1000;
        clinic.visit(1);
        return clinic;
    }
}
