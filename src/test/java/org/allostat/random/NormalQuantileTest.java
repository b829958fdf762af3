package org.allostat.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected quantiles come from scipy.special.ndtri (src/test/golden/README.md). */
class NormalQuantileTest {
    /** The golden file itself rests on two programs that agree to 5.5e-16. */
    private static final double RELATIVE = 2e-14;

    @Test
    void quantileIsThatOfAnIndependentImplementation() {
        double largest = 0;
        for (String[] row : GoldenNumbers.rows("normal_quantile.csv")) {
            double expected = Double.parseDouble(row[1]);
            double actual = NormalQuantile.of(Double.parseDouble(row[0]));
            double difference = Math.abs(actual - expected) / Math.max(Math.abs(expected), Double.MIN_NORMAL);
            largest = Math.max(largest, expected == 0 ? Math.abs(actual) : difference);
        }
        assertTrue(largest <= RELATIVE, "largest relative difference " + largest);
    }

    @Test
    void quantileIsAntisymmetricAboutOneHalf() {
        for (int i = 1; i < 512; i++) {
            double p = i / 1024.0;
            assertEquals(-NormalQuantile.of(p), NormalQuantile.of(1 - p), 0, "p = " + p);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void probabilityOutsideTheOpenUnitIntervalIsRefused(double p) {
        assertThrows(IllegalArgumentException.class, () -> NormalQuantile.of(p));
    }
}
