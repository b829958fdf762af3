package org.allostat.kernel;

/**
 * Exact one-day factors, model.md (20), (21), of dX/dt = (T - X)/tau with T held: X' = T + (X - T) atEnd, and the mean
 * of X over the day is
 * T + (X - T) mean.
 *
 * @param atEnd exp(-1/tau)
 * @param mean tau (1 - exp(-1/tau))
 */
record DecayFactors(double atEnd, double mean) {
    /**
     * The factors of a time constant.
     *
     * @param days time constant, days
     * @throws IllegalArgumentException if days is not positive and finite
     */
    static DecayFactors ofTimeConstant(double days) {
        if (!(days > 0 && days < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("time constant must be positive and finite, in days: " + days);
        }
        return new DecayFactors(StrictMath.exp(-1 / days), days * -StrictMath.expm1(-1 / days));
    }
}
