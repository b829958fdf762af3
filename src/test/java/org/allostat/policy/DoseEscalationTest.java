package org.allostat.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.allostat.policy.Policy.Costs;
import org.allostat.policy.Policy.Escalation;
import org.allostat.policy.Policy.EscalationRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are those of the model description: 0.7 of untreated pain, p (1 + 0.15 [perceived - 5]), 1.3 D or D + 15, 400. */
class DoseEscalationTest {
    private static final Policy ESCALATING =
            Policies.policy("escalating", 28, Policies.ESCALATE, new Costs(List.of(), List.of()));

    private final DoseEscalation escalation = new DoseEscalation(Policies.ESCALATE, Policies.DESCRIBED.escalation());

    /** Untreated pain 6.5, so 4.55 is what a patient bears. */
    @ParameterizedTest
    @CsvSource({"4.54, 0, 0", "4.0, 0.54, 0", "4.56, 0, 0.01", "4.0, 0.56, 0.01", "7, 1, 0.0145", "10, 0, 0.0175"})
    void probabilityNeedsPerceivedPainTroughIncluded(double pain, double troughPain, double expected) {
        assertEquals(expected, escalation.probability(visit(pain, troughPain, 0.01), 50), 1e-15);
    }

    @Test
    void nobodyIsRaisedWithoutADoseAtTheCapOrUnderARuleThatNeverRaises() {
        DoseEscalation never = new DoseEscalation(Policies.HOLD, Policies.DESCRIBED.escalation());
        assertEquals(0, escalation.probability(visit(9, 0, 1), 0));
        assertEquals(0, escalation.probability(visit(9, 0, 1), 400));
        assertEquals(0, never.probability(visit(9, 0, 1), 50));
    }

    /** Whoever perceives no more than a limit is raised with at most the probability at the limit; untreated pain is 6.5. */
    @ParameterizedTest
    @CsvSource({"3, 0.01", "4.56, 0.01", "7, 0.013", "10, 0.0175", "16, 0.0265"})
    void highestProbabilityIsThatOfTheLimit(double limit, double expected) {
        assertEquals(expected, escalation.highestProbability(limit, 0.01, 50), 1e-15);
        for (double perceived = 0; perceived <= limit; perceived += 0.01) {
            assertTrue(escalation.probability(visit(perceived, 0, 0.01), 50) <= expected + 1e-15);
        }
        assertEquals(0, escalation.highestProbability(limit, 1, 400), "at the cap");
    }

    @Test
    void readinessOfThePrescriberMultipliesAndTheProductIsCutAtOne() {
        Escalation ready = new Escalation(EscalationRule.ON_PERCEIVED_BREAKTHROUGH, 3, 0.3, 15, 400);
        DoseEscalation eager = new DoseEscalation(ready, Policies.DESCRIBED.escalation());
        assertEquals(0.03, eager.probability(visit(5, 0, 0.01), 50), 1e-15);
        assertEquals(1, eager.probability(visit(5, 0, 0.5), 50));
    }

    @ParameterizedTest
    @CsvSource({"10, 25", "50, 65", "60, 78", "100, 130", "310, 400", "399, 400"})
    void stepIsTheLargerOfShareAndAmountUpToTheCap(double before, double after) {
        assertEquals(after, escalation.raised(before), 1e-12);
    }

    /** Perceived pain 7 + 1, propensity 0.2: 0.2 (1 + 0.15 3) = 0.29. */
    @Test
    void shareOfPatientsRaisedIsTheProbability() {
        Clinic.assertShare(0.29, person -> {
            Clinic clinic = inPain(ESCALATING, person, 0.2);
            clinic.visit(1);
            return clinic.care.summary().escalations() == 1
                    && clinic.care.summary().doseMmePerDay() == 130;
        });
    }

    @Test
    void holdPolicyNeverRaisesAnybody() {
        for (long person = 1; person <= 1000; person++) {
            Clinic clinic = inPain(Policies.offering(), person, 1);
            assertTrue(clinic.course(30).isEmpty());
            assertEquals(0, clinic.care.summary().escalations());
        }
    }

    @Test
    void whoeverIsRaisedUnderAReluctantPolicyIsRaisedUnderAnEagerOne() {
        Escalation half = new Escalation(EscalationRule.ON_PERCEIVED_BREAKTHROUGH, 0.5, 0.3, 15, 400);
        Policy reluctant = Policies.policy("reluctant", 28, half, new Costs(List.of(), List.of()));
        int raised = 0;
        for (long person = 1; person <= 2000; person++) {
            boolean eager = !inPain(ESCALATING, person, 0.2).course(1).isEmpty();
            boolean slow = !inPain(reluctant, person, 0.2).course(1).isEmpty();
            assertFalse(slow && !eager);
            raised += slow ? 1 : 0;
        }
        assertTrue(raised > 0);
    }

    private static Clinic inPain(Policy policy, long person, double propensity) {
        Clinic clinic = new Clinic(policy, Policies.DESCRIBED, person, 100);
        clinic.visit.pain = 7;
        clinic.visit.troughPain = 1;
        clinic.visit.escalationPropensity = propensity;
        return clinic;
    }

    private static Visit visit(double pain, double troughPain, double propensity) {
        Visit visit = new Visit();
        visit.pain = pain;
        visit.troughPain = troughPain;
        visit.untreatedPain = 6.5;
        visit.escalationPropensity = propensity;
        return visit;
    }
}
