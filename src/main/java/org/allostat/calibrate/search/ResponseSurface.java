package org.allostat.calibrate.search;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * What a model says as a linear function of the point, near where the evidence is: a weighted ridge regression for each target. With
 * a standard normal prior its posterior is normal, with mean and covariance in closed form (Gauss-Newton). Only proposals rest on
 * it, so a bad fit costs time and no truth.
 */
final class ResponseSurface {
    /** Prior precision of each slope in units of the residual: keeps a slope that no point informs at 0. */
    private static final double RIDGE = 1e-6;

    private static final double SYMMETRY = 1e-9;
    private static final double POSITIVITY = 1e-14;

    private final int dimension;
    private final RealMatrix slopes;
    private final double[] intercept;
    private final double[] residualVariance;

    /**
     * Fits a surface.
     *
     * @param points shape [points][dimension]
     * @param predictions by point
     * @param weights of the points
     */
    ResponseSurface(List<double[]> points, List<Evidence.Prediction> predictions, Weights weights) {
        dimension = points.get(0).length;
        int targets = predictions.get(0).value().length;
        slopes = new Array2DRowRealMatrix(targets, dimension);
        intercept = new double[targets];
        residualVariance = new double[targets];
        for (int t = 0; t < targets; t++) {
            fit(points, predictions, weights, t);
        }
    }

    private void fit(List<double[]> points, List<Evidence.Prediction> predictions, Weights weights, int target) {
        double[][] normal = new double[dimension + 1][dimension + 1];
        double[] right = new double[dimension + 1];
        double total = 0;
        for (int n = 0; n < points.size(); n++) {
            double value = predictions.get(n).value()[target];
            if (weights.of(n) > 0 && Double.isFinite(value)) {
                double[] row = row(points.get(n));
                for (int i = 0; i <= dimension; i++) {
                    right[i] += weights.of(n) * row[i] * value;
                    for (int k = 0; k <= dimension; k++) {
                        normal[i][k] += weights.of(n) * row[i] * row[k];
                    }
                }
                total += weights.of(n);
            }
        }
        for (int i = 0; i <= dimension; i++) {
            normal[i][i] += RIDGE * total;
        }
        double[] fitted = new CholeskyDecomposition(MatrixUtils.createRealMatrix(normal), SYMMETRY, POSITIVITY)
                .getSolver()
                .solve(new ArrayRealVector(right))
                .toArray();
        intercept[target] = fitted[0];
        for (int i = 0; i < dimension; i++) {
            slopes.setEntry(target, i, fitted[i + 1]);
        }
        double squares = 0;
        for (int n = 0; n < points.size(); n++) {
            double value = predictions.get(n).value()[target];
            if (weights.of(n) > 0 && Double.isFinite(value)) {
                double miss = value - at(points.get(n), target);
                squares += weights.of(n) * miss * miss;
            }
        }
        residualVariance[target] = squares / total;
    }

    private double[] row(double[] point) {
        double[] row = new double[dimension + 1];
        row[0] = 1;
        System.arraycopy(point, 0, row, 1, dimension);
        return row;
    }

    /** What the surface says of a target at a point. */
    double at(double[] point, int target) {
        double value = intercept[target];
        for (int i = 0; i < dimension; i++) {
            value += slopes.getEntry(target, i) * point[i];
        }
        return value;
    }

    /** The normal posterior if the model were the surface, each target's residual variance added to that of the evidence. */
    GaussianComponent posterior(Evidence evidence) {
        RealMatrix precision = MatrixUtils.createRealIdentityMatrix(dimension);
        RealVector pull = new ArrayRealVector(dimension);
        double[] published = evidence.value();
        for (int t = 0; t < published.length; t++) {
            RealVector slope = slopes.getRowVector(t);
            double variance = evidence.variance(t) + residualVariance[t];
            precision = precision.add(slope.outerProduct(slope).scalarMultiply(1 / variance));
            pull = pull.add(slope.mapMultiply((published[t] - intercept[t]) / variance));
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
