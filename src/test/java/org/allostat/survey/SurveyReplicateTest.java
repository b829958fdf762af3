package org.allostat.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.allostat.survey.estimate.Domain;
import org.allostat.survey.estimate.EstimateRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Against sums done by hand; the chi-square quantiles with 2 degrees of freedom are -2 ln(1 - p). */
class SurveyReplicateTest {
    private static EstimateRow row(double estimate, double standardError) {
        return new EstimateRow(
                "misuse",
                Domain.ALL,
                "%",
                estimate,
                standardError,
                2 * standardError,
                1.5,
                50,
                estimate - 2 * standardError,
                estimate + 2 * standardError,
                100);
    }

    @Test
    void errorsAndCoverageAreThoseOfTheReplicates() {
        SurveyReplicate found =
                SurveyReplicate.of(List.of(row(1, 0.4), row(2, 0.5), row(3, 0.6), row(Double.NaN, Double.NaN)), 2);
        assertEquals(3, found.replicates());
        assertNear(2, found.meanEstimate());
        assertNear(1, found.empiricalStandardDeviation());
        assertNear(0.5, found.meanStandardError());
        assertNear(1, found.meanJackknifeStandardError());
        assertNear(0.5, found.standardErrorRatio());
        assertNear(0.5 * Math.sqrt(-Math.log(0.975)), found.standardErrorRatioCiLow());
        assertNear(0.5 * Math.sqrt(-Math.log(0.025)), found.standardErrorRatioCiHigh());
        assertNear(2 / 3.0, found.coverage()); // the first interval ends at 1.8
        double square = 1.959963984540054 * 1.959963984540054;
        double middle = (2 + square / 2) / (3 + square);
        double half = Math.sqrt(square) / (3 + square) * Math.sqrt(2 / 3.0 + square / 4);
        assertNear(middle - half, found.coverageCiLow());
        assertNear(middle + half, found.coverageCiHigh());
    }

    private static void assertNear(double expected, @Nullable Double found) {
        assertNotNull(found);
        assertEquals(expected, found, 1e-12);
    }

    @Test
    void anEstimateThatIsNeverDefinedHasNoErrors() {
        SurveyReplicate found = SurveyReplicate.of(List.of(row(Double.NaN, Double.NaN)), Double.NaN);
        assertEquals(0, found.replicates());
        assertNull(found.meanEstimate());
        assertNull(found.coverage());
    }
}
