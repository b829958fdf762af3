package org.allostat.evaluate;

import static java.math.MathContext.DECIMAL128;

import java.math.BigDecimal;
import java.util.List;
import org.allostat.outcomes.Measure;

/**
 * An estimate from a stratified sample of independent persons, with its Monte Carlo error by Taylor linearization.
 *
 * <p>A ratio R = Y/X of weighted totals has the linearized values e = (y - R x)/X, and its variance is that of the total of
 * w e over strata (Särndal, Swensson and Wretman 1992, ch. 5.6). A mean is the ratio with x = 1 in the domain and 0 outside:
 * a domain's size is random, so its estimates always use the full sample of every design stratum. No finite-population
 * correction: persons are draws from the model, even where each stands for one adult.
 *
 * @param estimate in the measure's unit
 * @param standardError NaN if fewer than two persons contribute
 * @param interval 95%; undefined where the standard error is
 */
public record StratifiedEstimate(double estimate, double standardError, ConfidenceInterval interval) {
    private static final int Y = 0;
    private static final int X = 1;

    /**
     * The estimate of a measure.
     *
     * @param strata moments of numerator and denominator, in steps of their quantities
     */
    public static StratifiedEstimate of(Measure measure, List<StratumMoments> strata) {
        BigDecimal unitsPerStep = measure.unitsPerStep();
        if (measure.kind() == Measure.Kind.TOTAL) {
            List<BigDecimal> coefficients = List.of(BigDecimal.ONE, BigDecimal.ZERO);
            return inUnits(measure, strata, weightedSum(strata, Y).multiply(unitsPerStep), coefficients);
        }
        Ratio ratio = Ratio.of(strata, Y, X);
        return inUnits(measure, strata, ratio.value().multiply(unitsPerStep), ratio.linearized());
    }

    /**
     * A share of persons.
     *
     * @param strata moments of having the property, 1 or 0, and of being one of the persons
     */
    public static StratifiedEstimate ofShare(List<StratumMoments> strata) {
        StratifiedEstimate mean = ofMean(strata, BigDecimal.ONE);
        return Double.isNaN(mean.standardError())
                ? mean
                : new StratifiedEstimate(
                        mean.estimate(),
                        mean.standardError(),
                        ConfidenceInterval.ofShare(mean.estimate(), mean.standardError(), effectiveExposure(strata)));
    }

    /**
     * A mean over persons.
     *
     * @param strata moments of a number of steps, 0 outside the domain, and of being one of its persons
     * @param unitsPerStep size of a step
     */
    public static StratifiedEstimate ofMean(List<StratumMoments> strata, BigDecimal unitsPerStep) {
        Ratio ratio = Ratio.of(strata, Y, X);
        double value = NearestDouble.of(ratio.value().multiply(unitsPerStep));
        double standardError = restsOnOnePerson(strata, X)
                ? Double.NaN
                : Math.sqrt(variance(strata, ratio.linearized())) * unitsPerStep.doubleValue();
        return new StratifiedEstimate(value, standardError, ConfidenceInterval.normal(value, standardError));
    }

    /** Whether a measure can be estimated: its denominator is above 0. */
    public static boolean isDefined(Measure measure, List<StratumMoments> strata) {
        return measure.kind() == Measure.Kind.TOTAL || weightedSum(strata, X).signum() > 0;
    }

    static BigDecimal weightedSum(List<StratumMoments> strata, int variable) {
        return strata.stream().map(stratum -> stratum.weightedSum(variable)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Variance of the weighted total of a linear combination of the variables. */
    static double variance(List<StratumMoments> strata, List<BigDecimal> coefficients) {
        return strata.stream()
                .mapToDouble(stratum -> stratum.variance(coefficients))
                .sum();
    }

    /** Whether at most one person has a denominator other than 0, so that nothing is known about variation. */
    static boolean restsOnOnePerson(List<StratumMoments> strata, int denominator) {
        BigDecimal squares = strata.stream()
                .map(stratum -> stratum.weightedSquareSum(denominator))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        // the square of a sum of numbers of one sign equals the sum of their squares only if a single one is not 0
        return weightedSum(strata, denominator).pow(2).compareTo(squares) <= 0;
    }

    private static StratifiedEstimate inUnits(
            Measure measure, List<StratumMoments> strata, BigDecimal estimate, List<BigDecimal> coefficients) {
        double value = NearestDouble.of(estimate);
        if (restsOnOnePerson(strata, X)) {
            return new StratifiedEstimate(value, Double.NaN, ConfidenceInterval.undefined());
        }
        double standardError = Math.sqrt(variance(strata, coefficients))
                * measure.unitsPerStep().doubleValue();
        return new StratifiedEstimate(value, standardError, interval(measure, strata, value, standardError));
    }

    private static ConfidenceInterval interval(
            Measure measure, List<StratumMoments> strata, double estimate, double standardError) {
        return switch (measure.kind()) {
            case SHARE -> ConfidenceInterval.ofShare(estimate, standardError, effectiveExposure(strata));
            case RATE -> {
                double unitsOfExposure =
                        effectiveExposure(strata) / measure.unitsPerStep().doubleValue();
                yield ConfidenceInterval.ofRate(estimate, standardError, unitsOfExposure);
            }
            case EXPECTED_RATE ->
                estimate > 0
                        ? ConfidenceInterval.ofPositive(estimate, standardError)
                        : ConfidenceInterval.normal(estimate, standardError);
            case MEAN, TOTAL -> ConfidenceInterval.normal(estimate, standardError);
        };
    }

    /** Kish's effective sample, (sum of w x)^2 / (sum of w^2 x): the sum of x where weights are equal. */
    private static double effectiveExposure(List<StratumMoments> strata) {
        BigDecimal weighted = weightedSum(strata, X);
        BigDecimal squared =
                strata.stream().map(stratum -> stratum.squaredWeightSum(X)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return NearestDouble.of(weighted.pow(2).divide(squared, DECIMAL128));
    }

    /**
     * A ratio of two weighted totals.
     *
     * @param value Y/X
     * @param denominator X
     */
    record Ratio(BigDecimal value, BigDecimal denominator) {
        static Ratio of(List<StratumMoments> strata, int numerator, int denominator) {
            BigDecimal total = weightedSum(strata, denominator);
            return new Ratio(weightedSum(strata, numerator).divide(total, DECIMAL128), total);
        }

        /** Coefficients of y and x in the linearized value (y - R x)/X; exactly 0 for all persons if y = R x for all. */
        List<BigDecimal> linearized() {
            BigDecimal ofNumerator = BigDecimal.ONE.divide(denominator, DECIMAL128);
            return List.of(ofNumerator, value.multiply(ofNumerator).negate());
        }
    }
}
