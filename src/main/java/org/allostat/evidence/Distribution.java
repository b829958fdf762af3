package org.allostat.evidence;

import java.io.Serializable;
import java.util.function.DoubleUnaryOperator;
import org.allostat.random.NormalQuantile;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.distribution.continuous.LogNormalDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TriangularDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;

/** A distribution of a parameter: over what is not known about it, or over patients. */
public sealed interface Distribution extends Serializable permits Distribution.Fixed, Distribution.Continuous, Clamped {
    /** The value below which the share {@code u} in (0, 1) lies. */
    double quantile(double u);

    /**
     * {@link #quantile} for many shares: all that does not depend on the share is worked out once, here. The values are the
     * same to the bit, those of a gamma distribution to 1e-9 of the value.
     */
    default DoubleUnaryOperator quantiles() {
        return this::quantile;
    }

    /** The share at or below {@code x}. */
    double cumulative(double x);

    /** The expected value. */
    double mean();

    /** The smallest possible value; may be negative infinity. */
    double lowest();

    /** The largest possible value; may be infinity. */
    double highest();

    /**
     * The same distribution when the parameter that it belongs to goes from one value to another: families on the whole
     * line are shifted, families of positive numbers are multiplied, limits stay.
     */
    Distribution moved(double from, double to);

    /** The distribution as the registry writes it; {@link DistributionText} reads it back. */
    String text();

    /** One value. */
    record Fixed(double value) implements Distribution {
        public Fixed {
            Check.finite("value", value);
        }

        @Override
        public double quantile(double u) {
            return value;
        }

        @Override
        public double cumulative(double x) {
            return x < value ? 0 : 1;
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public double lowest() {
            return value;
        }

        @Override
        public double highest() {
            return value;
        }

        @Override
        public Distribution moved(double from, double to) {
            return new Fixed(value + (to - from));
        }

        @Override
        public String text() {
            return "fixed";
        }
    }

    /**
     * A family of the statistics library; the record's components are the parameters that the registry writes. The library
     * computes in Java alone, with functions of its own: like {@link StrictMath}, the same on every processor.
     */
    sealed interface Continuous extends Distribution {
        /** The library's distribution with these parameters. */
        RealDistribution continuous();

        @Override
        default double quantile(double u) {
            return quantiles().applyAsDouble(u);
        }

        @Override
        default DoubleUnaryOperator quantiles() {
            return continuous()::inverseCumulativeProbability;
        }

        @Override
        default double cumulative(double x) {
            return continuous().cumulativeProbability(x);
        }

        @Override
        default double mean() {
            return continuous().getNumericalMean();
        }

        @Override
        default double lowest() {
            return continuous().getSupportLowerBound();
        }

        @Override
        default double highest() {
            return continuous().getSupportUpperBound();
        }
    }

    /** Normal with mean and standard deviation. */
    record Normal(double mean, double standardDeviation) implements Continuous {
        public Normal {
            Check.finite("mean", mean);
            Check.positive("sd", standardDeviation);
        }

        @Override
        public RealDistribution continuous() {
            return new NormalDistribution(mean, standardDeviation);
        }

        @Override
        public DoubleUnaryOperator quantiles() {
            return u -> mean + standardDeviation * NormalQuantile.of(u);
        }

        @Override
        public Distribution moved(double from, double to) {
            return new Normal(mean + (to - from), standardDeviation);
        }

        @Override
        public String text() {
            return DistributionText.call("normal", mean, standardDeviation);
        }
    }

    /** Lognormal with median and coefficient of variation: {@code sigma^2 = ln(1 + cv^2)}. */
    record LogNormal(double median, double variation) implements Continuous {
        public LogNormal {
            Check.positive("median", median);
            Check.positive("cv", variation);
        }

        @Override
        public RealDistribution continuous() {
            return new LogNormalDistribution(logMedian(), logStandardDeviation());
        }

        private double logMedian() {
            return StrictMath.log(median);
        }

        private double logStandardDeviation() {
            return Math.sqrt(StrictMath.log1p(variation * variation));
        }

        @Override
        public DoubleUnaryOperator quantiles() {
            double location = logMedian();
            double spread = logStandardDeviation();
            return u -> StrictMath.exp(location + spread * NormalQuantile.of(u));
        }

        @Override
        public Distribution moved(double from, double to) {
            return to > 0 ? new LogNormal(median * (to / from), variation) : new Fixed(0);
        }

        @Override
        public String text() {
            return DistributionText.call("lognormal", median, variation);
        }
    }

    /** Uniform between two ends. */
    record Uniform(double low, double high) implements Continuous {
        public Uniform {
            Check.ascending("low", low, "high", high);
        }

        @Override
        public RealDistribution continuous() {
            return new UniformRealDistribution(low, high);
        }

        @Override
        public Distribution moved(double from, double to) {
            return new Uniform(low + (to - from), high + (to - from));
        }

        @Override
        public String text() {
            return DistributionText.call("uniform", low, high);
        }
    }

    /** Uniform in the logarithm between two positive ends. */
    record LogUniform(double low, double high) implements Continuous {
        public LogUniform {
            Check.positive("low", low);
            Check.ascending("low", low, "high", high);
        }

        @Override
        public RealDistribution continuous() {
            return new LogUniformLaw(low, high);
        }

        @Override
        public Distribution moved(double from, double to) {
            return to > 0 ? new LogUniform(low * (to / from), high * (to / from)) : new Fixed(0);
        }

        @Override
        public String text() {
            return DistributionText.call("loguniform", low, high);
        }
    }

    /** Triangular with ends and mode. */
    record Triangular(double low, double mode, double high) implements Continuous {
        public Triangular {
            Check.ascending("low", low, "high", high);
            if (!(low <= mode && mode <= high)) {
                throw new IllegalArgumentException("mode must be in [low, high]: " + mode);
            }
        }

        @Override
        public RealDistribution continuous() {
            return new TriangularDistribution(low, mode, high);
        }

        @Override
        public Distribution moved(double from, double to) {
            double shift = to - from;
            return new Triangular(low + shift, mode + shift, high + shift);
        }

        @Override
        public String text() {
            return DistributionText.call("triangular", low, mode, high);
        }
    }

    /** Beta with mean and standard deviation; a move keeps the concentration. */
    record Beta(double mean, double standardDeviation) implements Continuous {
        private static final double ROOT_ACCURACY = 1e-14;

        public Beta {
            Check.positive("sd", standardDeviation);
            if (!(mean > 0 && mean < 1) || !(concentration(mean, standardDeviation) > 0)) {
                throw new IllegalArgumentException("mean must be in (0, 1) and sd below sqrt(mean (1 - mean)): " + mean
                        + ", " + standardDeviation);
            }
        }

        private static double concentration(double mean, double standardDeviation) {
            return mean * (1 - mean) / (standardDeviation * standardDeviation) - 1;
        }

        @Override
        public RealDistribution continuous() {
            double concentration = concentration(mean, standardDeviation);
            return new BetaDistribution(mean * concentration, (1 - mean) * concentration, ROOT_ACCURACY);
        }

        @Override
        public Distribution moved(double from, double to) {
            double newCentre = mean + (to - from);
            if (newCentre <= 0 || newCentre >= 1) {
                return new Fixed(newCentre <= 0 ? 0 : 1);
            }
            double concentration = concentration(mean, standardDeviation);
            return new Beta(newCentre, Math.sqrt(newCentre * (1 - newCentre) / (concentration + 1)));
        }

        @Override
        public String text() {
            return DistributionText.call("beta", mean, standardDeviation);
        }
    }

    /** Gamma with mean and standard deviation. */
    record Gamma(double mean, double standardDeviation) implements Continuous {
        public Gamma {
            Check.positive("mean", mean);
            Check.positive("sd", standardDeviation);
        }

        @Override
        public RealDistribution continuous() {
            return new GammaDistribution(shape(), scale());
        }

        private double shape() {
            return (mean / standardDeviation) * (mean / standardDeviation);
        }

        private double scale() {
            return mean / shape();
        }

        @Override
        public double quantile(double u) {
            return new GammaRoot(shape(), scale()).quantile(u);
        }

        @Override
        public DoubleUnaryOperator quantiles() {
            GammaRoot gamma = new GammaRoot(shape(), scale());
            return gamma.shape() < GammaQuantiles.LEAST_SHAPE ? gamma::quantile : new GammaQuantiles(gamma);
        }

        @Override
        public Distribution moved(double from, double to) {
            return to > 0 ? new Gamma(mean * (to / from), standardDeviation * (to / from)) : new Fixed(0);
        }

        @Override
        public String text() {
            return DistributionText.call("gamma", mean, standardDeviation);
        }
    }
}
