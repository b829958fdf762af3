package org.allostat.simulate;

/**
 * What happened in one queue, as sums over patients by the visit at which they joined and a later one. A weight is rounded once to an
 * integer number of steps, so that sums are exact and neither order nor partitioning can show. Mutable.
 */
final class QueueCounts {
    /** In the queue at a visit before turns are called, joiners of the visit among them; steps. */
    static final int PRESENT = 0;
    /** Those of them whose turn comes at the visit; steps. */
    static final int STARTED = 1;
    /** Whoever holds a place at a visit before turns are called, whenever joined: kept where both visits are the same; steps. */
    static final int PLACES = 2;
    /** As {@link #PRESENT}, patients unweighted. */
    static final int PATIENTS = 3;

    static final int FIELDS = 4;

    private final int visits;
    /** Shape [visit of joining][later visit less that of joining, field]; a row where somebody joined. */
    private final long[][] sums;

    /** @param visits number of visits, 0 the start of the study */
    QueueCounts(int visits) {
        this.visits = visits;
        sums = new long[visits][0];
    }

    int visits() {
        return visits;
    }

    void add(int joined, int visit, int field, long steps) {
        if (sums[joined].length == 0) {
            sums[joined] = new long[(visits - joined) * FIELDS];
        }
        sums[joined][place(joined, visit, field)] += steps;
    }

    /** A sum in steps, or in patients. */
    long sum(int joined, int visit, int field) {
        return sums[joined].length == 0 ? 0 : sums[joined][place(joined, visit, field)];
    }

    /** A weighted sum in persons. */
    double persons(int joined, int visit, int field) {
        return sum(joined, visit, field) / MonthlyTally.STEPS_PER_UNIT;
    }

    /** Those in the queue after the turns of a visit; steps. */
    long waiting(int joined, int visit) {
        return sum(joined, visit, PRESENT) - sum(joined, visit, STARTED);
    }

    /** A sum over everybody who joined by a visit, in steps or patients. */
    long total(int visit, int field) {
        long total = 0;
        for (int joined = 0; joined <= visit; joined++) {
            total += sum(joined, visit, field);
        }
        return total;
    }

    /** Everybody in the queue after the turns of a visit; steps. */
    long totalWaiting(int visit) {
        return total(visit, PRESENT) - total(visit, STARTED);
    }

    private static int place(int joined, int visit, int field) {
        return (visit - joined) * FIELDS + field;
    }
}
