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

/** What follows from a switch, a stop, a rotation and self-management, and what is taken without consent. */
class CourseOfCareTest {
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

    /** A tenth of the reference dose at each step of an imposed taper, all of it at a stop; on the day of the cut alone. */
    @Test
    void imposedCutIsItsShareOfTheReferenceDoseOnItsDay() {
        Clinic taper = begun(Policies.taper(Policies.relentless(Policies.TENTH_MONTHLY), Consent.NONE, 0));
        for (int number = 1; number <= 10; number++) {
            assertEquals(0.1, taper.treatment().imposedCutShare(), 1e-12);
            assertEquals(
                    0, taper.care.treatment(28 * number + 1, 28 * number + 28).imposedCutShare());
            taper.visit(number + 1);
        }
        assertEquals(0, taper.treatment().imposedCutShare());
        Clinic stop = begun(Policies.discontinue(Consent.NONE));
        assertEquals(1, stop.treatment().imposedCutShare());
        assertEquals(0, stop.visit(2).treatment().imposedCutShare());
    }

    /** Of the present dose: a quarter, then a quarter of three quarters, and at last what is left down to the floor. */
    @Test
    void imposedCutsOfATaperAddUpToWhatItTook() {
        Clinic clinic = begun(
                Policies.taper(Policies.relentless(Policies.taper(0.25, Basis.CURRENT_DOSE, 28, 35)), Consent.NONE, 0));
        double sum = 0;
        for (int number = 1; number <= 6; number++) {
            sum += clinic.treatment().imposedCutShare();
            clinic.visit(number + 1);
        }
        assertEquals(35, clinic.treatment().doseMmePerDay());
        assertEquals(0.65, sum, 1e-12);
    }

    @Test
    void whatIsAgreedAndASwitchTakeNoCareAway() {
        for (Offer offer : List.of(
                Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 0),
                Policies.discontinue(Consent.REQUIRED),
                Policies.buprenorphine(Consent.NONE),
                Policies.buprenorphine(Consent.REQUIRED),
                Policies.rotate("methadone"))) {
            Clinic clinic = begun(offer);
            for (int number = 2; number <= 15; number++) {
                assertEquals(0, clinic.treatment().imposedCutShare());
                clinic.visit(number);
            }
        }
    }

    @Test
    void chartOfTheNextPatientIsClean() {
        Clinic clinic = begun(Policies.taper(Policies.relentless(Policies.TENTH_MONTHLY), Consent.NONE, 1));
        clinic.care.start(60, "methadone");
        assertEquals(Phase.STABLE, clinic.care.phase());
        assertEquals(60, clinic.treatment().doseMmePerDay());
        assertEquals(0, clinic.care.treatment(28, 56).imposedCutShare());
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
