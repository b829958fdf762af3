package org.allostat.evidence;

import java.io.Serializable;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.LogUniformDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TriangularDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;

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

    /** A family of the statistics library; the record's components are the parameters that the registry writes. */
    sealed interface Continuous extends Distribution {
        /** The library's distribution with these parameters. */
        ContinuousDistribution continuous();

        @Override
        default double quantile(double u) {
            return continuous().inverseCumulativeProbability(u);
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
            return continuous().getMean();
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
        public ContinuousDistribution continuous() {
            return NormalDistribution.of(mean, standardDeviation);
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
        public ContinuousDistribution continuous() {
            return LogNormalDistribution.of(Math.log(median), Math.sqrt(Math.log1p(variation * variation)));
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
        public ContinuousDistribution continuous() {
            return UniformContinuousDistribution.of(low, high);
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
        public ContinuousDistribution continuous() {
            return LogUniformDistribution.of(low, high);
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
        public ContinuousDistribution continuous() {
            return TriangularDistribution.of(low, mode, high);
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
        public ContinuousDistribution continuous() {
            double concentration = concentration(mean, standardDeviation);
            return BetaDistribution.of(mean * concentration, (1 - mean) * concentration);
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
        public GammaDistribution continuous() {
            double shape = (mean / standardDeviation) * (mean / standardDeviation);
            return GammaDistribution.of(shape, mean / shape);
        }

        @Override
        public DoubleUnaryOperator quantiles() {
            GammaDistribution gamma = continuous();
            return gamma.getShape() < GammaQuantiles.LEAST_SHAPE
                    ? gamma::inverseCumulativeProbability
                    : new GammaQuantiles(gamma);
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
