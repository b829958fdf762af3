package org.allostat.simulate;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allostat.policy.Turns;

/**
 * The queues of a study once they have settled, model.md (70): people compete for places, yet no person meets another. In a pass
 * everybody is replayed under given turns and counted; the counts give the next turns; and so on until turns stay as they are. Those
 * of a visit depend on earlier ones alone, so that this ends after at most as many passes as there are visits.
 *
 * @param lists the turns of the last pass, under which the counts were made
 * @param draws what is known of each draw, by its number
 */
record SettledQueues(WaitingLists lists, SortedMap<Integer, Draw> draws) {
    /** Most passes that are made; the turns of the last one then stand, and the table says that they had not settled. */
    static final int MOST_PASSES = 40;

    SettledQueues {
        draws = Collections.unmodifiableSortedMap(new TreeMap<>(draws));
    }

    /**
     * The queues of one draw.
     *
     * @param passes passes until turns stayed as they were, the last included
     * @param settled whether they did
     * @param counts what happened in each queue, in their order
     */
    record Draw(int passes, boolean settled, List<QueueCounts> counts) {
        Draw {
            counts = List.copyOf(counts);
        }
    }

    /** A pass over the cohort. */
    interface Pass {
        /**
         * Counts what happens in each queue.
         *
         * @param draws the draws to replay
         * @param lists the turns
         * @return by draw, in the queues' order
         */
        Map<Integer, List<QueueCounts>> count(List<Integer> draws, WaitingLists lists);
    }

    /**
     * Makes passes until every draw has settled.
     *
     * @param limited the queues; without one nothing is done
     * @param draws numbers of the draws
     */
    static SettledQueues of(List<LimitedOffer> limited, List<Integer> draws, Pass pass) {
        if (limited.isEmpty()) {
            return new SettledQueues(WaitingLists.NONE, new TreeMap<>());
        }
        List<Integer> open = List.copyOf(draws);
        Map<WaitingLists.Queue, Turns> nobody = new HashMap<>();
        for (int draw : open) {
            limited.forEach(offer -> nobody.put(new WaitingLists.Queue(draw, offer), Turns.NEVER));
        }
        WaitingLists lists = WaitingLists.NONE.with(nobody);
        SortedMap<Integer, Draw> done = new TreeMap<>();
        for (int passes = 1; !open.isEmpty(); passes++) {
            Map<Integer, List<QueueCounts>> counted = pass.count(open, lists);
            Map<WaitingLists.Queue, Turns> changed = new HashMap<>();
            for (int draw : open) {
                Map<WaitingLists.Queue, Turns> next = turns(draw, limited, counted.getOrDefault(draw, List.of()));
                boolean settled = lists.turns().entrySet().containsAll(next.entrySet());
                if (settled || passes == MOST_PASSES) {
                    done.put(draw, new Draw(passes, settled, counted.getOrDefault(draw, List.of())));
                } else {
                    changed.putAll(next);
                }
            }
            lists = lists.with(changed);
            open = open.stream().filter(draw -> !done.containsKey(draw)).toList();
        }
        return new SettledQueues(lists, done);
    }

    private static Map<WaitingLists.Queue, Turns> turns(
            int draw, List<LimitedOffer> limited, List<QueueCounts> counts) {
        Map<WaitingLists.Queue, Turns> turns = new HashMap<>();
        for (int queue = 0; queue < limited.size(); queue++) {
            LimitedOffer offer = limited.get(queue);
            turns.put(new WaitingLists.Queue(draw, offer), FluidQueue.turns(offer.capacity(), counts.get(queue)));
        }
        return turns;
    }
}
