package org.allostat.evaluate;

import java.util.Map;
import java.util.TreeMap;
import org.allostat.evidence.Insurance;
import org.allostat.outcomes.ExactSums;
import org.allostat.outcomes.PolicyOutcomes;

/**
 * Exact sums of patients' years by policy, design stratum and insurance, with their squares and their products with the
 * comparator's: all that totals, paired differences and their errors need. As in {@link OutcomeTally}, the comparator's cells
 * hold its sums and those of any other policy what its sums are more, and merged tallies are equal to the last digit.
 */
final class YearlyTally {
    /** Sums of a field: values, squares, products with the comparator's values. */
    static final int SUMS = 3;

    private final YearlyDesign design;
    private final Map<Integer, ExactSums> cells = new TreeMap<>();

    YearlyTally(YearlyDesign design) {
        this.design = design;
    }

    /** Adds one patient. */
    void add(int designStratum, Insurance insurance, PolicyOutcomes outcomes) {
        int comparator = design.tally().comparatorIndex();
        int comparatorPlace = outcomes.placeOf(comparator);
        long[] others = design.steps(outcomes.yearsOf(comparatorPlace), insurance);
        addTo(cell(design.place(comparator, designStratum, insurance)), others, new long[others.length]);
        for (int place = 0; place < outcomes.distinct().size(); place++) {
            if (place != comparatorPlace) {
                long[] steps = design.steps(outcomes.yearsOf(place), insurance);
                for (int policy = 0; policy < outcomes.policies(); policy++) {
                    if (outcomes.placeOf(policy) == place) {
                        addTo(cell(design.place(policy, designStratum, insurance)), steps, others);
                    }
                }
            }
        }
    }

    /** Adds what a policy's values, squares and products with the comparator's are more than the comparator's. */
    private static void addTo(ExactSums sums, long[] steps, long[] less) {
        for (int field = 0; field < steps.length; field++) {
            long value = steps[field];
            long other = less[field];
            if (value != other) {
                sums.add(SUMS * field, value - other);
                sums.addProduct(SUMS * field + 1, value, value);
                sums.addProduct(SUMS * field + 1, -other, other);
                sums.addProduct(SUMS * field + 2, value - other, other);
            }
        }
    }

    private ExactSums cell(int place) {
        return cells.computeIfAbsent(place, unused -> new ExactSums(design.years() * YearlyDesign.FIELDS * SUMS));
    }

    /** The cells that hold something, by place. */
    Map<Integer, ExactSums> cells() {
        return cells;
    }

    /** Adds a cell of another tally. */
    void add(int place, ExactSums sums) {
        cell(place).merge(sums);
    }

    /** Sums of a policy in a cell, itself and not what it is more than the comparator. */
    ExactSums sums(int policy, int designStratum, Insurance insurance) {
        int comparator = design.tally().comparatorIndex();
        ExactSums all = new ExactSums(design.years() * YearlyDesign.FIELDS * SUMS);
        ExactSums base = cells.get(design.place(comparator, designStratum, insurance));
        if (base != null) {
            all.merge(base);
        }
        ExactSums more = cells.get(design.place(policy, designStratum, insurance));
        if (policy != comparator && more != null) {
            all.merge(more);
        }
        return all;
    }
}
