package org.allostat.population.universe;

import java.util.ArrayList;
import java.util.List;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.history.ExposureHistory;

/**
 * How large a share of each exposure type enters the cohort, from a pilot of the first people of each type. Only the size
 * of the universe follows from it, never a result; the same people are interviewed again in the run.
 */
public final class YieldPilot {
    private static final int PEOPLE_PER_TYPE = 6000;

    private YieldPilot() {}

    /** Shares in the order of {@link ExposureType}. */
    public static List<Double> run(Model model) {
        ExposureHistory history = new ExposureHistory(model);
        List<Double> yield = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            long entered = history.answers(type.personId(0), type.personId(PEOPLE_PER_TYPE)).stream()
                    .filter(Interview::inCohort)
                    .count();
            yield.add((double) entered / PEOPLE_PER_TYPE);
        }
        return yield;
    }
}
