package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Pack;
import org.allostat.evidence.ParameterDraws;
import org.allostat.evidence.Perspective;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Capacity;
import org.allostat.policy.Offer;
import org.allostat.policy.Policies;
import org.allostat.policy.Policy;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Turns;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.Patients;
import org.allostat.population.universe.CohortObserver;
import org.allostat.population.universe.Progress;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.study.Pivots;
import org.allostat.study.Study;
import org.allostat.study.Survey;
import org.allostat.study.Uncertainty;
import org.allostat.study.ValueOfInformation;
import org.allostat.table.LocalSpark;
import org.allostat.table.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a queue does to a cohort of {@value #PATIENTS}, each standing for one adult, of whom most accept and some die or leave. */
class QueueTest {
    private static final int PATIENTS = 300;
    private static final double STARTS = 10;
    private static final double PLACES = 60;
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY.with(Map.of(
            "behaviour.acceptance.intercept", 2.5,
            "behaviour.buprenorphine.dropout", 0.2,
            "behaviour.offer_again_days", 112.0,
            "hazard.background_mortality_ratio", 15.0));
    private static final Model MODEL = new Model(REGISTRY, 4);
    private static final List<CohortPatient> COHORT = Patients.longTerm(MODEL, PATIENTS);
    private static final Horizon HORIZON = new Horizon(2, Policy.VISIT_INTERVAL_DAYS, new Discounting(0.03));

    private static Policy switching(Capacity capacity) {
        return Policies.offering(Policies.buprenorphine(capacity));
    }

    private static SettledQueues settled(Policy policy) {
        return Queues.settled(MODEL, List.of(policy), HORIZON, COHORT);
    }

    private static List<WaitingTime> months(Policy policy) {
        return WaitingTime.rows(LimitedOffer.of(List.of(policy)), settled(policy), Policy.VISIT_INTERVAL_DAYS);
    }

    private static List<PatientOutcome> outcomes(Policy policy, WaitingLists lists) {
        PolicyReplay replay =
                new PolicyReplay(MODEL, 0, List.of(policy), HORIZON, Valuation.of(0.03), COHORT.size(), lists);
        List<PatientOutcome> outcomes = new ArrayList<>();
        replay.run(COHORT, new MonthlyTally(1, HORIZON.periods())).forEach(all -> outcomes.addAll(all.distinct()));
        return outcomes;
    }

    /**
     * A month's starts are those of a share of the waiting, by luck: mean at most the capacity, variance at most that, too. Five of
     * its roots over 26 months, and over all of them: false alarms below 1e-5.
     */
    @Test
    void startsKeepToTheCapacityAndTheQueueIsUsed() {
        double total = 0;
        List<WaitingTime> months = months(switching(new Capacity(STARTS, Capacity.NO_LIMIT)));
        for (WaitingTime month : months) {
            assertTrue(month.started() <= STARTS + 5 * Math.sqrt(STARTS), month::toString);
            total += month.started();
        }
        double allowed = STARTS * months.size();
        assertTrue(total <= allowed + 5 * Math.sqrt(allowed), total + " of " + allowed);
        assertTrue(total > 0.8 * allowed, "the queue is long, and no start is wasted: " + total + " of " + allowed);
    }

    /** The number in treatment is a sum over people whose luck gave them a turn: within five roots of the places, false alarms below 1e-5. */
    @Test
    void treatmentKeepsToThePlaces() {
        List<WaitingTime> months = months(switching(new Capacity(Capacity.NO_LIMIT, PLACES)));
        double started = 0;
        for (WaitingTime month : months) {
            assertEquals(PLACES, month.placesTaken(), 5 * Math.sqrt(PLACES), month::toString);
            started += month.started();
        }
        assertTrue(started > 1.5 * PLACES, "places that were left are taken again: " + started);
    }

    @Test
    void whoJoinedHasStartedLeftOrWaits() {
        double waiting = 0;
        double left = 0;
        for (WaitingTime month : months(switching(new Capacity(STARTS, PLACES)))) {
            assertEquals(waiting + month.joined() - month.started() - month.leftUnserved(), month.waitingAtEnd());
            assertTrue(month.settled() && month.leftUnserved() >= 0);
            assertEquals(waiting + month.joined() - month.leftUnserved(), (double) month.patients());
            waiting = month.waitingAtEnd();
            left += month.leftUnserved();
        }
        assertTrue(left > 5 && waiting > 5, left + " left, " + waiting + " wait");
    }

    /** A capacity that is never reached goes through the passes, and changes nothing. */
    @Test
    void aCapacityBeyondEverybodyIsNoCapacity() {
        Policy vast = switching(new Capacity(1e6, 1e6));
        SettledQueues queues = settled(vast);
        assertTrue(Queues.first(queues).settled());
        List<PatientOutcome> free =
                outcomes(Policies.offering(Policies.buprenorphine(Consent.REQUIRED)), WaitingLists.NONE);
        assertEquals(free, outcomes(vast, queues.lists()));
        assertTrue(free.stream().anyMatch(PatientOutcome::onBuprenorphine));
        assertNotEquals(free, outcomes(vast, queues.lists().with(never(vast))));
    }

    @Test
    void theLessCapacityTheLongerTheWaits() {
        double before = 0;
        for (double capacity : List.of(1e6, 40.0, 20.0, 10.0, 5.0)) {
            Policy policy = switching(new Capacity(capacity, Capacity.NO_LIMIT));
            double waited = outcomes(policy, settled(policy).lists()).stream()
                    .mapToDouble(PatientOutcome::monthsWaited)
                    .sum();
            assertTrue(capacity > 1e5 ? waited == 0 : waited > before, capacity + ": " + waited + " after " + before);
            before = waited;
        }
    }

    /** Under turns that never come: from the first visit, on day 28, until death or the end of 731 days. */
    @Test
    void whoDiesInTheQueueHasWaitedUntilDeath() {
        Policy policy = switching(new Capacity(1, 1));
        int died = 0;
        for (PatientOutcome outcome : outcomes(policy, WaitingLists.NONE.with(never(policy)))) {
            assertFalse(outcome.buprenorphineAccepted());
            if (outcome.waitingAtEnd() && outcome.personDays() > 28 && outcome.monthsWaited() > 0) {
                double days = outcome.monthsWaited() * 365.25 / 12;
                assertEquals(Math.rint(days), days, 1e-9);
                assertEquals(0, Math.rint(outcome.personDays() - days) % 28);
                died += outcome.died() ? 1 : 0;
            }
        }
        assertTrue(died > 5, "died in the queue: " + died);
    }

    /** Tapers free their places when they end, between visits too. */
    @Test
    void supportedTapersQueueAlike() {
        Offer taper = Policies.taper(Policies.TENTH_MONTHLY, new Capacity(Capacity.NO_LIMIT, 20));
        double started = 0;
        for (WaitingTime month : months(Policies.offering(taper))) {
            assertTrue(month.placesTaken() <= 20 + 5 * Math.sqrt(20), month::toString);
            started += month.started();
        }
        assertTrue(started > 40, "started: " + started);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64})
    void theQueueIsTheSameForAnyPartitions(int partitions) {
        Policy policy = switching(new Capacity(STARTS, PLACES));
        Study study = study(policy, 0);
        QueuePasses passes = new QueuePasses(study, REGISTRY, 16, Progress.NONE);
        Dataset<Row> cohort = Table.of(CohortObserver.COHORT, CohortPatient.class)
                .rows(LocalSpark.session(), COHORT)
                .repartition(partitions);
        SettledQueues queues = passes.settle(cohort);
        List<WaitingTime> rows = passes.rows(queues);
        assertEquals(months(policy), rows);
    }

    /** Each draw is a country with a queue of its own, the same into how many tasks it is cut. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void everyDrawHasAQueueOfItsOwn(int parts) {
        Policy policy = switching(new Capacity(STARTS, PLACES));
        QueuePasses passes = new QueuePasses(study(policy, 2), REGISTRY, 16, Progress.NONE);
        UniverseDesign universe = UniverseDesign.evenly(MODEL.population(), 400);
        long seed = MODEL.random().seed();
        Countries countries = new Countries(new ParameterDraws(REGISTRY, seed, List.of()), seed, universe, 2, parts);
        SettledQueues queues = passes.settle(LocalSpark.session(), countries);
        LimitedOffer offer = LimitedOffer.of(policy, 0);
        Turns first = queues.lists().turns().get(new WaitingLists.Queue(1, offer));
        assertNotEquals(Turns.NEVER, first);
        assertNotEquals(first, queues.lists().turns().get(new WaitingLists.Queue(2, offer)));
        List<WaitingTime> rows = passes.rows(queues);
        assertTrue(rows.stream().anyMatch(row -> row.draw() == 1 && row.waitingAtEnd() > 0));
        assertEquals(TURNS.computeIfAbsent(policy.id(), unused -> rows), rows);
    }

    private static final Map<String, List<WaitingTime>> TURNS = new HashMap<>();

    @Test
    void aStudyWithoutACapacityMakesNoPass() {
        SettledQueues queues = SettledQueues.of(List.of(), List.of(0, 1, 2, 3), (draws, lists) -> {
            throw new AssertionError("a pass");
        });
        assertEquals(WaitingLists.NONE, queues.lists());
        assertEquals(List.of(), WaitingTime.rows(List.of(), queues, Policy.VISIT_INTERVAL_DAYS));
    }

    /** A queue whose numbers never agree with the turns ends at the limit, and says so. */
    @Test
    void whatDoesNotSettleIsToldSo() {
        LimitedOffer offer = LimitedOffer.of(switching(new Capacity(STARTS, Capacity.NO_LIMIT)), 0);
        int[] passes = {0};
        SettledQueues queues = SettledQueues.of(List.of(offer), List.of(0), (draws, lists) -> {
            QueueCounts counts = new QueueCounts(3);
            counts.add(1, 1, QueueCounts.PRESENT, (20 + passes[0]++) * (long) MonthlyTally.STEPS_PER_UNIT);
            return Map.of(0, List.of(counts));
        });
        assertEquals(SettledQueues.MOST_PASSES, passes[0]);
        assertFalse(Queues.first(queues).settled());
        assertFalse(WaitingTime.rows(List.of(offer), queues, Policy.VISIT_INTERVAL_DAYS)
                .get(0)
                .settled());
    }

    private static Map<WaitingLists.Queue, Turns> never(Policy policy) {
        return Map.of(new WaitingLists.Queue(0, LimitedOffer.of(policy, 0)), Turns.NEVER);
    }

    private static Study study(Policy policy, int draws) {
        return new Study(
                "queue",
                "",
                MODEL.random().seed(),
                0,
                2,
                draws,
                Uncertainty.PRIOR,
                Posterior.NONE,
                Pack.NONE,
                List.of(policy),
                policy.id(),
                0.03,
                Perspective.HEALTH_CARE_SECTOR,
                BeyondHorizon.NONE,
                List.of(),
                Map.of(),
                false,
                new Pivots(0, List.of()),
                List.of(),
                List.of(),
                new ValueOfInformation(1, 0),
                0,
                new Survey(1, 1, 0, 0, Survey.Respondents.INTERVIEWED, List.of()));
    }
}
