package org.allostat.emulate;

import java.util.List;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * A logistic regression fitted to counts by cell, by iteratively reweighted least squares: the maximum-likelihood estimate of
 * R's {@code glm(cbind(yes, no) ~ ..., family = binomial)}. A cell without people has no say.
 */
final class LogisticModel {
    private static final int MOST_STEPS = 50;
    private static final double CONVERGED = 1e-12;
    /** Keeps a column that no cell informs at 0. */
    private static final double RIDGE = 1e-10;

    /** Smallest probability on either side, so that nobody gets an infinite weight. */
    private static final double SMALLEST = 1e-9;

    private static final double LARGEST_LOGIT = 30;

    private final double[] coefficients;

    private LogisticModel(double[] coefficients) {
        this.coefficients = coefficients;
    }

    /** The coefficients, intercept first. */
    double[] coefficients() {
        return coefficients.clone();
    }

    /**
     * Fits the model.
     *
     * @param rows design matrix, intercept first
     * @param yes number with the property by cell
     * @param people number by cell
     */
    static LogisticModel fit(double[][] rows, double[] yes, double[] people) {
        int columns = rows[0].length;
        double[] beta = new double[columns];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[][] normal = new double[columns][columns];
            double[] score = new double[columns];
            for (int cell = 0; cell < rows.length; cell++) {
                if (people[cell] > 0) {
                    accumulate(rows[cell], yes[cell], people[cell], beta, normal, score);
                }
            }
            double largest = 0;
            double[] change = solve(normal, score);
            for (int j = 0; j < columns; j++) {
                beta[j] += change[j];
                largest = Math.max(largest, Math.abs(change[j]));
            }
            if (largest < CONVERGED) {
                break;
            }
        }
        return new LogisticModel(beta);
    }

    private static void accumulate(
            double[] row, double yes, double people, double[] beta, double[][] normal, double[] score) {
        double p = probability(row, beta);
        for (int j = 0; j < row.length; j++) {
            score[j] += row[j] * (yes - people * p);
            for (int k = 0; k < row.length; k++) {
                normal[j][k] += row[j] * row[k] * people * p * (1 - p);
            }
        }
    }

    private static double probability(double[] row, double[] beta) {
        double logit = 0;
        for (int j = 0; j < row.length; j++) {
            logit += row[j] * beta[j];
        }
        logit = Math.max(-LARGEST_LOGIT, Math.min(LARGEST_LOGIT, logit));
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** Probability of each cell, kept off 0 and 1. */
    double[] probabilities(double[][] rows) {
        double[] probabilities = new double[rows.length];
        for (int cell = 0; cell < rows.length; cell++) {
            probabilities[cell] = Math.max(SMALLEST, Math.min(1 - SMALLEST, probability(rows[cell], coefficients)));
        }
        return probabilities;
    }

    private static double[] solve(double[][] matrix, double[] right) {
        for (int i = 0; i < right.length; i++) {
            matrix[i][i] += RIDGE;
        }
        return new LUDecomposition(MatrixUtils.createRealMatrix(matrix))
                .getSolver()
                .solve(MatrixUtils.createRealVector(right))
                .toArray();
    }

    /** Intercept and an indicator for each level but the first of every covariate. */
    static double[] indicators(List<Covariate> covariates, int stratum) {
        return indicators(covariates, stratum, 0, 1);
    }

    /** The same, and an indicator for each interval but the first. */
    static double[] indicators(List<Covariate> covariates, int stratum, int interval, int intervals) {
        int columns = 1 + intervals - 1;
        for (Covariate covariate : covariates) {
            columns += covariate.strata() - 1;
        }
        double[] row = new double[columns];
        row[0] = 1;
        if (interval > 0) {
            row[interval] = 1;
        }
        int first = intervals;
        int[] levels = Covariate.levels(covariates, stratum);
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] > 0) {
                row[first + levels[i] - 1] = 1;
            }
            first += covariates.get(i).strata() - 1;
        }
        return row;
    }
}
