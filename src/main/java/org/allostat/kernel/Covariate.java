package org.allostat.kernel;

/** A yes-or-no covariate that multiplies a hazard. */
final class Covariate {
    private Covariate() {}

    /**
     * The factor for people without the covariate that keeps the population mean hazard: 1 / (1 - p + p ratio).
     *
     * @param ratio hazard with the covariate over hazard without, positive
     * @param prevalence share of the population with the covariate, 0 to 1
     */
    static double normalization(double ratio, double prevalence) {
        if (!(ratio > 0 && prevalence >= 0 && prevalence <= 1)) {
            throw new IllegalArgumentException(
                    "ratio must be positive and prevalence in [0, 1]: " + ratio + ", " + prevalence);
        }
        return 1 / Math.fma(prevalence, ratio - 1, 1);
    }
}
