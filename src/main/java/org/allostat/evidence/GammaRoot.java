package org.allostat.evidence;

import org.allostat.random.NormalQuantile;
import org.hipparchus.special.Gamma;

/**
 * Quantiles of a gamma distribution, good to the last digits in both tails: Newton's method on the logarithm of the share, from either
 * end, as a function of the logarithm of the value. The incomplete gamma function and its logarithm are the library's, whose own root
 * is good to an absolute error, which is nothing of a tail.
 *
 * @param shape shape, positive
 * @param scale scale, positive
 */
record GammaRoot(double shape, double scale) {
    private static final int MOST_STEPS = 60;
    /** A few units in the last place. */
    private static final double RELATIVE_ACCURACY = 1e-15;
    /** Factor by which one step may move at most: far from the root the tangent of an upper tail overshoots. */
    private static final double LONGEST_STEP = 2;
    /** Below it the cube of a normal is no good. */
    private static final double SMALLEST_ROOT = 0.3;

    /** Value below which the share {@code u} lies; 0 for 0, infinite for 1. */
    double quantile(double u) {
        if (!(u >= 0 && u <= 1)) {
            throw new IllegalArgumentException("u must be in [0, 1]: " + u);
        }
        if (u == 0 || u == 1) {
            return u == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return u <= 0.5 ? root(u, false) : root(1 - u, true);
    }

    /** Value above which the share {@code u} lies. */
    double upperQuantile(double u) {
        return u <= 0.5 ? root(u, true) : root(1 - u, false);
    }

    /** Density at a value. */
    double density(double x) {
        return standardDensity(x / scale) / scale;
    }

    private double standardDensity(double z) {
        return StrictMath.exp((shape - 1) * StrictMath.log(z) - z - Gamma.logGamma(shape));
    }

    /**
     * Where the search begins: Wilson and Hilferty's cube of a normal (Proc Natl Acad Sci USA 1931;17:684), or, near 0, where the
     * density is a power of the value.
     */
    private double nearby(double share, double logShare, boolean above) {
        double score = above ? -NormalQuantile.of(share) : NormalQuantile.of(share);
        double root = 1 - 1 / (9 * shape) + score / (3 * Math.sqrt(shape));
        if (shape >= 1 && root > SMALLEST_ROOT) {
            return shape * root * root * root;
        }
        double power = StrictMath.exp((logShare + Gamma.logGamma(shape + 1)) / shape);
        return above ? shape + 1 : Math.min(power, shape + 1);
    }

    private double root(double share, boolean above) {
        double logShare = StrictMath.log(share);
        double z = nearby(share, logShare, above);
        for (int step = 0; step < MOST_STEPS; step++) {
            double reached = above ? Gamma.regularizedGammaQ(shape, z) : Gamma.regularizedGammaP(shape, z);
            double miss = StrictMath.log(reached) - logShare;
            double slope = z * standardDensity(z) / reached;
            double move = (above ? miss : -miss) / slope;
            move = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, move));
            z *= StrictMath.exp(move);
            if (Math.abs(move) <= RELATIVE_ACCURACY) {
                break;
            }
        }
        return z * scale;
    }
}
