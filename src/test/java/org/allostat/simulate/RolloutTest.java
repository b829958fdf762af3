package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Policies;
import org.allostat.policy.Policy;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Rollout;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.Patients;
import org.allostat.random.LuckStreams;
import org.junit.jupiter.api.Test;

/** When a policy reaches whom, and what is followed until then. */
class RolloutTest {
    private static final Model MODEL = new Model(FrozenRegistry.REGISTRY, 7);
    private static final int DAYS = 730;
    private static final Horizon HORIZON = new Horizon(2, Policy.VISIT_INTERVAL_DAYS, new Discounting(0.03));
    private static final List<CohortPatient> COHORT = Patients.longTerm(MODEL, 60);

    /** Holds the dose. */
    private static final Policy BEFORE = Policies.offering();

    /** Stops everybody at the first review. */
    private static final Policy STOP =
            Policies.rolledOut(Policies.offering(Policies.discontinue(Consent.NONE)), "stop", Rollout.AT_ONCE);

    @Test
    void whomItNeverReachesLiveAsBeforeAndWhomItReachesFollowIt() {
        Policy half = Policies.rolledOut(STOP, "half", new Rollout(0, 0, 0.5, BEFORE.id()));
        List<List<PatientOutcome>> outcomes = outcomes(List.of(BEFORE, STOP, half));
        int reached = 0;
        for (int i = 0; i < COHORT.size(); i++) {
            boolean isReached = luck(i) < 0.5;
            reached += isReached ? 1 : 0;
            PatientOutcome expected = outcomes.get(isReached ? 1 : 0).get(i);
            PatientOutcome seen = outcomes.get(2).get(i);
            assertEquals(expected.endMmePerDay(), seen.endMmePerDay());
            assertEquals(expected.meanPain(), seen.meanPain());
            assertEquals(expected.qalys(), seen.qalys());
            assertEquals(expected.overdoses(), seen.overdoses());
        }
        // 60 people at a half: outside 15 to 45 once in 20,000 seeds
        assertTrue(reached > 15 && reached < 45, "reached: " + reached);
    }

    @Test
    void aPolicyThatStartsAfterTheStudyIsThatBefore() {
        Policy late = Policies.rolledOut(STOP, "late", new Rollout(DAYS + 28, 0, 1, BEFORE.id()));
        List<List<PatientOutcome>> outcomes = outcomes(List.of(BEFORE, late));
        for (int i = 0; i < COHORT.size(); i++) {
            assertEquals(outcomes.get(0).get(i).qalys(), outcomes.get(1).get(i).qalys());
            assertEquals(
                    outcomes.get(0).get(i).endMmePerDay(),
                    outcomes.get(1).get(i).endMmePerDay());
        }
    }

    /** Nobody is stopped before the start; with a phase-in the later in the luck, the later the stop. */
    @Test
    void theDayIsThatOfThePatientsLuck() {
        Rollout rollout = new Rollout(100, 400, 0.8, BEFORE.id());
        assertEquals(100, rollout.reachesOnDay(1e-12));
        assertEquals(300, rollout.reachesOnDay(0.4));
        assertEquals(499, rollout.reachesOnDay(0.8 - 1e-12));
        assertEquals(Integer.MAX_VALUE, rollout.reachesOnDay(0.8));
        assertEquals(0, Rollout.AT_ONCE.reachesOnDay(1 - 1e-16));
        Policy phased = Policies.rolledOut(STOP, "phased", new Rollout(200, 200, 1, BEFORE.id()));
        List<List<PatientOutcome>> outcomes = outcomes(List.of(BEFORE, STOP, phased));
        for (int i = 0; i < COHORT.size(); i++) {
            if (!outcomes.get(0).get(i).died()) {
                double never = outcomes.get(0).get(i).meanHyperkatifeia();
                assertTrue(outcomes.get(2).get(i).meanHyperkatifeia() != never, "patient " + i);
            }
        }
    }

    @Test
    void whatIsFollowedBeforeMustBeThere() {
        Policy alone = Policies.rolledOut(STOP, "alone", new Rollout(1, 0, 1, BEFORE.id()));
        assertThrows(IllegalArgumentException.class, () -> outcomes(List.of(alone)));
    }

    private static double luck(int i) {
        return MODEL.random().uniform(COHORT.get(i).patientId(), LuckStreams.ROLLOUT.code(0), 0);
    }

    private static List<List<PatientOutcome>> outcomes(List<Policy> policies) {
        PolicyReplay replay = new PolicyReplay(MODEL, 0, policies, HORIZON, Valuation.of(0.03), COHORT.size());
        List<PolicyOutcomes> all = replay.run(COHORT, new MonthlyTally(policies.size(), HORIZON.periods()));
        List<List<PatientOutcome>> byPolicy = new ArrayList<>();
        IntStream.range(0, policies.size())
                .forEach(policy -> byPolicy.add(all.stream()
                        .map(patient -> patient.distinct().get(patient.placeOf(policy)))
                        .toList()));
        return byPolicy;
    }
}
