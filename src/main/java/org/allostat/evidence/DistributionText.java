package org.allostat.evidence;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The registry's grammar of distributions: {@code fixed}, {@code normal(mean, sd)}, {@code lognormal(median, cv)},
 * {@code uniform(low, high)}, {@code loguniform(low, high)}, {@code triangular(low, mode, high)}, {@code beta(mean, sd)},
 * {@code gamma(mean, sd)}, each with an optional {@code in [low, high]}. An argument {@code value} is the parameter's own value, so that both change in one
 * place.
 */
final class DistributionText {
    /** What a malformed cell is told. */
    static final String ALLOWED = "fixed, normal(mean, sd), lognormal(median, cv), uniform(low, high), "
            + "loguniform(low, high), triangular(low, mode, high), beta(mean, sd) or gamma(mean, sd), with numbers or the word value, optionally followed by in [low, high]";

    private static final Pattern GRAMMAR =
            Pattern.compile("(\\w+)(?:\\(([^()]*)\\))?(?:\\s+in\\s+\\[([^,\\[\\]]+),([^,\\[\\]]+)\\])?");

    private DistributionText() {}

    /**
     * Reads a distribution.
     *
     * @param text as in the registry
     * @param value what {@code fixed} and the argument {@code value} stand for
     * @throws IllegalArgumentException naming what is wrong
     */
    static Distribution parse(String text, double value) {
        Matcher matcher = GRAMMAR.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("allowed: " + ALLOWED);
        }
        String arguments = matcher.group(2);
        double[] numbers = arguments == null
                ? new double[0]
                : Arrays.stream(arguments.split(",", -1))
                        .mapToDouble(argument -> argument.strip().equals("value") ? value : finite(argument))
                        .toArray();
        Distribution inner = family(matcher.group(1), numbers, value);
        return matcher.group(3) == null
                ? inner
                : new Clamped(inner, finite(matcher.group(3)), finite(matcher.group(4)));
    }

    private static Distribution family(String name, double[] numbers, double value) {
        return switch (name + "/" + numbers.length) {
            case "fixed/0" -> new Distribution.Fixed(value);
            case "normal/2" -> new Distribution.Normal(numbers[0], numbers[1]);
            case "lognormal/2" -> new Distribution.LogNormal(numbers[0], numbers[1]);
            case "uniform/2" -> new Distribution.Uniform(numbers[0], numbers[1]);
            case "loguniform/2" -> new Distribution.LogUniform(numbers[0], numbers[1]);
            case "triangular/3" -> new Distribution.Triangular(numbers[0], numbers[1], numbers[2]);
            case "beta/2" -> new Distribution.Beta(numbers[0], numbers[1]);
            case "gamma/2" -> new Distribution.Gamma(numbers[0], numbers[1]);
            default -> throw new IllegalArgumentException("allowed: " + ALLOWED);
        };
    }

    private static double finite(String text) {
        double number;
        try {
            number = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + text.strip(), e);
        }
        Check.finite("number", number);
        return number;
    }

    /** {@code name(a, b)}. */
    static String call(String name, double... numbers) {
        StringBuilder text = new StringBuilder(name).append('(');
        for (int i = 0; i < numbers.length; i++) {
            text.append(i == 0 ? "" : ", ").append(number(numbers[i]));
        }
        return text.append(')').toString();
    }

    /** Shortest decimal that reads back as the same double, without an exponent: {@code 0.0008}, {@code 12}. */
    static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
