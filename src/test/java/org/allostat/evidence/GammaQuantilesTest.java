package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of quantiles against the library's root finding, which is good to the last digits. */
final class GammaQuantilesTest {
    /** An interpolation of degree five; 4.1e-10 was the largest error found, for the smallest shape. */
    private static final double RELATIVE = 1e-9;

    private static final double SCALE = 4.4;
    private static final int SHARES = 4000;

    /** Shares in ascending order, evenly spaced in logarithm from either end: 2^-50 to 1/2 and on to 1 - 2^-22. */
    private static double[] shares() {
        DoubleStream low = IntStream.range(0, SHARES).mapToDouble(n -> Math.pow(2, -50 + 49.0 * n / SHARES));
        DoubleStream high = IntStream.rangeClosed(0, SHARES).mapToDouble(n -> 1 - Math.pow(2, -1 - 21.0 * n / SHARES));
        return DoubleStream.concat(low, high).toArray();
    }

    /** The registry's gamma distributions have shapes from 1 (an exponential) to 4. */
    @ParameterizedTest
    @ValueSource(doubles = {GammaQuantiles.LEAST_SHAPE, 0.5, 1, 1.58, 2.52, 4, 30, 1e4})
    void quantilesAreThoseOfTheLibraryAndAscend(double shape) {
        GammaDistribution gamma = GammaDistribution.of(shape, SCALE);
        GammaQuantiles quantiles = new GammaQuantiles(new GammaRoot(shape, SCALE));
        double last = 0;
        for (double share : shares()) {
            double expected = gamma.inverseCumulativeProbability(share);
            double actual = quantiles.applyAsDouble(share);
            assertEquals(expected, actual, RELATIVE * expected, "share " + share);
            assertTrue(actual > last, "share " + share);
            last = actual;
        }
    }

    /** Of shape 1, the gamma distribution is the exponential: x = -scale ln(1 - u). */
    @Test
    void quantilesOfShapeOneAreThoseOfTheExponential() {
        GammaQuantiles quantiles = new GammaQuantiles(new GammaRoot(1, SCALE));
        for (double share : shares()) {
            double expected = -SCALE * Math.log1p(-share);
            assertEquals(expected, quantiles.applyAsDouble(share), RELATIVE * expected, "share " + share);
        }
    }

    /** Where octaves, their pieces and the table end, neighbours must neither jump nor turn. */
    @Test
    void quantilesAscendAcrossTheEndsOfPieces() {
        GammaQuantiles quantiles = new GammaQuantiles(new GammaRoot(2.52, SCALE));
        double spacing = 0x1.0p-40;
        for (int octave = 2; octave <= 18; octave++) {
            for (int piece = 16; piece < 32; piece++) {
                double end = Math.scalb(piece / 16.0, -octave);
                assertTrue(quantiles.applyAsDouble(end - spacing) < quantiles.applyAsDouble(end));
                assertTrue(quantiles.applyAsDouble(end) < quantiles.applyAsDouble(end + spacing));
                assertTrue(quantiles.applyAsDouble(1 - end - spacing) < quantiles.applyAsDouble(1 - end));
                assertTrue(quantiles.applyAsDouble(1 - end) < quantiles.applyAsDouble(1 - end + spacing));
            }
        }
    }

    /** A uniform is nearer to an end than 2^-17 once in 65,536 draws. */
    @ParameterizedTest
    @ValueSource(doubles = {0x1.0p-53, 1e-12, 7e-6, 1 - 7e-6, 1 - 1e-12, 1 - 0x1.0p-53})
    void quantilesBeyondTheTableAreThoseOfTheRoot(double share) {
        GammaRoot gamma = new GammaRoot(2.52, SCALE);
        assertEquals(gamma.quantile(share), new GammaQuantiles(gamma).applyAsDouble(share));
    }

    /** Another library finds them by another way. */
    @ParameterizedTest
    @CsvSource({"0.05", "0.25", "0.5", "1", "1.58", "4", "30", "1e4"})
    void rootsAreThoseOfAnotherLibrary(double shape) {
        GammaDistribution other = GammaDistribution.of(shape, SCALE);
        GammaRoot gamma = new GammaRoot(shape, SCALE);
        for (double share = 0x1.0p-30; share < 1; share *= 1.5) {
            double lower = gamma.quantile(share);
            if (lower > Double.MIN_NORMAL) {
                assertEquals(share, other.cumulativeProbability(lower), 1e-10 * share, "below " + share);
            }
            assertEquals(share, other.survivalProbability(gamma.upperQuantile(share)), 1e-10 * share, "above " + share);
        }
    }

    @Test
    void shareOutsideTheUnitIntervalAndShapeTooSmallAreRefused() {
        GammaQuantiles quantiles = new GammaQuantiles(new GammaRoot(2.52, SCALE));
        assertThrows(IllegalArgumentException.class, () -> quantiles.applyAsDouble(-0.1));
        assertThrows(IllegalArgumentException.class, () -> quantiles.applyAsDouble(1.1));
        GammaRoot flat = new GammaRoot(GammaQuantiles.LEAST_SHAPE / 2, SCALE);
        assertThrows(IllegalArgumentException.class, () -> new GammaQuantiles(flat));
    }
}
