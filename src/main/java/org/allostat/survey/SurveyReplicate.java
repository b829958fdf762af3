package org.allostat.survey;

import java.util.List;
import org.allostat.random.NormalQuantile;
import org.allostat.survey.estimate.EstimateRow;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.jspecify.annotations.Nullable;

/** A row of {@code survey_replicates}, whose DDL gives each column's unit and meaning. */
public record SurveyReplicate(
        String estimateId,
        String domainVariable,
        String domain,
        String unit,
        int replicates,
        @Nullable Double universe,
        @Nullable Double meanEstimate,
        @Nullable Double empiricalStandardDeviation,
        @Nullable Double meanStandardError,
        @Nullable Double standardErrorRatio,
        @Nullable Double standardErrorRatioCiLow,
        @Nullable Double standardErrorRatioCiHigh,
        @Nullable Double meanJackknifeStandardError,
        @Nullable Double meanDesignEffect,
        @Nullable Double coverage,
        @Nullable Double coverageCiLow,
        @Nullable Double coverageCiHigh) {
    private static final double TAIL = 0.025;
    private static final double ROOT_ACCURACY = 1e-12;

    /**
     * What the replicates say of one estimate.
     *
     * @param estimates the same estimate in each replicate
     * @param universe the value that all estimate
     */
    static SurveyReplicate of(List<EstimateRow> estimates, double universe) {
        EstimateRow any = estimates.get(0);
        List<EstimateRow> defined = estimates.stream()
                .filter(row -> Double.isFinite(row.estimate()) && Double.isFinite(row.standardError()))
                .toList();
        int n = defined.size();
        double mean = mean(defined.stream().mapToDouble(EstimateRow::estimate).toArray());
        double squares = defined.stream()
                .mapToDouble(row -> StrictMath.pow(row.estimate() - mean, 2))
                .sum();
        double deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : Double.NaN;
        double error =
                mean(defined.stream().mapToDouble(EstimateRow::standardError).toArray());
        double ratio = error / deviation;
        double[] ratioEnds = ratioInterval(ratio, n);
        long hits = defined.stream()
                .filter(row -> row.ciLow() <= universe && universe <= row.ciHigh())
                .count();
        double[] wilson = wilson(hits, n);
        return new SurveyReplicate(
                any.id(),
                any.domain().variable(),
                any.domain().value(),
                any.unit(),
                n,
                finite(universe),
                finite(mean),
                finite(deviation),
                finite(error),
                finite(ratio),
                finite(ratioEnds[0]),
                finite(ratioEnds[1]),
                finite(mean(defined.stream()
                        .mapToDouble(EstimateRow::jackknifeStandardError)
                        .toArray())),
                finite(mean(
                        defined.stream().mapToDouble(EstimateRow::designEffect).toArray())),
                finite((double) hits / n),
                finite(wilson[0]),
                finite(wilson[1]));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The ratio's error is almost all that of the empirical standard deviation, whose square follows a chi-square. */
    private static double[] ratioInterval(double ratio, int replicates) {
        if (replicates < 2) {
            return new double[] {Double.NaN, Double.NaN};
        }
        int degrees = replicates - 1;
        ChiSquaredDistribution squares = new ChiSquaredDistribution(degrees, ROOT_ACCURACY);
        return new double[] {
            ratio * Math.sqrt(squares.inverseCumulativeProbability(TAIL) / degrees),
            ratio * Math.sqrt(squares.inverseCumulativeProbability(1 - TAIL) / degrees)
        };
    }

    /** Wilson's score interval of a share (J Am Stat Assoc 1927;22:209). */
    private static double[] wilson(long hits, int of) {
        double share = (double) hits / of;
        double square = NormalQuantile.TWO_SIDED_95 * NormalQuantile.TWO_SIDED_95 / of;
        double middle = share + square / 2;
        double half = NormalQuantile.TWO_SIDED_95 * Math.sqrt(share * (1 - share) / of + square / 4 / of);
        return new double[] {(middle - half) / (1 + square), (middle + half) / (1 + square)};
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
