package org.allostat.report;

import java.util.Locale;

/** Numbers with as many decimals as their error allows: half the interval keeps one digit, two where the first is 1 or 2. */
public final class Rounded {
    private static final int MOST_DECIMALS = 6;
    private static final int FIRST_OF_ONE_DIGIT = 3;

    private Rounded() {}

    /** A value with its sign. */
    public static String signed(double value, double low, double high) {
        double half = (high - low) / 2;
        int decimals = MOST_DECIMALS;
        if (half > 0) {
            int place = (int) Math.floor(StrictMath.log10(half));
            int more = half / StrictMath.pow(10, place) < FIRST_OF_ONE_DIGIT ? 1 : 0;
            decimals = Math.min(MOST_DECIMALS, Math.max(0, more - place));
        }
        return String.format(Locale.ROOT, "%+." + decimals + "f", value).replace('-', '\u2212');
    }

    /** A share in whole percent. */
    public static String percent(double share) {
        return Math.round(100 * share) + "%";
    }
}
