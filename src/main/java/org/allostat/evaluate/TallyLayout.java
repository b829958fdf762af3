package org.allostat.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.allostat.outcomes.ExactAddends;
import org.allostat.outcomes.Measure;
import org.allostat.outcomes.Quantity;

/**
 * Which sums a cell holds, and which of them are a measure's. A sum is of products of two factors: a patient's quantity
 * under the policy, or under the comparator, or 1. Measures that need the same product share its sum.
 */
final class TallyLayout {
    private static final int QUANTITIES = Quantity.values().length;
    /** Place of the factor 1, after the quantities under the policy and those under the comparator. */
    private static final int ONE = 2 * QUANTITIES;

    /** Factors of one product, as places in the list of all factors. */
    private record Product(int left, int right) {}

    /** What is summed of a measure with numerator y and denominator x. */
    enum Sum {
        Y,
        YY,
        X,
        XX,
        XY,
        Y_COMPARATOR_Y,
        Y_COMPARATOR_X,
        X_COMPARATOR_Y,
        X_COMPARATOR_X;

        private Product of(int y, int x) {
            return switch (this) {
                case Y -> new Product(y, ONE);
                case YY -> new Product(y, y);
                case X -> new Product(x, ONE);
                case XX -> new Product(x, x);
                case XY -> new Product(y, x);
                case Y_COMPARATOR_Y -> new Product(y, QUANTITIES + y);
                case Y_COMPARATOR_X -> new Product(y, QUANTITIES + x);
                case X_COMPARATOR_Y -> new Product(x, QUANTITIES + y);
                case X_COMPARATOR_X -> new Product(x, QUANTITIES + x);
            };
        }
    }

    private final int[][] places = new int[Measure.values().length][Sum.values().length];
    private final int patients;
    private final int[] left;
    private final int[] right;

    TallyLayout() {
        Map<Product, Integer> products = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            for (Sum sum : Sum.values()) {
                Product product = sum.of(
                        measure.numerator().ordinal(), measure.denominator().ordinal());
                Integer place = products.putIfAbsent(product, products.size());
                places[measure.ordinal()][sum.ordinal()] = place == null ? products.size() - 1 : place;
            }
        }
        patients = Objects.requireNonNull(products.get(new Product(Quantity.PERSONS.ordinal(), ONE)));
        left = products.keySet().stream().mapToInt(Product::left).toArray();
        right = products.keySet().stream().mapToInt(Product::right).toArray();
    }

    /** Number of sums in a cell. */
    int size() {
        return left.length;
    }

    /** Place of one of a measure's sums within a cell. */
    int place(Measure measure, Sum sum) {
        return places[measure.ordinal()][sum.ordinal()];
    }

    /** Place of the number of patients within a cell of the comparator: everybody is one person. */
    int patients() {
        return patients;
    }

    /** The factors of one patient's products. */
    static long[] factors(long[] policy, long[] comparator) {
        long[] factors = new long[ONE + 1];
        System.arraycopy(policy, 0, factors, 0, QUANTITIES);
        System.arraycopy(comparator, 0, factors, QUANTITIES, QUANTITIES);
        factors[ONE] = 1;
        return factors;
    }

    /** Puts one patient's products. */
    void put(ExactAddends addends, long[] factors) {
        for (int i = 0; i < left.length; i++) {
            addends.putProduct(i, factors[left[i]], factors[right[i]]);
        }
    }

    /** Puts what one patient's products are more than others. */
    void putDifferences(ExactAddends addends, long[] factors, long[] others) {
        for (int i = 0; i < left.length; i++) {
            addends.putDifference(i, factors[left[i]], factors[right[i]], others[left[i]], others[right[i]]);
        }
    }
}
