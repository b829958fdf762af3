package org.allostat.evidence;

import org.hipparchus.distribution.continuous.AbstractRealDistribution;

/** Uniform in the logarithm between two positive ends, which the statistics library does not have. */
final class LogUniformLaw extends AbstractRealDistribution {
    private static final long serialVersionUID = 1;

    private final double low;
    private final double high;
    private final double logLow;
    private final double logWidth;

    LogUniformLaw(double low, double high) {
        this.low = low;
        this.high = high;
        logLow = StrictMath.log(low);
        logWidth = StrictMath.log(high) - logLow;
    }

    @Override
    public double density(double x) {
        return x < low || x > high ? 0 : 1 / (x * logWidth);
    }

    @Override
    public double cumulativeProbability(double x) {
        return x <= low ? 0 : x >= high ? 1 : (StrictMath.log(x) - logLow) / logWidth;
    }

    @Override
    public double inverseCumulativeProbability(double u) {
        return Math.min(high, Math.max(low, StrictMath.exp(logLow + u * logWidth)));
    }

    @Override
    public double getNumericalMean() {
        return (high - low) / logWidth;
    }

    @Override
    public double getNumericalVariance() {
        double mean = getNumericalMean();
        return (high * high - low * low) / (2 * logWidth) - mean * mean;
    }

    @Override
    public double getSupportLowerBound() {
        return low;
    }

    @Override
    public double getSupportUpperBound() {
        return high;
    }

    @Override
    public boolean isSupportConnected() {
        return true;
    }
}
