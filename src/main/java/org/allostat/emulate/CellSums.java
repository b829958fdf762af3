package org.allostat.emulate;

import java.util.Map;
import java.util.TreeMap;
import org.allostat.outcomes.ExactSums;

/**
 * Sums over people by group, arm, stratum and interval. Each addend is rounded once to a whole number of steps, so sums are
 * exact and neither order nor partitioning can show. Mutable.
 */
final class CellSums {
    /** Groups of people of which one at a time is left out for the Monte Carlo error. */
    static final int GROUPS = 32;

    /** Person-time, people or weight. */
    static final int SIZE = 0;
    /** Events or the sum of values. */
    static final int TOTAL = 1;
    /** People at index dates; for clones, those at risk of leaving the arm's rule. */
    static final int PEOPLE = 2;
    /** For clones, those who left it. */
    static final int LEFT = 3;

    static final int FIELDS = 4;

    private static final double STEPS_PER_UNIT = 0x1p40;

    private final Map<Long, ExactSums> cells = new TreeMap<>();

    /**
     * Adds to a cell.
     *
     * @param cell number of the cell, see {@link CellLayout}
     */
    void add(long cell, int field, double value) {
        if (value != 0) {
            cells.computeIfAbsent(cell, unused -> new ExactSums(FIELDS)).add(field, Math.round(value * STEPS_PER_UNIT));
        }
    }

    /** Adds what another task summed in a cell. */
    void merge(long cell, ExactSums sums) {
        cells.computeIfAbsent(cell, unused -> new ExactSums(FIELDS)).merge(sums);
    }

    /** The cells that hold anything. */
    Map<Long, ExactSums> cells() {
        return cells;
    }

    static double value(ExactSums sums, int field) {
        return sums.toDouble(field) / STEPS_PER_UNIT;
    }
}
