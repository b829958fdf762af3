package org.allostat.population;

import java.util.ArrayList;
import java.util.List;

/**
 * How large a share of each exposure type enters the cohort, from a pilot of the first people of each type. Only the size
 * of the universe follows from it, never a result; the same people are interviewed again in the run.
 */
public final class YieldPilot {
    private static final int PEOPLE_PER_TYPE = 2000;

    private YieldPilot() {}

    /** Shares in the order of {@link ExposureType}. */
    public static List<Double> run(Model model) {
        ExposureHistory history = new ExposureHistory(model);
        List<Double> yield = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            int entered = 0;
            for (int n = 0; n < PEOPLE_PER_TYPE; n++) {
                entered += history.interview(type.personId(n)).inCohort() ? 1 : 0;
            }
            yield.add((double) entered / PEOPLE_PER_TYPE);
        }
        return yield;
    }
}
