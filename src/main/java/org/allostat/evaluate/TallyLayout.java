package org.allostat.evaluate;

import org.allostat.outcomes.ExactSums;
import org.allostat.outcomes.Measure;
import org.allostat.outcomes.Quantity;

/**
 * Where each measure's sums lie within a cell. A measure over all persons needs three, for its x is 1 throughout; a ratio of
 * two quantities needs nine.
 */
final class TallyLayout {
    static final int Y = 0;
    static final int YY = 1;
    static final int Y_COMPARATOR_Y = 2;
    static final int X = 3;
    static final int XX = 4;
    static final int XY = 5;
    static final int Y_COMPARATOR_X = 6;
    static final int X_COMPARATOR_Y = 7;
    static final int X_COMPARATOR_X = 8;

    private static final int SUMS_OF_PERSONS = 3;
    private static final int SUMS_OF_RATIO = 9;

    private final Measure[] measures = Measure.values();
    private final int[] offsets = new int[measures.length];
    private final int size;

    TallyLayout() {
        int next = 0;
        for (int i = 0; i < measures.length; i++) {
            offsets[i] = next;
            next += isOverPersons(measures[i]) ? SUMS_OF_PERSONS : SUMS_OF_RATIO;
        }
        size = next;
    }

    static boolean isOverPersons(Measure measure) {
        return measure.denominator() == Quantity.PERSONS;
    }

    /** Number of sums in a cell. */
    int size() {
        return size;
    }

    /** First of a measure's sums. */
    int offset(Measure measure) {
        return offsets[measure.ordinal()];
    }

    /** Adds one patient's values under a policy and under the comparator, by ordinal of {@link Quantity}. */
    void add(ExactSums cell, long[] policy, long[] comparator) {
        for (int i = 0; i < measures.length; i++) {
            int numerator = measures[i].numerator().ordinal();
            cell.add(offsets[i] + Y, policy[numerator]);
            cell.addProduct(offsets[i] + YY, policy[numerator], policy[numerator]);
            cell.addProduct(offsets[i] + Y_COMPARATOR_Y, policy[numerator], comparator[numerator]);
            if (!isOverPersons(measures[i])) {
                addRatio(cell, measures[i], policy, comparator);
            }
        }
    }

    private void addRatio(ExactSums cell, Measure measure, long[] policy, long[] comparator) {
        int offset = offset(measure);
        int numerator = measure.numerator().ordinal();
        int denominator = measure.denominator().ordinal();
        cell.add(offset + X, policy[denominator]);
        cell.addProduct(offset + XX, policy[denominator], policy[denominator]);
        cell.addProduct(offset + XY, policy[denominator], policy[numerator]);
        cell.addProduct(offset + Y_COMPARATOR_X, policy[numerator], comparator[denominator]);
        cell.addProduct(offset + X_COMPARATOR_Y, policy[denominator], comparator[numerator]);
        cell.addProduct(offset + X_COMPARATOR_X, policy[denominator], comparator[denominator]);
    }
}
