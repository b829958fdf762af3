package org.allostat.survey.puf;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A number as a table writes it: {@code 40001}, {@code 40001.0} and {@code 4.0001e4} are one. None of the other forms that Java
 * reads is a number here: {@code 1d}, {@code 0x1p3}, {@code NaN}, {@code Infinity}, digits of other scripts.
 */
final class PlainNumber {
    private static final int LONGEST = 60;
    /** Short enough for every value to fit into an int. */
    private static final int MOST_PLAIN_DIGITS = 9;

    private static final Pattern FORM = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

    private PlainNumber() {}

    /** The number, if it is whole and a long holds it. */
    static OptionalLong whole(String text) {
        if (isShortAndOfDigits(text)) {
            return OptionalLong.of(Integer.parseInt(text));
        }
        if (!isPlain(text)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigDecimal(text).longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** The number, if a double can be near it. */
    static OptionalDouble decimal(String text) {
        double value = isPlain(text) ? Double.parseDouble(text) : Double.NaN;
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static boolean isPlain(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    private static boolean isShortAndOfDigits(String text) {
        if (text.isEmpty() || text.length() > MOST_PLAIN_DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
