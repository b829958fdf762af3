package org.allostat.simulate;

import org.allostat.outcomes.Discounting;
import org.allostat.population.Model;

/**
 * How patients are followed.
 *
 * @param years years that policies run
 * @param discounting of costs, life-years and QALYs
 * @param block largest number of patients at a time
 */
record Follow(int years, Discounting discounting, int block) {
    Horizon horizon(Model model) {
        return new Horizon(years, (int) Math.round(model.behaviour().visitIntervalDays()), discounting);
    }
}
