package org.allostat.emulate;

/**
 * The values that an expression can take, from low to high: so that a condition that can never hold is seen before anything
 * is run.
 */
record Range(double low, double high) {
    static final Range TRUTH = new Range(0, 1);
    static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static Range of(double value) {
        return new Range(value, value);
    }

    static Range truth(boolean possible, boolean certain) {
        return new Range(certain ? 1 : 0, possible ? 1 : 0);
    }

    boolean isNever() {
        return high == 0;
    }

    Range plus(Range other) {
        return new Range(low + other.low, high + other.high);
    }

    Range minus(Range other) {
        return new Range(low - other.high, high - other.low);
    }

    Range times(Range other) {
        double a = product(low, other.low);
        double b = product(low, other.high);
        double c = product(high, other.low);
        double d = product(high, other.high);
        return new Range(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    /** Zero times infinity is zero here: a bound that is not reached. */
    private static double product(double left, double right) {
        return left == 0 || right == 0 ? 0 : left * right;
    }

    Range over(Range other) {
        if (other.low <= 0 && other.high >= 0) {
            return low >= 0 && other.low >= 0 ? new Range(0, Double.POSITIVE_INFINITY) : ALL;
        }
        return times(new Range(1 / other.high, 1 / other.low));
    }
}
