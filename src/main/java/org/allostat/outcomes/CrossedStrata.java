package org.allostat.outcomes;

import java.util.Arrays;
import java.util.List;

/**
 * Where the sums of many overlapping strata are kept. Everybody is in one stratum of every variable; to add to each would be
 * an addition per variable. So variables are joined into a few groups, and the cells of a group are its variables crossed:
 * a patient is added to one cell per group, and a stratum's sum is that of its cells. With exact sums nothing is lost.
 *
 * <p>Strata are numbered through, variable by variable, and so are cells, group by group.
 */
public final class CrossedStrata {
    /** Most cells of a group: larger groups are fewer, but their sums soon leave the caches. */
    private static final int LARGEST_GROUP = 64;

    private final int largestGroup;
    private final int[] firstStratum;
    private final int[] strata;
    private final int[] groupOf;
    private final int[] stride;
    private final int[] firstCell;
    private final int[][] cellsOfStratum;

    /** @param strataPerVariable number of strata of each variable, in order */
    public CrossedStrata(List<Integer> strataPerVariable) {
        this(strataPerVariable, LARGEST_GROUP);
    }

    private CrossedStrata(List<Integer> strataPerVariable, int largestGroup) {
        this.largestGroup = largestGroup;
        strata = strataPerVariable.stream().mapToInt(Integer::intValue).toArray();
        groupOf = new int[strata.length];
        stride = new int[strata.length];
        firstStratum = runningTotal(strata);
        firstCell = runningTotal(groupSizes());
        cellsOfStratum = new int[firstStratum[strata.length]][];
        for (int variable = 0; variable < strata.length; variable++) {
            for (int stratum = 0; stratum < strata[variable]; stratum++) {
                cellsOfStratum[firstStratum[variable] + stratum] = cellsWith(variable, stratum);
            }
        }
    }

    /**
     * Every variable in a group of its own: fewest cells, most additions. For few patients, who would leave most crossed
     * cells with one of them or none, so that cells cost more than additions.
     *
     * @param strataPerVariable number of strata of each variable, in order
     */
    public static CrossedStrata uncrossed(List<Integer> strataPerVariable) {
        return new CrossedStrata(strataPerVariable, 1);
    }

    /** Fills group after group with the variables in their order; returns the groups' numbers of cells. */
    private int[] groupSizes() {
        int[] sizes = new int[strata.length];
        int group = 0;
        int size = 1;
        for (int variable = 0; variable < strata.length; variable++) {
            if (strata[variable] < 1) {
                throw new IllegalArgumentException("every variable needs a stratum: " + Arrays.toString(strata));
            }
            if (size > 1 && size * strata[variable] > largestGroup) {
                group++;
                size = 1;
            }
            groupOf[variable] = group;
            stride[variable] = size;
            size *= strata[variable];
            sizes[group] = size;
        }
        return Arrays.copyOf(sizes, group + 1);
    }

    private static int[] runningTotal(int[] sizes) {
        int[] totals = new int[sizes.length + 1];
        for (int i = 0; i < sizes.length; i++) {
            totals[i + 1] = totals[i] + sizes[i];
        }
        return totals;
    }

    private int[] cellsWith(int variable, int stratum) {
        int group = groupOf[variable];
        int[] cells = new int[(firstCell[group + 1] - firstCell[group]) / strata[variable]];
        int found = 0;
        for (int cell = firstCell[group]; cell < firstCell[group + 1]; cell++) {
            if ((cell - firstCell[group]) / stride[variable] % strata[variable] == stratum) {
                cells[found++] = cell;
            }
        }
        return cells;
    }

    /** Number of cells of all groups together. */
    public int cells() {
        return firstCell[firstCell.length - 1];
    }

    /** Number of strata of all variables together. */
    public int strata() {
        return cellsOfStratum.length;
    }

    /**
     * The cell of each group that a patient is in.
     *
     * @param patientStrata the patient's stratum of each variable, numbered through
     * @throws IllegalArgumentException if that is not one stratum of every variable, in order
     */
    public int[] cellsOf(int[] patientStrata) {
        if (patientStrata.length != strata.length) {
            throw new IllegalArgumentException("a patient is in one stratum of each of " + strata.length
                    + " variables: " + Arrays.toString(patientStrata));
        }
        int[] cells = Arrays.copyOf(firstCell, firstCell.length - 1);
        for (int variable = 0; variable < strata.length; variable++) {
            int stratum = patientStrata[variable] - firstStratum[variable];
            if (stratum < 0 || stratum >= strata[variable]) {
                throw new IllegalArgumentException("stratum of variable " + variable + " must be from "
                        + firstStratum[variable] + " to " + (firstStratum[variable + 1] - 1) + ": "
                        + patientStrata[variable]);
            }
            cells[groupOf[variable]] += stratum * stride[variable];
        }
        return cells;
    }

    /** The cells that a stratum consists of; every patient of the stratum is in exactly one of them. */
    public int[] cellsIn(int stratum) {
        return cellsOfStratum[stratum].clone();
    }
}
