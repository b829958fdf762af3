package org.allostat.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.allostat.policy.CareState.Phase;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Costs;
import org.allostat.policy.Policy.Eligibility;
import org.allostat.policy.Policy.Repeat;
import org.allostat.policy.Policy.StartedFor;
import org.allostat.policy.TaperProtocol.Basis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a review reaches, what it offers, and who accepts. */
class OfferTest {
    private static final Policy TAPER = Policies.offering(Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 0));
    private static final Policy EDUCATED =
            Policies.offering(Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 1));
    private static final Policy SWITCH = Policies.offering(Policies.buprenorphine(Consent.REQUIRED));

    /**
     * The closed form 1 / (1 + exp(-(0.1 + 1.2 education - 0.22 craving + 0.15 (pain - 6) - 0.7 [buprenorphine]))),
     * evaluated apart: log-odds 0.1, 1.3, -0.48 and -1.18.
     */
    @Test
    void acceptanceIsTheLogisticOfEducationCravingPainAndOffer() {
        Clinic.assertShare(0.5249792, person -> accepts(TAPER, person, 0, 6));
        Clinic.assertShare(0.7858350, person -> accepts(EDUCATED, person, 0, 6));
        Clinic.assertShare(0.3822521, person -> accepts(TAPER, person, 4, 8));
        Clinic.assertShare(0.2350522, person -> accepts(SWITCH, person, 4, 8));
    }

    @Test
    void luckInAcceptanceIsThePersonsOwnUnderEveryPolicy() {
        for (long person = 1; person <= 2000; person++) {
            boolean plain = accepts(TAPER, person, 3, 6);
            assertFalse(plain && !accepts(EDUCATED, person, 3, 6));
            assertFalse(accepts(SWITCH, person, 3, 6) && !plain);
        }
    }

    @Test
    void offerIsMadeWithItsProbabilityAndTheFirstDrawnIsMade() {
        Offer rare = Policies.discontinue(Consent.NONE, 0.3, Repeat.EVERY_REVIEW);
        Policy policy = Policies.offering(rare, Policies.buprenorphine(Consent.NONE));
        Clinic.assertShare(
                0.3,
                person -> new Clinic(policy, Policies.STEADY, person, 100)
                                .visit(1)
                                .care
                                .phase()
                        == Phase.OFF_OPIOIDS);
        Clinic.assertShare(
                0.7,
                person -> new Clinic(policy, Policies.STEADY, person, 100)
                                .visit(1)
                                .care
                                .phase()
                        == Phase.ON_BUPRENORPHINE);
    }

    /** Craving this strong refuses always; sessions count offers. */
    @Test
    void offerIsMadeOnceOrAtEveryReviewUntilAccepted() {
        assertEquals(1, refusals(Policies.offering(Policies.taper(Policies.TENTH_MONTHLY, Repeat.ONCE))));
        assertEquals(6, refusals(Policies.offering(Policies.taper(Policies.TENTH_MONTHLY, Repeat.EVERY_REVIEW))));
    }

    private static int refusals(Policy policy) {
        Clinic clinic = new Clinic(policy, Policies.STEADY);
        clinic.visit.craving = 1000;
        clinic.course(6);
        assertTrue(clinic.care.summary().taperOffered());
        assertFalse(clinic.care.summary().taperAccepted());
        assertEquals(6, clinic.care.reviews());
        return clinic.care.educationSessions();
    }

    /** Eight visits: at every one, or at 1, 4 and 7. */
    @ParameterizedTest
    @CsvSource({"28, 8", "56, 4", "84, 3", "364, 1"})
    void reviewsComeAtTheirInterval(int reviewDays, int reviews) {
        Policy policy =
                Policies.policy("reviewing", reviewDays, Policies.HOLD, new Costs(List.of(), List.of()), new Offer[0]);
        Clinic clinic = new Clinic(policy, Policies.STEADY);
        clinic.course(8);
        assertEquals(reviews, clinic.care.reviews());
    }

    /** The patient: 100 MME/d, ten years, two criteria, started for chronic pain. */
    @Test
    void everyConditionOfEligibilityMustHold() {
        double any = Double.POSITIVE_INFINITY;
        assertTrue(reaches(new Eligibility(100, 100, 10, 2, StartedFor.ANY, PatientIs.ANYBODY)));
        assertTrue(reaches(new Eligibility(0, any, 0, 0, StartedFor.CHRONIC_PAIN, PatientIs.ANYBODY)));
        assertFalse(reaches(new Eligibility(100.1, any, 0, 0, StartedFor.ANY, PatientIs.ANYBODY)));
        assertFalse(reaches(new Eligibility(0, 99.9, 0, 0, StartedFor.ANY, PatientIs.ANYBODY)));
        assertFalse(reaches(new Eligibility(0, any, 10.1, 0, StartedFor.ANY, PatientIs.ANYBODY)));
        assertFalse(reaches(new Eligibility(0, any, 0, 3, StartedFor.ANY, PatientIs.ANYBODY)));
        assertFalse(reaches(new Eligibility(0, any, 0, 0, StartedFor.ACUTE_PAIN, PatientIs.ANYBODY)));
    }

    private static boolean reaches(Eligibility rule) {
        Policy policy = Policies.offering(Policies.discontinue(Consent.NONE, rule));
        return new Clinic(policy, Policies.STEADY).visit(1).care.phase() == Phase.OFF_OPIOIDS;
    }

    @Test
    void nobodyOffOpioidsOrOnBuprenorphineIsReviewed() {
        Policy policy = Policies.offering(Policies.buprenorphine(Consent.NONE));
        Clinic switched = new Clinic(policy, Policies.STEADY);
        switched.course(5);
        assertEquals(1, switched.care.reviews());
        Clinic off = new Clinic(policy, Policies.STEADY, 1, 0);
        off.course(5);
        assertEquals(Phase.OFF_OPIOIDS, off.care.phase());
        assertEquals(0, off.care.reviews());
    }

    /** A taper to 50 MME/d has nothing to offer to whoever takes 50 or less, and must not count as completed. */
    @ParameterizedTest
    @CsvSource({"30, false", "50, false", "51, true"})
    void taperToAFloorIsOfferedAboveTheFloorOnly(double mmePerDay, boolean offered) {
        Offer taper = Policies.taper(Policies.taper(0.1, Basis.STARTING_DOSE, 28, 50), Consent.NONE, 1);
        Clinic clinic = new Clinic(Policies.offering(taper), Policies.STEADY, 1, mmePerDay);
        clinic.course(5);
        assertEquals(offered, clinic.care.summary().taperOffered());
        assertEquals(offered, clinic.care.summary().taperCompleted());
        assertEquals(offered ? 1 : 0, clinic.care.educationSessions());
    }

    private static boolean accepts(Policy policy, long person, double craving, double pain) {
        Clinic clinic = new Clinic(policy, Policies.STEADY, person, 100);
        clinic.visit.craving = craving;
        clinic.visit.pain = pain;
        clinic.visit(1);
        return clinic.care.summary().taperAccepted() || clinic.care.summary().buprenorphineAccepted();
    }

    /** Whoever is above the ceiling comes down to it at once, and again after a rise; whoever is not is left alone. */
    @Test
    void ceilingIsEnforcedAtEveryReview() {
        Policy policy = Policies.offering(new DoseCeiling(Policies.terms(Policy.Consent.NONE, 0), 60));
        Clinic clinic = new Clinic(policy, Policies.STEADY, 1, 100);
        assertEquals(List.of("28:60.0"), clinic.course(3));
        assertEquals(0.4, clinic.care.imposedCutShare, 1e-15);
        assertEquals(CareState.Phase.STABLE, clinic.care.phase());
        clinic.care.doseMmePerDay = 80;
        clinic.visit(4);
        assertEquals(60, clinic.care.doseMmePerDay);
        Clinic below = new Clinic(policy, Policies.STEADY, 1, 59);
        assertEquals(List.of(), below.course(3));
    }
}
