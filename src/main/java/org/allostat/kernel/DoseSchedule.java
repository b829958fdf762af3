package org.allostat.kernel;

import java.util.List;

/**
 * The doses of one patient over time. Before the first change there is no drug; the last change holds for ever.
 *
 * @param changes in strictly increasing order of day; none means no drug ever
 */
public record DoseSchedule(List<DoseChange> changes) {
    /** Checks that days strictly increase. */
    public DoseSchedule {
        changes = List.copyOf(changes);
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i).day() <= changes.get(i - 1).day()) {
                throw new IllegalArgumentException(
                        "days must strictly increase: " + changes.get(i).day() + " follows "
                                + changes.get(i - 1).day());
            }
        }
    }

    /** The day of the last change, 0 where there is none. */
    public int lastChangeDay() {
        return changes.isEmpty() ? 0 : changes.get(changes.size() - 1).day();
    }
}
