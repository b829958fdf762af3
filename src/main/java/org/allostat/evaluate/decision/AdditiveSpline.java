package org.allostat.evaluate.decision;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * An additive model of natural cubic splines, one for each input, penalized by the squared size of its coefficients with the
 * penalty that generalized cross-validation chooses (Wood SN. Generalized Additive Models, 2017). The regression of Strong M, Oakley JE,
 * Brennan A. Med Decis Making 2014;34:311 for the value of partial information.
 */
public final class AdditiveSpline {
    private static final int MOST_KNOTS = 6;
    /** Columns at most as this share of the draws, or the fit would follow noise whatever the penalty. */
    private static final int DRAWS_PER_COLUMN = 4;

    private static final int PENALTIES = 61;
    private static final double LARGEST_LOG_PENALTY = 6;
    private static final double NEGLIGIBLE = 1e-10;

    /** Orthonormal directions of the centred basis, shape [directions][draws]. */
    private final double[][] directions;

    /** By penalty: the share that is kept in each direction, and how many degrees of freedom that is. */
    private final double[][] kept = new double[PENALTIES][];

    private final double[] freedom = new double[PENALTIES];

    /** By penalty: the share of a square in each direction that the fit takes out of the residual. */
    private final double[][] lost = new double[PENALTIES][];

    /**
     * @param inputs by draw, shape [draws][inputs]
     */
    public AdditiveSpline(double[][] inputs) {
        int draws = inputs.length;
        int wanted = Math.max(2, Math.min(MOST_KNOTS, draws / DRAWS_PER_COLUMN / inputs[0].length + 1));
        double[][] basis = new double[draws][0];
        for (int input = 0; input < inputs[0].length; input++) {
            int place = input;
            double[] x = Arrays.stream(inputs).mapToDouble(draw -> draw[place]).toArray();
            append(basis, x, wanted);
        }
        int columns = basis[0].length;
        RealMatrix centred = new Array2DRowRealMatrix(columns == 0 ? new double[draws][1] : basis);
        EigenDecompositionSymmetric gram = new EigenDecompositionSymmetric(centred.transposeMultiply(centred));
        double[] values = gram.getEigenvalues();
        int found = (int) Arrays.stream(values)
                .filter(value -> value > NEGLIGIBLE * values[0])
                .count();
        double[] size = Arrays.stream(values).limit(found).map(Math::sqrt).toArray();
        directions = new double[found][];
        for (int k = 0; k < found; k++) {
            directions[k] =
                    centred.operate(gram.getEigenvector(k)).mapDivide(size[k]).toArray();
        }
        for (int step = 0; step < PENALTIES; step++) {
            double penalty = draws * StrictMath.pow(10, LARGEST_LOG_PENALTY * (2.0 * step / (PENALTIES - 1) - 1));
            kept[step] = Arrays.stream(size)
                    .map(each -> each * each / (each * each + penalty))
                    .toArray();
            lost[step] = Arrays.stream(kept[step])
                    .map(share -> 1 - (1 - share) * (1 - share))
                    .toArray();
            freedom[step] = Arrays.stream(kept[step]).sum();
        }
    }

    /** Regression on one input. */
    public static AdditiveSpline of(double[] input) {
        return new AdditiveSpline(
                Arrays.stream(input).mapToObj(x -> new double[] {x}).toArray(double[][]::new));
    }

    /** Appends the columns of one input's natural cubic spline, each centred and of unit spread. */
    private static void append(double[][] basis, double[] x, int wantedKnots) {
        double[] knots = knots(x, wantedKnots);
        for (int column = 0; column < knots.length - 1; column++) {
            double[] values = new double[x.length];
            for (int n = 0; n < x.length; n++) {
                values[n] = column == 0
                        ? x[n]
                        : truncated(x[n], knots, column - 1) - truncated(x[n], knots, knots.length - 2);
            }
            double mean = Arrays.stream(values).average().orElse(0);
            double spread = Math.sqrt(Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(0));
            if (spread > 0) {
                for (int n = 0; n < x.length; n++) {
                    basis[n] = Arrays.copyOf(basis[n], basis[n].length + 1);
                    basis[n][basis[n].length - 1] = (values[n] - mean) / spread;
                }
            }
        }
    }

    /** Quantiles of the distinct values. */
    private static double[] knots(double[] x, int wanted) {
        double[] distinct = Arrays.stream(x).distinct().sorted().toArray();
        int knots = Math.min(wanted, distinct.length);
        double[] places = new double[knots];
        for (int k = 0; k < knots; k++) {
            places[k] = distinct[(int) Math.round((distinct.length - 1.0) * k / Math.max(1, knots - 1))];
        }
        return places;
    }

    private static double truncated(double x, double[] knots, int k) {
        double last = knots[knots.length - 1];
        return (cube(x - knots[k]) - cube(x - last)) / (last - knots[k]);
    }

    private static double cube(double x) {
        return x > 0 ? x * x * x : 0;
    }

    /**
     * Fits the model.
     *
     * @param output by draw
     * @return fitted values by draw
     */
    public double[] fitted(double[] output) {
        double mean = Arrays.stream(output).average().orElse(0);
        double[] fitted = new double[output.length];
        Arrays.fill(fitted, mean);
        double[] reached = reached(centred(output));
        for (int k = 0; k < reached.length; k++) {
            for (int n = 0; n < fitted.length; n++) {
                fitted[n] += reached[k] * directions[k][n];
            }
        }
        return fitted;
    }

    /**
     * Share of the output's variance that the fitted values have.
     *
     * @param output by draw
     * @return NaN where the output does not vary
     */
    public double explained(double[] output) {
        if (Arrays.stream(output).allMatch(value -> value == output[0])) {
            return Double.NaN;
        }
        double[] centred = centred(output);
        return squares(reached(centred)) / squares(centred);
    }

    /** How far the fitted values reach in each direction. */
    private double[] reached(double[] centred) {
        double[] projected = Arrays.stream(directions)
                .mapToDouble(direction -> product(direction, centred))
                .toArray();
        double[] squared = Arrays.stream(projected).map(part -> part * part).toArray();
        double total = squares(centred);
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int step = 0; step < PENALTIES; step++) {
            double residual = total - product(squared, lost[step]);
            double left = centred.length - 1 - freedom[step];
            double score = residual / (left * left);
            if (score < lowest) {
                lowest = score;
                best = step;
            }
        }
        double[] reached = new double[projected.length];
        for (int k = 0; k < reached.length; k++) {
            reached[k] = kept[best][k] * projected[k];
        }
        return reached;
    }

    /** A loop of its own: with other sums beside this one in it, the optimizing compiler of JDK 17.0.15 stops the program. */
    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int n = 0; n < one.length; n++) {
            sum += one[n] * other[n];
        }
        return sum;
    }

    private static double[] centred(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static double squares(double[] values) {
        return product(values, values);
    }
}
