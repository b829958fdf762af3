package org.allostat.survey.estimate;

import org.hipparchus.distribution.continuous.TDistribution;

/** The 97.5% quantile of Student's distribution. */
final class StudentQuantile {
    private static final double UPPER = 0.975;

    private StudentQuantile() {}

    /** The quantile; NaN without degrees of freedom. */
    static double of(int degreesOfFreedom) {
        if (degreesOfFreedom < 1) {
            return Double.NaN;
        }
        TDistribution distribution = new TDistribution(degreesOfFreedom);
        double quantile = distribution.inverseCumulativeProbability(UPPER);
        // the library's root is good to about 1e-9; one step of Newton makes it good to the last digits
        return quantile + (UPPER - distribution.cumulativeProbability(quantile)) / distribution.density(quantile);
    }
}
