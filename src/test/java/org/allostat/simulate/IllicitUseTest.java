package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.kernel.EventType;
import org.allostat.kernel.PatientBatch;
import org.allostat.policy.CareNotes;
import org.allostat.policy.Policies;
import org.allostat.population.Model;
import org.junit.jupiter.api.Test;

/** How misuse or illicit use ends, apart from everything else. */
class IllicitUseTest {
    private static final int PERSONS = 20_000;
    private static final Model ENDING =
            new Model(FrozenRegistry.REGISTRY.with(Map.of("hazard.illicit_exit_per_year", 2.0)), 11);

    /**
     * With 2 a year a visit ends 2 x 28 / 365.25 = 0.1533196 of what goes on: after five visits (1 - 0.1533196)^5 = 0.4351025 go on.
     * Six standard errors: for ideal draws a false alarm has probability 2e-9.
     */
    @Test
    void endsAtAVisitWithItsProbability() {
        IllicitUse use = new IllicitUse(ENDING);
        int goOn = 0;
        for (long person = 1; person <= PERSONS; person++) {
            PatientBatch batch = new PatientBatch(1);
            Course course = course(ENDING);
            batch.misuse[0] = true;
            for (int visit = 1; visit <= 5; visit++) {
                use.decide(batch, course, person, visit);
            }
            goOn += batch.misuse[0] ? 1 : 0;
        }
        double error = Math.sqrt(0.4351025 * (1 - 0.4351025) / PERSONS);
        assertEquals(0.4351025, (double) goOn / PERSONS, 6 * error);
    }

    /** Onset takes budgets 0 and 1 of the person, so that the next to be borne is number 2. */
    @Test
    void hazardToTheNextOnsetStartsAnew() {
        Model certain = new Model(FrozenRegistry.REGISTRY.with(Map.of("hazard.illicit_exit_per_year", 13.0)), 11);
        IllicitUse use = new IllicitUse(certain);
        Course course = course(certain);
        course.ledger().nextNumber(EventType.MISUSE);
        course.ledger().nextNumber(EventType.MISUSE);
        PatientBatch batch = new PatientBatch(1);
        batch.misuse[0] = true;
        batch.hazardBudget[EventType.MISUSE.ordinal()][0] = Double.POSITIVE_INFINITY;
        for (int visit = 1; batch.misuse[0]; visit++) {
            assertTrue(visit <= 10, "does not end");
            use.decide(batch, course, 5, visit);
        }
        assertEquals(
                certain.random().exponential(5, EventStream.budget(EventType.MISUSE), 2),
                batch.hazardBudget[EventType.MISUSE.ordinal()][0]);
    }

    @Test
    void neverEndsWithoutARateAndLeavesAloneWhoDoesNotUse() {
        Model never = new Model(FrozenRegistry.REGISTRY, 11);
        for (long person = 1; person <= 200; person++) {
            PatientBatch batch = new PatientBatch(1);
            batch.misuse[0] = true;
            new IllicitUse(never).decide(batch, course(never), person, 1);
            assertTrue(batch.misuse[0]);
            batch.misuse[0] = false;
            batch.hazardBudget[EventType.MISUSE.ordinal()][0] = 0.25;
            new IllicitUse(ENDING).decide(batch, course(ENDING), person, 1);
            assertFalse(batch.misuse[0]);
            assertEquals(0.25, batch.hazardBudget[EventType.MISUSE.ordinal()][0]);
        }
    }

    private static Course course(Model model) {
        Chart chart = Chart.ofLongTerm(
                FollowedPolicy.of(Policies.offering(), List.of(), model, List.of()),
                new int[] {0},
                50,
                "immediate_release",
                0,
                CareNotes.NONE);
        return new Course(0, new Course.Alike(chart.treatment(0, 28), List.of(chart)));
    }
}
