package org.allostat.simulate;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.allostat.policy.Policy;
import org.allostat.policy.Turns;

/**
 * Whose turn comes when, for every limited offer in every draw: all that a task knows of other people.
 *
 * @param turns by queue
 */
record WaitingLists(Map<Queue, Turns> turns) implements Serializable {
    /** Nobody ever waits. */
    static final WaitingLists NONE = new WaitingLists(Map.of());

    WaitingLists {
        turns = Map.copyOf(turns);
    }

    /**
     * One queue.
     *
     * @param draw parameter draw
     * @param offer what people wait for
     */
    record Queue(int draw, LimitedOffer offer) implements Serializable {}

    /** The same with other turns in some queues. */
    WaitingLists with(Map<Queue, Turns> others) {
        Map<Queue, Turns> all = new HashMap<>(turns);
        all.putAll(others);
        return new WaitingLists(all);
    }

    /**
     * The turns of each of a policy's offers.
     *
     * @param draw parameter draw; below 0 a pivot, which meets the queues of draw 0
     */
    List<Turns> of(int draw, Policy policy) {
        int queueDraw = Math.max(0, draw);
        return IntStream.range(0, policy.offers().size())
                .mapToObj(offer ->
                        turns.getOrDefault(new Queue(queueDraw, LimitedOffer.of(policy, offer)), Turns.AT_ONCE))
                .toList();
    }
}
