package org.allostat.calibrate.search;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** A normal distribution in several dimensions. */
final class GaussianComponent implements Density {
    private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);
    private static final double SYMMETRY = 1e-9;
    private static final double POSITIVITY = 1e-14;

    private final double[] mean;
    private final double[][] root;
    private final double logConstant;

    /**
     * @param mean shape [dimension]
     * @param covariance symmetric and positive definite, shape [dimension][dimension]
     */
    GaussianComponent(double[] mean, RealMatrix covariance) {
        this.mean = mean.clone();
        root = new CholeskyDecomposition(covariance, SYMMETRY, POSITIVITY)
                .getL()
                .getData();
        double logDeterminantOfRoot = 0;
        for (int i = 0; i < mean.length; i++) {
            logDeterminantOfRoot += StrictMath.log(root[i][i]);
        }
        logConstant = -mean.length * LOG_TWO_PI / 2 - logDeterminantOfRoot;
    }

    /** The standard normal. */
    static GaussianComponent standard(int dimension) {
        return new GaussianComponent(new double[dimension], MatrixUtils.createRealIdentityMatrix(dimension));
    }

    /**
     * The normal with the mean and the covariance of weighted points.
     *
     * @param points shape [points][dimension]
     * @param more added to each variance
     */
    static GaussianComponent like(List<double[]> points, Weights weights, double more) {
        int dimension = points.get(0).length;
        double[] mean = new double[dimension];
        for (int n = 0; n < points.size(); n++) {
            for (int i = 0; i < dimension; i++) {
                mean[i] += weights.of(n) * points.get(n)[i];
            }
        }
        double[][] covariance = new double[dimension][dimension];
        for (int n = 0; n < points.size(); n++) {
            for (int i = 0; i < dimension; i++) {
                double scaled = weights.of(n) * (points.get(n)[i] - mean[i]);
                for (int k = 0; k <= i; k++) {
                    covariance[i][k] += scaled * (points.get(n)[k] - mean[k]);
                }
            }
        }
        for (int i = 0; i < dimension; i++) {
            for (int k = 0; k < i; k++) {
                covariance[k][i] = covariance[i][k];
            }
            covariance[i][i] += more;
        }
        return new GaussianComponent(mean, MatrixUtils.createRealMatrix(covariance));
    }

    /** The normal with the same mean and a covariance so many times as large. */
    GaussianComponent wider(double times) {
        return new GaussianComponent(mean, covariance().scalarMultiply(times));
    }

    double[] mean() {
        return mean.clone();
    }

    /** Covariance, shape [dimension][dimension]. */
    RealMatrix covariance() {
        RealMatrix lower = new Array2DRowRealMatrix(root);
        return lower.multiplyTransposed(lower);
    }

    @Override
    public double logDensity(double[] point) {
        return logConstant - squaredDistance(point) / 2;
    }

    /** Squared Mahalanobis distance of a point from the mean. */
    double squaredDistance(double[] point) {
        double[] solved = new double[mean.length];
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            double rest = point[i] - mean[i];
            for (int k = 0; k < i; k++) {
                rest -= root[i][k] * solved[k];
            }
            solved[i] = rest / root[i][i];
            sum += solved[i] * solved[i];
        }
        return sum;
    }

    /** The point that independent standard normals become. */
    double[] point(double[] standardNormals) {
        double[] point = mean.clone();
        for (int i = 0; i < point.length; i++) {
            for (int k = 0; k <= i; k++) {
                point[i] += root[i][k] * standardNormals[k];
            }
        }
        return point;
    }
}
