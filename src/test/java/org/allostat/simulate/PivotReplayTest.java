package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allostat.config.PolicyLibrary;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PatientOutcomes;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.Patients;
import org.allostat.population.history.LongTermStayers;
import org.allostat.random.RandomStreams;
import org.allostat.study.Pivot;
import org.allostat.study.Pivots;
import org.junit.jupiter.api.Test;

class PivotReplayTest {
    private static final long SEED = 7;
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY;
    private static final Follow FOLLOW = new Follow(1, Valuation.of(0.03), 40);
    private static final List<Policy> POLICIES = List.of(
            PolicyLibrary.standard(Registry.standard()).find("hold-dose"),
            PolicyLibrary.standard(Registry.standard()).find("abrupt-discontinuation"));
    private static final List<CohortPatient> PATIENTS =
            Patients.ofType(new Model(REGISTRY, SEED), ExposureType.LONG_TERM, 30);

    /** The same patients and the same luck: with nothing changed, nothing differs. */
    @Test
    void aPivotAtTheRegistrysOwnValueIsDrawZero() {
        String id = "traits.neuroimmune_pain_weight";
        Model model = new Model(REGISTRY, SEED);
        Horizon horizon = FOLLOW.horizon(model);
        List<PolicyOutcomes> drawZero = new PolicyReplay(
                        model, PivotReplay.draw(0), POLICIES, horizon, FOLLOW.valuation(), FOLLOW.block())
                .run(PATIENTS, new MonthlyTally(POLICIES.size(), horizon.periods()));
        assertEquals(
                rows(drawZero), rows(replay(id, REGISTRY.parameter(id).value()).run(PATIENTS)));
    }

    /** Where long-term users are those who stay, the pivot finds the one who stayed, not whoever was tried first. */
    @Test
    void aPivotFindsThoseWhoStayed() {
        Registry choosing = REGISTRY.with(Map.of("population.long_term.selection_by_benefit", 2.0));
        Model model = new Model(choosing, SEED);
        List<CohortPatient> patients = Patients.ofType(model, ExposureType.LONG_TERM, 30);
        Horizon horizon = FOLLOW.horizon(model);
        List<PolicyOutcomes> drawZero = new PolicyReplay(
                        model, PivotReplay.draw(0), POLICIES, horizon, FOLLOW.valuation(), FOLLOW.block())
                .run(patients, new MonthlyTally(POLICIES.size(), horizon.periods()));
        String id = "traits.neuroimmune_pain_weight";
        PivotReplay pivot = replay(choosing, id, choosing.parameter(id).value());
        assertEquals(rows(drawZero), rows(pivot.run(patients)));
    }

    /** Without neuroimmune pain the cohort's own traits must give way, or the pivot would change nothing. */
    @Test
    void traitsFollowThePivot() {
        List<PatientOutcome> without =
                rows(replay("traits.neuroimmune_pain_weight", 0).run(PATIENTS));
        List<PatientOutcome> thrice =
                rows(replay("traits.neuroimmune_pain_weight", 3).run(PATIENTS));
        assertNotEquals(without, thrice);
        assertTrue(without.stream().mapToDouble(PatientOutcome::meanPain).sum()
                < thrice.stream().mapToDouble(PatientOutcome::meanPain).sum());
    }

    /** Binomial with n 2,000 and p 1/4: six standard errors are 116; false alarms once in 500 million. */
    @Test
    void aboutTheWantedNumberOfEachTypeIsChosen() {
        PivotSample sample = PivotSample.of(
                new Pivots(500, List.of(new Pivot("hazard.overdose_base", 0, ""))),
                Map.of("long_term", 2_000L, "short_course", 400L));
        List<Long> people = Patients.ofType(new Model(REGISTRY, SEED), ExposureType.LONG_TERM, 2_000).stream()
                .map(CohortPatient::patientId)
                .toList();
        RandomStreams random = new RandomStreams(SEED);
        assertEquals(
                500.0,
                (double) people.stream().filter(id -> sample.holds(id, random)).count(),
                116);
        List<CohortPatient> few = Patients.ofType(new Model(REGISTRY, SEED), ExposureType.SHORT_COURSE, 20);
        assertTrue(few.stream().allMatch(patient -> sample.holds(patient.patientId(), random)));
    }

    private static PivotReplay replay(String id, double value) {
        return replay(REGISTRY, id, value);
    }

    private static PivotReplay replay(Registry registry, String id, double value) {
        LongTermStayers stayers = new LongTermStayers(new Model(registry, SEED));
        return new PivotReplay(registry, SEED, stayers, new Pivot(id, value, "test"), 0, POLICIES, FOLLOW);
    }

    private static List<PatientOutcome> rows(List<PolicyOutcomes> all) {
        List<PatientOutcome> rows = new ArrayList<>();
        for (PolicyOutcomes outcomes : all) {
            for (int policy = 0; policy < outcomes.policies(); policy++) {
                rows.add(PatientOutcomes.under(
                        POLICIES.get(policy).id(), outcomes.distinct().get(outcomes.placeOf(policy))));
            }
        }
        return rows;
    }
}
