package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allostat.config.PolicyLibrary;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PatientOutcomes;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Policies;
import org.allostat.policy.Policy;
import org.allostat.policy.TaperProtocol;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.Patients;
import org.junit.jupiter.api.Test;

/** Policies that share a patient's course give what each gives alone, to the last bit. */
class SharedCoursesTest {
    private static final int BLOCK = 40;
    private static final int YEARS = 3;
    private static final Horizon HORIZON = new Horizon(YEARS, Policy.VISIT_INTERVAL_DAYS, new Discounting(0.03));

    /** Hazards far above the registry's, so that courses part, end and give their lanes to others. */
    private static final Model EVENTFUL = new Model(
            FrozenRegistry.REGISTRY.with(Map.of(
                    "hazard.overdose_base", 0.3,
                    "hazard.crisis_base", 0.2,
                    "hazard.misuse_base", 0.1,
                    "hazard.background_mortality_ratio", 15.0,
                    "care.distress_weight", 0.41,
                    "hazard.illicit_exit_per_year", 2.0,
                    "behaviour.restart.per_visit", 0.2,
                    "behaviour.buprenorphine.dropout", 0.2,
                    "behaviour.acceptance.per_failure", -0.5,
                    "behaviour.offer_again_days", 112.0)),
            7);

    private static final List<Policy> POLICIES = policies();
    private static final List<CohortPatient> COHORT = cohort();

    /** All that come with the program, and what none of them does: rotation, weekly steps between visits. */
    private static List<Policy> policies() {
        List<Policy> policies =
                new ArrayList<>(PolicyLibrary.standard(Registry.standard()).list());
        policies.removeIf(policy -> !policy.rollout().reachesEverybodyAtOnce()); // never alone: RolloutTest
        Policy.Costs free = new Policy.Costs(List.of(), List.of());
        TaperProtocol weekly = Policies.taper(0.05, TaperProtocol.Basis.CURRENT_DOSE, 7, 10);
        policies.add(Policies.policy("rotation", 84, Policies.ESCALATE, free, Policies.rotate("methadone")));
        policies.add(Policies.policy(
                "imposed-weekly", 56, Policies.ESCALATE, free, Policies.taper(weekly, Policy.Consent.NONE, 0)));
        policies.add(Policies.policy(
                "weekly", 56, Policies.ESCALATE, free, Policies.taper(weekly, Policy.Consent.REQUIRED, 0)));
        return policies;
    }

    /** Long-term users, and of each type some whom policies reach by limits of acute courses alone. */
    private static List<CohortPatient> cohort() {
        List<CohortPatient> cohort = new ArrayList<>(Patients.ofType(EVENTFUL, ExposureType.LONG_TERM, 70));
        cohort.addAll(Patients.ofType(EVENTFUL, ExposureType.INTERMITTENT, 10));
        cohort.addAll(Patients.ofType(EVENTFUL, ExposureType.SHORT_COURSE, 10));
        return cohort;
    }

    private static final class Run {
        private final List<List<PatientOutcome>> outcomes = new ArrayList<>();
        private final MonthlyTally months;
        private final long days;

        Run(List<Policy> policies) {
            PolicyReplay replay = new PolicyReplay(EVENTFUL, 0, policies, HORIZON, Valuation.of(0.03), BLOCK);
            months = new MonthlyTally(policies.size(), HORIZON.periods());
            policies.forEach(policy -> outcomes.add(new ArrayList<>()));
            for (int from = 0; from < COHORT.size(); from += BLOCK) {
                List<CohortPatient> some = COHORT.subList(from, Math.min(COHORT.size(), from + BLOCK));
                for (PolicyOutcomes all : replay.run(some, months)) {
                    for (int policy = 0; policy < policies.size(); policy++) {
                        PatientOutcome outcome = all.distinct().get(all.placeOf(policy));
                        outcomes.get(policy)
                                .add(PatientOutcomes.under(policies.get(policy).id(), outcome));
                    }
                }
            }
            days = replay.days();
        }

        long personDays() {
            return outcomes.stream()
                    .flatMap(List::stream)
                    .mapToLong(PatientOutcome::personDays)
                    .sum();
        }
    }

    @Test
    void everyPolicyGivesTheSameTogetherAndAlone() {
        Run together = new Run(POLICIES);
        long daysAlone = 0;
        for (int policy = 0; policy < POLICIES.size(); policy++) {
            String id = POLICIES.get(policy).id();
            Run alone = new Run(List.of(POLICIES.get(policy)));
            assertEquals(alone.outcomes.get(0), together.outcomes.get(policy), id);
            List<MonthlySums> expected = alone.months.cells(0, id, 0);
            List<MonthlySums> actual = together.months.cells(policy, id, 0);
            assertEquals(expected.size(), actual.size());
            for (int cell = 0; cell < expected.size(); cell++) {
                assertArrayEquals(expected.get(cell).sums(), actual.get(cell).sums(), id + " cell " + cell);
                assertArrayEquals(expected.get(cell).byType(), actual.get(cell).byType(), id + " cell " + cell);
                assertEquals(expected.get(cell).stratum(), actual.get(cell).stratum());
                assertEquals(expected.get(cell).month(), actual.get(cell).month());
            }
            assertEquals(alone.personDays(), alone.days);
            daysAlone += alone.days;
        }
        assertEquals(daysAlone, together.personDays());
        assertTrue(together.days < daysAlone, together.days + " of " + daysAlone);
    }

    /** Whom no policy can reach is simulated once, however many policies there are: nobody limits acute courses here. */
    @Test
    void patientsBeyondReachAreSimulatedOnce() {
        List<Policy> withoutLimit = POLICIES.stream()
                .filter(policy -> !policy.acuteCourses().limits())
                .toList();
        assertEquals(POLICIES.size() - 1, withoutLimit.size());
        List<CohortPatient> beyondReach = Patients.ofType(EVENTFUL, ExposureType.SHORT_COURSE, 9);
        PolicyReplay replay = new PolicyReplay(EVENTFUL, 0, withoutLimit, HORIZON, Valuation.of(0.03), BLOCK);
        List<PolicyOutcomes> outcomes =
                replay.run(beyondReach, new MonthlyTally(withoutLimit.size(), HORIZON.periods()));
        long days = 0;
        for (PolicyOutcomes all : outcomes) {
            assertEquals(1, all.distinct().size());
            days += all.distinct().get(0).personDays();
        }
        assertEquals(days, replay.days());
    }
}
