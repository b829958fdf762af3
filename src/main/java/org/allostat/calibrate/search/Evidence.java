package org.allostat.calibrate.search;

/**
 * What is known of the numbers that a model gives, model.md (76): each on the scale on which its errors are about normal. The errors are kept
 * apart: what the source did not know, and how far the model may miss although all else is right. What the model does not know of its
 * own number, because it simulates finitely many people, comes with each {@link Prediction}.
 */
public final class Evidence {
    private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);

    private final double[] value;
    private final double[] standardError;
    private final double[] discrepancy;

    /**
     * @param value published value, shape [targets]
     * @param standardError published standard error, shape [targets]
     * @param discrepancy standard deviation of the model's own miss, shape [targets]
     */
    public Evidence(double[] value, double[] standardError, double[] discrepancy) {
        if (standardError.length != value.length || discrepancy.length != value.length) {
            throw new IllegalArgumentException("errors of " + standardError.length + " and " + discrepancy.length
                    + " targets for " + value.length + " values");
        }
        this.value = value.clone();
        this.standardError = standardError.clone();
        this.discrepancy = discrepancy.clone();
        for (int t = 0; t < value.length; t++) {
            if (!(StrictMath.hypot(standardError[t], discrepancy[t]) > 0)) {
                throw new IllegalArgumentException("target " + t + " has neither a published error nor a discrepancy");
            }
        }
    }

    /** What the model says at a point. */
    public static final class Prediction {
        private final double[] value;
        private final double[] standardError;

        /**
         * @param value by target; NaN where the model has no such number there
         * @param standardError Monte Carlo standard error, shape [targets]
         */
        public Prediction(double[] value, double[] standardError) {
            this.value = value.clone();
            this.standardError = standardError.clone();
        }

        /** By target, a copy. */
        public double[] value() {
            return value.clone();
        }

        /** Monte Carlo standard error by target, a copy. */
        public double[] standardError() {
            return standardError.clone();
        }
    }

    /** Published values by target, a copy. */
    public double[] value() {
        return value.clone();
    }

    /** Published value of a target. */
    double value(int target) {
        return value[target];
    }

    /** Number of targets. */
    public int targets() {
        return value.length;
    }

    /** Variance of a target about what the model says, its Monte Carlo variance left out. */
    double variance(int target) {
        return standardError[target] * standardError[target] + discrepancy[target] * discrepancy[target];
    }

    /** Log likelihood; negative infinity where the model lacks one of the numbers. */
    public double logLikelihood(Prediction prediction) {
        double sum = 0;
        for (int t = 0; t < value.length; t++) {
            sum += logLikelihood(prediction, t);
        }
        return sum;
    }

    /** One target's part of {@link #logLikelihood}. */
    public double logLikelihood(Prediction prediction, int target) {
        double simulated = prediction.value[target];
        double variance = variance(target) + prediction.standardError[target] * prediction.standardError[target];
        if (!Double.isFinite(simulated) || !Double.isFinite(variance)) {
            return Double.NEGATIVE_INFINITY;
        }
        double miss = simulated - value[target];
        return -(LOG_TWO_PI + StrictMath.log(variance) + miss * miss / variance) / 2;
    }
}
