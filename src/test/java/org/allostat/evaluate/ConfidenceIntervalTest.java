package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConfidenceIntervalTest {
    @Test
    void aShareOfNobodyHasTheExactBinomialBound() {
        // Clopper and Pearson, 0 of 10 at 95%: 0 to 0.3085 (R: binom.test(0, 10)$conf.int)
        ConfidenceInterval none = ConfidenceInterval.ofShare(0, 0, 10);
        assertEquals(0, none.low());
        assertEquals(0.3084971078187608, none.high(), 1e-12);
        ConfidenceInterval all = ConfidenceInterval.ofShare(1, 0, 10);
        assertEquals(0.6915028921812392, all.low(), 1e-12);
        assertEquals(1, all.high());
    }

    @Test
    void aRateWithoutEventsHasTheExactPoissonBound() {
        // Garwood, 0 events at 95%: 0 to 3.688879 (R: poisson.test(0)$conf.int)
        ConfidenceInterval none = ConfidenceInterval.ofRate(0, 0, 2);
        assertEquals(0, none.low());
        assertEquals(3.688879454113936 / 2, none.high(), 1e-12);
    }

    @Test
    void aShareStaysBetweenZeroAndOneAndHoldsTheEstimate() {
        for (double share : new double[] {1e-6, 0.01, 0.5, 0.99, 1 - 1e-6}) {
            ConfidenceInterval interval = ConfidenceInterval.ofShare(share, 0.3, 10);
            assertTrue(interval.low() >= 0 && interval.low() < share && share < interval.high());
            assertTrue(interval.high() <= 1);
        }
    }

    @Test
    void withoutErrorTheIntervalIsThePoint() {
        assertEquals(new ConfidenceInterval(4, 4), ConfidenceInterval.normal(4, 0));
        assertEquals(new ConfidenceInterval(4, 4), ConfidenceInterval.ofPositive(4, 0));
        assertEquals(0.25, ConfidenceInterval.ofShare(0.25, 0, 8).low(), 1e-15);
        assertEquals(0.25, ConfidenceInterval.ofShare(0.25, 0, 8).high(), 1e-15);
    }

    @Test
    void onlyAnIntervalOnOneSideExcludesZero() {
        assertTrue(new ConfidenceInterval(0.1, 2).excludesZero());
        assertTrue(new ConfidenceInterval(-2, -0.1).excludesZero());
        assertFalse(new ConfidenceInterval(-2, 0.1).excludesZero());
        assertFalse(new ConfidenceInterval(0, 1).excludesZero());
        assertFalse(ConfidenceInterval.undefined().excludesZero());
    }
}
