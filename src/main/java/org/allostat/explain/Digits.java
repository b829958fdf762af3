package org.allostat.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
final class Digits {
    private static final MathContext THREE = new MathContext(3);
    private static final double LARGE = 100;

    private Digits() {}

    /** At most three digits that count; whole numbers from 100 on. */
    static String three(double number) {
        if (!Double.isFinite(number)) {
            return "none";
        }
        if (Math.abs(number) >= LARGE) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        BigDecimal rounded = new BigDecimal(number).round(THREE).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    static String percent(double share) {
        double percent = 100 * share;
        return (percent > 0 && percent < 1 ? "under 1" : String.format(Locale.ROOT, "%.0f", percent)) + "%";
    }

    /** {@code once}, {@code twice}, {@code 3 times}. */
    static String times(int count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }
}
