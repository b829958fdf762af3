package org.allostat.kernel;

/**
 * What pain takes from utility in model.md (18): the published decrements, linear between whole NRS points, written as
 * a sum of hinges so
 * that all patients take the same path: d(p) = d(0) + s(0) p + sum over k = 1 to 9 of (s(k) - s(k-1)) max(0, p - k), where
 * s(k) is the slope from point k to k + 1.
 */
record UtilityDecrement(
        double atZero,
        double slope,
        double bend1,
        double bend2,
        double bend3,
        double bend4,
        double bend5,
        double bend6,
        double bend7,
        double bend8,
        double bend9) {
    /** @param decrements at whole NRS points 0 to 10; shape [11] */
    static UtilityDecrement of(double[] decrements) {
        return new UtilityDecrement(
                decrements[0],
                decrements[1] - decrements[0],
                bend(decrements, 1),
                bend(decrements, 2),
                bend(decrements, 3),
                bend(decrements, 4),
                bend(decrements, 5),
                bend(decrements, 6),
                bend(decrements, 7),
                bend(decrements, 8),
                bend(decrements, 9));
    }

    private static double bend(double[] decrements, int k) {
        return decrements[k + 1] - decrements[k] - (decrements[k] - decrements[k - 1]);
    }

    /** The decrement at a pain of 0 to 10. */
    double at(double pain) {
        double decrement = Math.fma(slope, pain, atZero);
        decrement = Math.fma(bend1, above(pain, 1), decrement);
        decrement = Math.fma(bend2, above(pain, 2), decrement);
        decrement = Math.fma(bend3, above(pain, 3), decrement);
        decrement = Math.fma(bend4, above(pain, 4), decrement);
        decrement = Math.fma(bend5, above(pain, 5), decrement);
        decrement = Math.fma(bend6, above(pain, 6), decrement);
        decrement = Math.fma(bend7, above(pain, 7), decrement);
        decrement = Math.fma(bend8, above(pain, 8), decrement);
        return Math.fma(bend9, above(pain, 9), decrement);
    }

    private static double above(double pain, int point) {
        return pain > point ? pain - point : 0;
    }
}
