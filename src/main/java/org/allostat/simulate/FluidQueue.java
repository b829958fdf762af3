package org.allostat.simulate;

import org.allostat.policy.Capacity;
import org.allostat.policy.Turns;

/**
 * The queue for an offer as a fluid of weighted persons, model.md (67) to (69), first come, first served, visit by visit: from how many join, leave and are
 * treated follows whose turn comes when. Within those who joined at one visit the order is luck, which leaving does not know: the
 * share that is served is exact on average. What it says of a visit depends only on what was counted up to that visit and, through
 * it, on the turns of earlier visits; so counting and computing in turns settles one visit more each time, at the least.
 */
final class FluidQueue {
    private final Capacity capacity;
    private final QueueCounts counts;

    /** Persons in the queue by the visit at which they joined. */
    private final double[] waiting;
    /** The ticket below which all have had their turn. */
    private double position;
    /** Persons who start at the visit. */
    private double started;

    private FluidQueue(Capacity capacity, QueueCounts counts) {
        this.capacity = capacity;
        this.counts = counts;
        waiting = new double[counts.visits()];
    }

    /** The turns that a capacity allows, given what was counted under other turns. */
    static Turns turns(Capacity capacity, QueueCounts counts) {
        return new Turns(new FluidQueue(capacity, counts).servedBelow());
    }

    private double[] servedBelow() {
        double[] servedBelow = new double[counts.visits()];
        double held = 0;
        for (int visit = 0; visit < counts.visits(); visit++) {
            for (int joined = 0; joined < visit; joined++) {
                waiting[joined] *= stay(joined, visit);
            }
            waiting[visit] = counts.persons(visit, visit, QueueCounts.PRESENT);
            held = (held + started) * keep(visit);
            serve(visit, Math.min(capacity.startsPerMonth(), Math.max(0, capacity.places() - held)));
            servedBelow[visit] = position;
        }
        return servedBelow;
    }

    /** Share of those in the queue after the visit before who are still in it, model.md (67); 1 where nobody was seen. */
    private double stay(int joined, int visit) {
        return share(counts.sum(joined, visit, QueueCounts.PRESENT), counts.waiting(joined, visit - 1));
    }

    /** Share of those in treatment after the visit before who still are, model.md (68); 1 where nobody was seen. */
    private double keep(int visit) {
        if (visit == 0) {
            return 1;
        }
        long before = counts.total(visit - 1, QueueCounts.PLACES) + counts.total(visit - 1, QueueCounts.STARTED);
        return share(counts.total(visit, QueueCounts.PLACES), before);
    }

    private static double share(long some, long all) {
        return all > 0 ? some / (double) all : 1;
    }

    /** Calls the turns of a visit, oldest tickets first, model.md (69); where places are left, whoever joins now starts now. */
    private void serve(int visit, double places) {
        double free = places;
        started = 0;
        int joined = (int) position;
        while (joined <= visit && waiting[joined] <= free && (free > 0 || joined < visit)) {
            free -= waiting[joined];
            started += waiting[joined];
            waiting[joined] = 0;
            joined++;
            position = joined;
        }
        if (joined <= visit && free > 0) {
            position += (joined + 1 - position) * free / waiting[joined];
            waiting[joined] -= free;
            started += free;
        }
    }
}
