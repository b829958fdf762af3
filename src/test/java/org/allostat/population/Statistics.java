package org.allostat.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Statistical assertions. Each raises a false alarm with probability 1e-6 at most if the model is right; seeds are fixed, so
 * a pass stays a pass.
 */
public final class Statistics {
    private static final double FALSE_ALARM = 1e-6;
    /** Standard errors that a normal exceeds with probability 1e-6. */
    private static final double STANDARD_ERRORS = 4.9;

    private Statistics() {}

    public static void assertShare(double expected, long count, long of, String what) {
        double error = Math.sqrt(expected * (1 - expected) / of);
        assertEquals(expected, (double) count / of, STANDARD_ERRORS * error, what);
    }

    public static void assertNear(double expected, double estimate, double standardError, String what) {
        assertEquals(expected, estimate, STANDARD_ERRORS * standardError, what);
    }

    /** Pearson's chi-square of counts against weights of any scale. */
    public static void assertDistributed(double[] weights, long[] counts, String what) {
        double weight = Arrays.stream(weights).sum();
        long count = Arrays.stream(counts).sum();
        double statistic = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = count * weights[i] / weight;
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        double limit = ChiSquaredDistribution.of(counts.length - 1).inverseSurvivalProbability(FALSE_ALARM);
        assertTrue(statistic < limit, what + ": chi-square " + statistic + " above " + limit);
    }

    /** Kolmogorov and Smirnov's largest distance; the asymptotic 2 exp(-2 n D^2) is the false-alarm rate. */
    public static void assertFollows(DoubleUnaryOperator cumulative, double[] values, String what) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            double below = cumulative.applyAsDouble(Math.nextDown(sorted[from])); // differs where values are cut
            double upTo = cumulative.applyAsDouble(sorted[from]);
            distance = Math.max(distance, Math.abs(below - (double) from / sorted.length));
            distance = Math.max(distance, Math.abs(upTo - (double) to / sorted.length));
        }
        double limit = Math.sqrt(Math.log(2 / FALSE_ALARM) / 2 / sorted.length);
        assertTrue(distance < limit, what + ": distance " + distance + " above " + limit);
    }
}
