package org.allostat.calibrate.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * What a model says as a polynomial of the point, near where the evidence is: a weighted ridge regression for each target, linear in all unknowns and
 * of second degree in those few that move it most. Only proposals rest on it, so a bad fit costs time and no truth.
 */
final class ResponseSurface {
    /** Prior precision of each coefficient, as a share of the weight of all points: those that no point informs stay near 0. */
    private static final double LINEAR_RIDGE = 1e-3;

    private static final double SQUARE_RIDGE = 2e-2;

    private static final double SYMMETRY = 1e-9;
    private static final double POSITIVITY = 1e-14;

    private final int dimension;
    private final Fit[] fits;

    /** One target's polynomial. */
    private static final class Fit {
        /** Of 1, of every unknown, then of the products of two bent ones, shape [terms]. */
        private final double[] coefficients;
        /** The unknowns whose squares and products are in it, ascending. */
        private final int[] bent;
        /** Variance of what the model said about the polynomial, its Monte Carlo variance added: what a new point may miss by. */
        private final double noise;

        Fit(double[] coefficients, int[] bent, double noise) {
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

    private ResponseSurface(int dimension, Fit[] fits) {
        this.dimension = dimension;
        this.fits = fits;
    }

    /**
     * Linear in all unknowns.
     *
     * @param points shape [points][dimension]
     * @param predictions by point
     * @param weights of the points
     */
    static ResponseSurface linear(List<double[]> points, List<Evidence.Prediction> predictions, Weights weights) {
        return new Sample(points, predictions, weights).surface(0);
    }

    /**
     * Of second degree in the unknowns that move a target most.
     *
     * @param mostBent how many of them for each target
     */
    static ResponseSurface curved(
            List<double[]> points, List<Evidence.Prediction> predictions, Weights weights, int mostBent) {
        return new Sample(points, predictions, weights).surface(mostBent);
    }

    private record Sample(List<double[]> points, List<Evidence.Prediction> predictions, Weights weights) {
        ResponseSurface surface(int mostBent) {
            int dimension = points.get(0).length;
            int targets = predictions.get(0).value().length;
            Fit[] fits = new Fit[targets];
            for (int t = 0; t < targets; t++) {
                double[] values = new double[points.size()];
                double[] errors = new double[points.size()];
                for (int n = 0; n < values.length; n++) {
                    values[n] = predictions.get(n).value()[t];
                    errors[n] = predictions.get(n).standardError()[t];
                }
                Fit linear = fit(values, errors, new int[0]);
                fits[t] = mostBent == 0 ? linear : fit(values, errors, steepest(linear, dimension, mostBent));
            }
            return new ResponseSurface(dimension, fits);
        }

        private static int[] steepest(Fit linear, int dimension, int most) {
            return IntStream.range(0, dimension)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -Math.abs(linear.coefficients[i + 1])))
                    .limit(most)
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
            Fit fit = new Fit(coefficients, bent, 0);
            double noise = 0;
            for (int n = 0; n < values.length; n++) {
                double weight = weights.of(n);
                if (weight > 0 && Double.isFinite(values[n])) {
                    double miss = values[n] - fit.at(points.get(n));
                    double error = Double.isFinite(errors[n]) ? errors[n] : 0;
                    noise += weight * (miss * miss + error * error);
                }
            }
            return new Fit(coefficients, bent, noise / total);
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

    /** What the surface says of a target at a point. */
    double at(double[] point, int target) {
        return fits[target].at(point);
    }

    /** Log likelihood if the model were the surface, each target's noise added to the variance of the evidence. */
    double logLikelihood(double[] point, Evidence evidence) {
        double[] published = evidence.value();
        double sum = 0;
        for (int t = 0; t < fits.length; t++) {
            double miss = fits[t].at(point) - published[t];
            sum -= miss * miss / (2 * (evidence.variance(t) + fits[t].noise));
        }
        return sum;
    }

    /** The normal posterior of the linear part under a standard normal prior, in closed form (Gauss-Newton). */
    GaussianComponent posteriorOfLinearPart(Evidence evidence) {
        RealMatrix precision = MatrixUtils.createRealIdentityMatrix(dimension);
        RealVector pull = new ArrayRealVector(dimension);
        double[] published = evidence.value();
        for (int t = 0; t < published.length; t++) {
            Fit fit = fits[t];
            RealVector slope = new ArrayRealVector(fit.coefficients, 1, dimension);
            double variance = evidence.variance(t) + fit.noise;
            precision = precision.add(slope.outerProduct(slope).scalarMultiply(1 / variance));
            pull = pull.add(slope.mapMultiply((published[t] - fit.coefficients[0]) / variance));
        }
        RealMatrix covariance = new CholeskyDecomposition(precision, SYMMETRY, POSITIVITY)
                .getSolver()
                .getInverse();
        return new GaussianComponent(covariance.operate(pull).toArray(), symmetric(covariance));
    }

    private static RealMatrix symmetric(RealMatrix matrix) {
        return matrix.add(matrix.transpose()).scalarMultiply(0.5);
    }
}
