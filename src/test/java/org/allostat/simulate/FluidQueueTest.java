package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.allostat.policy.Capacity;
import org.allostat.policy.Turns;
import org.junit.jupiter.api.Test;

/** Turns from counts, against closed forms. Weights are in persons. */
class FluidQueueTest {
    private static final double NO_LIMIT = Capacity.NO_LIMIT;
    private static final int VISITS = 12;

    /** A hundred join at the first visit and ten start at each: at visit s the first s tenths have had their turn. */
    @Test
    void withNobodyLeavingAConstantShareHasItsTurnAtEachVisit() {
        QueueCounts counts = waitingFor(VISITS, 100, 1);
        Turns turns = FluidQueue.turns(new Capacity(10, NO_LIMIT), counts);
        for (int visit = 1; visit <= 9; visit++) {
            assertServedUpTo(turns, visit, 1 + visit / 10.0);
        }
        // At the tenth the queue is empty and nothing is free; whoever joins from then on starts at once.
        assertServedUpTo(turns, 10, 10);
        assertServedUpTo(turns, 11, 12);
    }

    /** A fifth leaves between visits: M' = 0.8 (M - 10), and the share served rises by 10 / M of what was left. */
    @Test
    void whoLeavesGivesTheirTurnToTheNext() {
        QueueCounts counts = waitingFor(VISITS, 100, 0.8);
        Turns turns = FluidQueue.turns(new Capacity(10, NO_LIMIT), counts);
        double served = 0;
        double waiting = 100;
        for (int visit = 1; waiting > 10; visit++) {
            served += (1 - served) * 10 / waiting;
            assertServedUpTo(turns, visit, 1 + served);
            waiting = 0.8 * (waiting - 10);
        }
        assertTrue(served > 0.6, "served: " + served);
    }

    /** Thirty places: all are taken at the first visit; then half of them fall free at each, fifteen. */
    @Test
    void aPlaceIsFreeAgainWhenItsPatientHasLeft() {
        QueueCounts counts = waitingFor(4, 100, 1);
        addStarted(counts, 1, 30);
        add(counts, 2, 2, QueueCounts.PLACES, 15);
        addStarted(counts, 2, 15);
        add(counts, 3, 3, QueueCounts.PLACES, 15);
        Turns turns = FluidQueue.turns(new Capacity(NO_LIMIT, 30), counts);
        assertServedUpTo(turns, 1, 1.30);
        assertServedUpTo(turns, 2, 1.45);
        assertServedUpTo(turns, 3, 1.60);
    }

    /** Twenty join at each visit and ten start: who came first goes first, across visits. */
    @Test
    void firstComeFirstServed() {
        QueueCounts counts = new QueueCounts(5);
        for (int joined = 1; joined <= 2; joined++) {
            for (int visit = joined; visit < 5; visit++) {
                add(counts, joined, visit, QueueCounts.PRESENT, 20);
            }
        }
        Turns turns = FluidQueue.turns(new Capacity(15, NO_LIMIT), counts);
        assertServedUpTo(turns, 1, 1.75);
        assertServedUpTo(turns, 2, 2.5);
        assertServedUpTo(turns, 3, 4);
    }

    @Test
    void withoutAnybodyWhoeverComesStartsAtOnce() {
        Turns turns = FluidQueue.turns(new Capacity(1, 1), new QueueCounts(4));
        assertTrue(turns.hasCome(3.99, 3));
        assertServedUpTo(turns, 2, 3);
    }

    private static void assertServedUpTo(Turns turns, int visit, double ticket) {
        assertTrue(turns.hasCome(ticket - 1e-9, visit), () -> "below " + ticket + " at visit " + visit + ": " + turns);
        assertFalse(turns.hasCome(ticket + 1e-9, visit), () -> ticket + " at visit " + visit + ": " + turns);
    }

    /** Counts of a pass in which nobody's turn comes: some join at visit 1, a share stays from each visit to the next. */
    private static QueueCounts waitingFor(int visits, double persons, double stay) {
        QueueCounts counts = new QueueCounts(visits);
        double waiting = persons;
        for (int visit = 1; visit < visits; visit++) {
            add(counts, 1, visit, QueueCounts.PRESENT, waiting);
            waiting *= stay;
        }
        return counts;
    }

    private static void addStarted(QueueCounts counts, int visit, double persons) {
        add(counts, 1, visit, QueueCounts.STARTED, persons);
        for (int later = visit + 1; later < counts.visits(); later++) {
            add(counts, 1, later, QueueCounts.PRESENT, -persons);
        }
    }

    private static void add(QueueCounts counts, int joined, int visit, int field, double persons) {
        counts.add(joined, visit, field, Math.round(persons * MonthlyTally.STEPS_PER_UNIT));
    }
}
