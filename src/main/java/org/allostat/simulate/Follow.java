package org.allostat.simulate;

import java.io.Serializable;
import org.allostat.outcomes.Discounting;
import org.allostat.population.Model;

/**
 * How patients are followed.
 *
 * @param years years that policies run
 * @param discounting of costs, life-years and QALYs
 * @param block largest number of patients at a time
 * @param queues whose turn comes when
 */
record Follow(int years, Discounting discounting, int block, WaitingLists queues) implements Serializable {
    /** Nobody waits. */
    Follow(int years, Discounting discounting, int block) {
        this(years, discounting, block, WaitingLists.NONE);
    }

    /** The same with queues. */
    Follow with(WaitingLists lists) {
        return new Follow(years, discounting, block, lists);
    }

    Horizon horizon(Model model) {
        return new Horizon(years, (int) Math.round(model.behaviour().visitIntervalDays()), discounting);
    }
}
