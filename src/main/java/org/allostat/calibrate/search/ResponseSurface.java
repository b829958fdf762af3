package org.allostat.calibrate.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * What a model says as a polynomial, near where the evidence is: a weighted ridge regression for each target, linear in all unknowns and of second
 * degree in those few that move it most. It is a polynomial of the scores or of the prior's shares below them, whichever fits the target better:
 * shares are linear in an unknown whose prior is uniform, and in the logarithm of one whose logarithm is. Only proposals rest on it,
 * so a bad fit costs time and no truth.
 */
final class ResponseSurface {
    /** Prior precision of each coefficient, as a share of the weight of all points: those that no point informs stay near 0. */
    private static final double LINEAR_RIDGE = 1e-3;

    private static final double SQUARE_RIDGE = 2e-2;

    /** Unknowns in whose squares and products a target's polynomial is. */
    private static final int MOST_BENT = 6;

    private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);
    private static final double SPREAD_OF_A_SHARE = Math.sqrt(1.0 / 12);
    private static final double SYMMETRY = 1e-9;
    private static final double POSITIVITY = 1e-14;

    private final Fit[] fits;

    /** One target's polynomial. */
    private static final class Fit {
        private final boolean ofShares;
        /** Of 1, of every unknown, then of the products of two bent ones, shape [terms]. */
        private final double[] coefficients;
        /** The unknowns whose squares and products are in it, ascending. */
        private final int[] bent;
        /** Variance of what the model said about the polynomial, its Monte Carlo variance added: what a new point may miss by. */
        private final double noise;

        Fit(boolean ofShares, double[] coefficients, int[] bent, double noise) {
            this.ofShares = ofShares;
            this.coefficients = coefficients;
            this.bent = bent;
            this.noise = noise;
        }

        double at(double[] point) {
            double value = coefficients[0];
            for (int i = 0; i < point.length; i++) {
                value += coefficients[i + 1] * point[i];
            }
            int term = point.length + 1;
            for (int a = 0; a < bent.length; a++) {
                for (int b = a; b < bent.length; b++) {
                    value += coefficients[term++] * product(point, bent[a], bent[b]);
                }
            }
            return value;
        }
    }

    /**
     * Fits a surface.
     *
     * @param points scores, shape [points][dimension]
     * @param predictions by point
     * @param weights of the points
     */
    ResponseSurface(List<double[]> points, List<Evidence.Prediction> predictions, Weights weights) {
        Sample ofScores = new Sample(points, false, weights);
        Sample ofShares =
                new Sample(points.stream().map(ResponseSurface::shares).toList(), true, weights);
        fits = new Fit[predictions.get(0).value().length];
        for (int t = 0; t < fits.length; t++) {
            double[] values = new double[points.size()];
            double[] errors = new double[points.size()];
            for (int n = 0; n < values.length; n++) {
                values[n] = predictions.get(n).value()[t];
                errors[n] = predictions.get(n).standardError()[t];
            }
            Fit scores = ofScores.curved(values, errors);
            Fit shares = ofShares.curved(values, errors);
            fits[t] = shares.noise < scores.noise ? shares : scores;
        }
    }

    /** The prior's shares below the scores, as numbers of mean 0 and spread 1. */
    private static double[] shares(double[] point) {
        double[] shares = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            shares[i] = (STANDARD.cumulativeProbability(point[i]) - 0.5) / SPREAD_OF_A_SHARE;
        }
        return shares;
    }

    /** Weighted points, as scores or as shares. */
    private record Sample(List<double[]> points, boolean ofShares, Weights weights) {
        Fit curved(double[] values, double[] errors) {
            return fit(values, errors, steepest(fit(values, errors, new int[0])));
        }

        private static int[] steepest(Fit linear) {
            return IntStream.range(0, linear.coefficients.length - 1)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -Math.abs(linear.coefficients[i + 1])))
                    .limit(MOST_BENT)
                    .sorted()
                    .mapToInt(i -> i)
                    .toArray();
        }

        private Fit fit(double[] values, double[] errors, int[] bent) {
            int dimension = points.get(0).length;
            int terms = 1 + dimension + bent.length * (bent.length + 1) / 2;
            double[][] normal = new double[terms][terms];
            double[] right = new double[terms];
            double total = 0;
            for (int n = 0; n < values.length; n++) {
                double weight = weights.of(n);
                if (weight > 0 && Double.isFinite(values[n])) {
                    double[] row = row(points.get(n), bent, terms);
                    for (int i = 0; i < terms; i++) {
                        right[i] += weight * row[i] * values[n];
                        for (int k = 0; k <= i; k++) {
                            normal[i][k] += weight * row[i] * row[k];
                        }
                    }
                    total += weight;
                }
            }
            for (int i = 0; i < terms; i++) {
                for (int k = 0; k < i; k++) {
                    normal[k][i] = normal[i][k];
                }
                normal[i][i] += total * ridge(i, dimension);
            }
            double[] coefficients = new CholeskyDecomposition(
                            MatrixUtils.createRealMatrix(normal), SYMMETRY, POSITIVITY)
                    .getSolver()
                    .solve(new ArrayRealVector(right))
                    .toArray();
            Fit fit = new Fit(ofShares, coefficients, bent, 0);
            double noise = 0;
            for (int n = 0; n < values.length; n++) {
                double weight = weights.of(n);
                if (weight > 0 && Double.isFinite(values[n])) {
                    double miss = values[n] - fit.at(points.get(n));
                    double error = Double.isFinite(errors[n]) ? errors[n] : 0;
                    noise += weight * (miss * miss + error * error);
                }
            }
            return new Fit(ofShares, coefficients, bent, noise / total);
        }

        private static double ridge(int term, int dimension) {
            if (term == 0) {
                return POSITIVITY;
            }
            return term <= dimension ? LINEAR_RIDGE : SQUARE_RIDGE;
        }

        private static double[] row(double[] point, int[] bent, int terms) {
            double[] row = new double[terms];
            row[0] = 1;
            System.arraycopy(point, 0, row, 1, point.length);
            int term = point.length + 1;
            for (int a = 0; a < bent.length; a++) {
                for (int b = a; b < bent.length; b++) {
                    row[term++] = product(point, bent[a], bent[b]);
                }
            }
            return row;
        }
    }

    /** Hermite polynomials of second degree: uncorrelated with the linear terms over the prior. */
    private static double product(double[] point, int a, int b) {
        return a == b ? point[a] * point[a] - 1 : point[a] * point[b];
    }

    /** Log likelihood up to a constant if the model were the surface, each target's noise added to the variance of the evidence. */
    double logLikelihood(double[] point, Evidence evidence) {
        double[] shares = shares(point);
        double sum = 0;
        for (int t = 0; t < fits.length; t++) {
            double miss = fits[t].at(fits[t].ofShares ? shares : point) - evidence.value(t);
            sum -= miss * miss / (2 * (evidence.variance(t) + fits[t].noise));
        }
        return sum;
    }
}
