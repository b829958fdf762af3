package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DistributionTest {
    private static Distribution of(String text) {
        return DistributionText.parse(text, 0);
    }

    @Test
    void theWordValueIsTheParametersOwnValue() {
        assertEquals(
                DistributionText.parse("lognormal(0.92, 0.65) in [0, 8]", 5),
                DistributionText.parse("lognormal(value, 0.65) in [0, 8]", 0.92));
        assertThrows(IllegalArgumentException.class, () -> of("normal(values, 1)"));
    }

    /** Expected values: scipy 1.17.1, {@code scipy.stats.<family>.ppf([0.025, 0.5, 0.9])} and {@code .mean()}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "normal(6.3, 1.3); 3.752046820097929; 6.3; 7.96601703520798; 6.3",
                "lognormal(90, 0.5); 35.65753404765857; 90.0; 164.87538244646788; 100.62305898749054",
                "uniform(2, 5); 2.075; 3.5; 4.7; 3.5",
                "loguniform(2, 5); 2.046343309395435; 3.16227766016838; 4.562217682777405; 3.274070003811874",
                "triangular(1, 1.7, 3); 1.187082869338697; 1.859824574900862; 2.4900980486407214; 1.9",
                "beta(0.12, 0.045); 0.046919871239716915; 0.11504344800270117; 0.18037725503103505; 0.12",
                "gamma(10.3, 8.2); 0.8208427573205541; 8.224347090811111; 21.200810131386557; 10.3"
            })
    void quantilesAndMeanAgreeWithScipy(String text, double low, double median, double high, double mean) {
        Distribution distribution = of(text);
        assertEquals(low, distribution.quantile(0.025), 1e-8 * low);
        assertEquals(median, distribution.quantile(0.5), 1e-8 * median);
        assertEquals(high, distribution.quantile(0.9), 1e-8 * high);
        assertEquals(mean, distribution.mean(), 1e-12 * mean);
        assertEquals(0.9, distribution.cumulative(high), 1e-9);
    }

    /** Expected values: scipy 1.17.1, limits times tail probabilities plus {@code quad(x pdf(x))} between them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "normal(6.3, 1.3) in [3, 9]; 6.293351007180609",
                "lognormal(0.01, 1.2) in [0, 0.25]; 0.015594853929524003",
                "gamma(10.3, 8.2) in [0.25, 50]; 10.287614792222657"
            })
    void meanWithLimitsCountsWhatLiesOnThem(String text, double mean) {
        assertEquals(mean, of(text).mean(), 1e-6 * mean);
    }

    /**
     * {@code quantile} makes the library's distribution anew; what is made once must give the same to the bit. Gamma
     * distributions are in {@link GammaQuantilesTest}, but for those of a shape too small for a table.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fixed",
                "normal(6.3, 1.3) in [3, 9]",
                "lognormal(90, 0.5)",
                "uniform(2, 5)",
                "loguniform(2, 5)",
                "triangular(1, 1.7, 3)",
                "beta(0.12, 0.045)",
                "gamma(1, 3) in [0.25, 50]"
            })
    void quantilesAreThoseAskedOneByOne(String text) {
        Distribution distribution = of(text);
        DoubleUnaryOperator quantiles = distribution.quantiles();
        for (int n = 1; n < 1000; n++) {
            assertEquals(distribution.quantile(n / 1000.0), quantiles.applyAsDouble(n / 1000.0));
        }
    }

    @Test
    void limitsHoldEveryQuantile() {
        Distribution limited = of("normal(6.3, 1.3) in [3, 9]");
        assertEquals(3, limited.quantile(1e-9));
        assertEquals(9, limited.quantile(1 - 1e-9));
        assertEquals(of("normal(6.3, 1.3)").quantile(0.4), limited.quantile(0.4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fixed",
                "normal(-2, 0.75)",
                "lognormal(0.01, 1.2) in [0, 0.25]",
                "uniform(0.5, 0.75)",
                "loguniform(0.01, 0.05) in [0, 1]",
                "triangular(0.000035, 0.00007, 0.000105) in [0, 0.01]",
                "beta(0.794, 0.03)",
                "gamma(10.3, 8.2) in [0.25, 50]"
            })
    void textReadsBackAsItWasWritten(String text) {
        assertEquals(text, of(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "norm(1, 2)",
                "normal(1)",
                "normal(1, 2, 3)",
                "normal(1; 2)",
                "normal(1, NaN)",
                "normal(1, -2)",
                "lognormal(0, 1)",
                "uniform(2, 2)",
                "loguniform(0, 1)",
                "triangular(1, 4, 3)",
                "beta(0.5, 0.6)",
                "gamma(-1, 1)",
                "fixed in [2, 1]",
                "fixed in [1]",
                "normal(1, 2) in"
            })
    void malformedTextIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> of(text));
    }

    @Test
    void wholeLineFamiliesShiftAndPositiveOnesScale() {
        assertEquals(
                of("normal(5.8, 1.3) in [3, 9]"),
                of("normal(6.3, 1.3) in [3, 9]").moved(6.5, 6));
        assertEquals(of("lognormal(45, 0.5)"), of("lognormal(90, 0.5)").moved(90, 45));
        assertInstanceOf(Distribution.Fixed.class, of("lognormal(0.92, 0.65)").moved(0.92, 0));
    }

    @Test
    void movedBetaKeepsItsConcentration() {
        Distribution moved = of("beta(0.5, 0.1)").moved(0.5, 0.2);
        // alpha + beta = 0.25 / 0.01 - 1 = 24 before; with mean 0.2 the variance is 0.16 / 25.
        assertTrue(moved instanceof Distribution.Beta beta
                && Math.abs(beta.standardDeviation() - Math.sqrt(0.16 / 25)) < 1e-12);
    }
}
