package org.allostat.survey.estimate;

/**
 * A two-sided 95% interval with Student's quantile.
 *
 * @param low lower bound, NaN where undefined
 * @param high upper bound, NaN where undefined
 */
record SurveyInterval(double low, double high) {
    private static final double TAIL = 0.025;

    static SurveyInterval wald(double estimate, double standardError, int degreesOfFreedom) {
        double margin = StudentQuantile.of(degreesOfFreedom) * standardError;
        return new SurveyInterval(estimate - margin, estimate + margin);
    }

    /**
     * Symmetric on the logit scale. Where nobody or everybody has the property there is no logit; then the exact binomial
     * bound of the effective number of records is given.
     */
    static SurveyInterval logit(double share, double standardError, int degreesOfFreedom, double effectiveRecords) {
        double quantile = StudentQuantile.of(degreesOfFreedom);
        if (Double.isNaN(quantile)) {
            return new SurveyInterval(Double.NaN, Double.NaN);
        }
        double exactBound = 1 - StrictMath.pow(TAIL, 1 / effectiveRecords);
        if (share <= 0) {
            return new SurveyInterval(0, exactBound);
        }
        if (share >= 1) {
            return new SurveyInterval(1 - exactBound, 1);
        }
        double logit = StrictMath.log(share / (1 - share));
        double margin = quantile * standardError / (share * (1 - share));
        return new SurveyInterval(1 / (1 + StrictMath.exp(margin - logit)), 1 / (1 + StrictMath.exp(-margin - logit)));
    }
}
