package org.allostat.simulate;

import java.io.Serializable;
import org.allostat.outcomes.Valuation;
import org.allostat.population.Model;

/**
 * How patients are followed.
 *
 * @param years years that policies run
 * @param valuation how outcomes are valued
 * @param block largest number of patients at a time
 * @param queues whose turn comes when
 */
record Follow(int years, Valuation valuation, int block, WaitingLists queues) implements Serializable {
    /** Nobody waits. */
    Follow(int years, Valuation valuation, int block) {
        this(years, valuation, block, WaitingLists.NONE);
    }

    /** The same with queues. */
    Follow with(WaitingLists lists) {
        return new Follow(years, valuation, block, lists);
    }

    Horizon horizon(Model model) {
        return new Horizon(years, (int) Math.round(model.behaviour().visitIntervalDays()), valuation.discounting());
    }
}
