package org.allostat.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.allostat.policy.CareState.Phase;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Treatment.LossOfCare;
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
        assertEquals(mgPerDay, clinic.treatment().buprenorphineMgPerDay(), 1e-12);
        assertEquals(0, clinic.treatment().doseMmePerDay());
    }

    @Test
    void buprenorphineIsNeverBelowItsMinimum() {
        Offer low = Policies.buprenorphine(Consent.NONE, new SwitchToBuprenorphine.Dosing(0, 0.05, 4, 24));
        Clinic clinic = new Clinic(Policies.offering(low), Policies.STEADY, 1, 20).visit(1);
        assertEquals(4, clinic.treatment().buprenorphineMgPerDay());
    }

    @Test
    void discontinuationStopsAtTheVisit() {
        Clinic clinic = new Clinic(Policies.offering(Policies.discontinue(Consent.NONE)), Policies.STEADY).visit(1);
        assertEquals(0, clinic.treatment().doseMmePerDay());
        assertEquals(Phase.OFF_OPIOIDS, clinic.care.phase());
        assertFalse(clinic.care.summary().taperOffered());
        assertTrue(clinic.course(5).isEmpty());
    }

    @Test
    void rotationChangesTheFormulationOnceAndIsNewOnItsDay() {
        Clinic clinic = new Clinic(Policies.offering(Policies.rotate("methadone")), Policies.STEADY).visit(1);
        assertEquals("methadone", clinic.treatment().formulation());
        assertEquals(100, clinic.treatment().doseMmePerDay());
        assertTrue(clinic.treatment().rotatedToday());
        clinic.visit(2);
        assertEquals("methadone", clinic.treatment().formulation());
        assertFalse(clinic.treatment().rotatedToday());
    }

    @Test
    void selfManagementRelievesPainOnce() {
        Clinic clinic = new Clinic(Policies.offering(Policies.selfManagement(0.6)), Policies.STEADY);
        clinic.course(4);
        assertEquals(0.6, clinic.treatment().painReliefNrs());
    }

    /** Started at the visit of day 28. */
    @ParameterizedTest
    @CsvSource({"28, FORCED", "757, FORCED", "758, NONE"})
    void forcedTaperLosesTrustForTwoYears(int day, LossOfCare expected) {
        Clinic clinic = begun(Policies.taper(Policies.relentless(Policies.TENTH_MONTHLY), Consent.NONE, 0));
        assertEquals(expected, clinic.care.treatment(day, day, TWO_YEARS).lossOfCare());
    }

    @Test
    void agreedTaperLosesLessTrustAndASwitchNone() {
        assertEquals(
                LossOfCare.CONSENTED,
                begun(Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 0))
                        .care
                        .treatment(100, 100, TWO_YEARS)
                        .lossOfCare());
        assertEquals(
                LossOfCare.FORCED,
                begun(Policies.discontinue(Consent.NONE))
                        .care
                        .treatment(100, 100, TWO_YEARS)
                        .lossOfCare());
        assertEquals(
                LossOfCare.CONSENTED,
                begun(Policies.discontinue(Consent.REQUIRED))
                        .care
                        .treatment(100, 100, TWO_YEARS)
                        .lossOfCare());
        assertEquals(
                LossOfCare.NONE,
                switching(100).care.treatment(100, 100, TWO_YEARS).lossOfCare());
        assertEquals(
                LossOfCare.NONE,
                new Clinic(Policies.offering(), Policies.STEADY)
                        .care
                        .treatment(0, 0, TWO_YEARS)
                        .lossOfCare());
    }

    @Test
    void chartOfTheNextPatientIsClean() {
        Clinic clinic = begun(Policies.taper(Policies.relentless(Policies.TENTH_MONTHLY), Consent.NONE, 1));
        clinic.care.start(60, "methadone");
        assertEquals(Phase.STABLE, clinic.care.phase());
        assertEquals(60, clinic.treatment().doseMmePerDay());
        assertEquals(LossOfCare.NONE, clinic.care.treatment(29, 29, TWO_YEARS).lossOfCare());
        assertFalse(
                clinic.care.summary().taperOffered() || clinic.care.summary().taperAccepted());
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
