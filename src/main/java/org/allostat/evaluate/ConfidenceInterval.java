package org.allostat.evaluate;

import org.allostat.random.NormalQuantile;

/**
 * A two-sided 95% confidence interval. The normal quantile is used, not Student's: strata hold thousands of persons.
 *
 * @param low lower bound, NaN if undefined
 * @param high upper bound, NaN if undefined
 */
public record ConfidenceInterval(double low, double high) {

    /** Probability outside the interval at either end. */
    static final double TAIL = 0.025;

    /** An interval of which nothing is known. */
    public static ConfidenceInterval undefined() {
        return new ConfidenceInterval(Double.NaN, Double.NaN);
    }

    /** Symmetric interval around an estimate that may take any value. */
    public static ConfidenceInterval normal(double estimate, double standardError) {
        double margin = NormalQuantile.TWO_SIDED_95 * standardError;
        return new ConfidenceInterval(estimate - margin, estimate + margin);
    }

    /**
     * Interval of a share, symmetric on the logit scale, so that it stays within 0 and 1. With nobody or everybody the logit
     * does not exist; then the exact binomial bound of the effective number of persons is given.
     */
    public static ConfidenceInterval ofShare(double share, double standardError, double effectivePersons) {
        double exactBound = 1 - StrictMath.pow(TAIL, 1 / effectivePersons);
        if (share <= 0) {
            return new ConfidenceInterval(0, exactBound);
        }
        if (share >= 1) {
            return new ConfidenceInterval(1 - exactBound, 1);
        }
        double logit = StrictMath.log(share / (1 - share));
        double margin = NormalQuantile.TWO_SIDED_95 * standardError / (share * (1 - share));
        return new ConfidenceInterval(
                1 / (1 + StrictMath.exp(margin - logit)), 1 / (1 + StrictMath.exp(-margin - logit)));
    }

    /** Interval of a positive quantity, symmetric on the log scale, so that it stays above 0; undefined at 0. */
    public static ConfidenceInterval ofPositive(double estimate, double standardError) {
        if (!(estimate > 0)) {
            return undefined();
        }
        double factor = StrictMath.exp(NormalQuantile.TWO_SIDED_95 * standardError / estimate);
        return new ConfidenceInterval(estimate / factor, estimate * factor);
    }

    /**
     * Interval of a rate of counted events. Without any event the log does not exist; then the exact Poisson bound of the
     * effective exposure is given, in events per unit of exposure.
     */
    public static ConfidenceInterval ofRate(double rate, double standardError, double effectiveExposure) {
        return rate > 0
                ? ofPositive(rate, standardError)
                : new ConfidenceInterval(0, -StrictMath.log(TAIL) / effectiveExposure);
    }

    /** Whether both bounds are numbers and 0 is not between them. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
