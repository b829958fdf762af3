package org.allostat.evidence;

import java.util.function.DoubleUnaryOperator;

/**
 * Quantiles of a gamma distribution from a table: {@link GammaRoot} evaluates an incomplete gamma function a step.
 *
 * <p>The share from the nearer end, {@code v = min(u, 1 - u)}, runs through octaves from 2^-17 to 1/2, each cut into equal
 * pieces. On a piece the quantile is the polynomial of degree five in {@code v} that has the value and the first two
 * derivatives of the quantile at both ends (Hermite). The error is below 1e-9 of the quantile for every shape that is
 * allowed; a share beyond the table is left to the root.
 */
final class GammaQuantiles implements DoubleUnaryOperator {
    /** Below it the lower tail is so long that pieces of this width miss the accuracy. */
    static final double LEAST_SHAPE = 0.25;

    private static final int OCTAVES = 16;
    /** Binary digits that tell a piece of an octave: 16 pieces. */
    private static final int PIECE_DIGITS = 4;

    private static final int PIECES = OCTAVES << PIECE_DIGITS;
    private static final int MANTISSA_DIGITS = 52;
    /** What is left of a double right of the digits that tell octave and piece. */
    private static final int DIGITS_WITHIN = MANTISSA_DIGITS - PIECE_DIGITS;

    private static final long MANTISSA = (1L << MANTISSA_DIGITS) - 1;
    private static final long ONE = Double.doubleToRawLongBits(1);
    private static final long FIRST_PIECE = Double.doubleToRawLongBits(Math.scalb(1.0, -OCTAVES - 1)) >>> DIGITS_WITHIN;
    private static final int COEFFICIENTS = 6;

    private final GammaRoot gamma;
    /** Coefficients by piece, the constant first, for shares from the lower end; shape [pieces x 6]. */
    private final double[] lower;
    /** The same for shares from the upper end. */
    private final double[] upper;

    /** @param gamma the distribution, of a shape of {@link #LEAST_SHAPE} or more */
    GammaQuantiles(GammaRoot gamma) {
        if (!(gamma.shape() >= LEAST_SHAPE)) {
            throw new IllegalArgumentException("shape must be " + LEAST_SHAPE + " or more: " + gamma.shape());
        }
        this.gamma = gamma;
        lower = table(false);
        upper = table(true);
    }

    @Override
    public double applyAsDouble(double u) {
        boolean above = u > 0.5;
        long bits = Double.doubleToRawLongBits(above ? 1 - u : u);
        long piece = (bits >>> DIGITS_WITHIN) - FIRST_PIECE;
        if (piece < 0 || piece >= PIECES) {
            return gamma.quantile(u);
        }
        double within = Double.longBitsToDouble(((bits << PIECE_DIGITS) & MANTISSA) | ONE) - 1;
        double[] coefficients = above ? upper : lower;
        int constant = (int) piece * COEFFICIENTS;
        double x = 0;
        for (int at = constant + COEFFICIENTS - 1; at >= constant; at--) {
            x = x * within + coefficients[at];
        }
        return x;
    }

    private double[] table(boolean above) {
        double[] coefficients = new double[PIECES * COEFFICIENTS];
        Knot from = knot(0, above);
        for (int piece = 0; piece < PIECES; piece++) {
            Knot to = knot(piece + 1, above);
            from.join(to, coefficients, piece * COEFFICIENTS);
            from = to;
        }
        return coefficients;
    }

    /** Where a piece starts. */
    private Knot knot(int piece, boolean above) {
        double share = Double.longBitsToDouble((FIRST_PIECE + piece) << DIGITS_WITHIN);
        double x = above ? gamma.upperQuantile(share) : gamma.quantile(share);
        // of x by the share below it: x' = 1 / p(x) and x'' = -(ln p)'(x) x'^2
        double slope = 1 / gamma.density(x);
        double logDensitySlope = (gamma.shape() - 1) / x - 1 / gamma.scale();
        return new Knot(share, x, above ? -slope : slope, -logDensitySlope * slope * slope);
    }

    /** The quantile and its first two derivatives by the share from the nearer end. */
    private record Knot(double share, double x, double slope, double curvature) {
        /** The polynomial from here to the next knot, in parts of the way. */
        void join(Knot next, double[] coefficients, int at) {
            double width = next.share - share;
            double rise = slope * width;
            double bend = curvature * width * width / 2;
            // what the parabola from here lacks at the next knot, in value, slope and bend
            double value = next.x - x - rise - bend;
            double slopes = next.slope * width - rise - 2 * bend;
            double bends = next.curvature * width * width / 2 - bend;
            coefficients[at] = x;
            coefficients[at + 1] = rise;
            coefficients[at + 2] = bend;
            coefficients[at + 3] = 10 * value - 4 * slopes + bends;
            coefficients[at + 4] = -15 * value + 7 * slopes - 2 * bends;
            coefficients[at + 5] = 6 * value - 3 * slopes + bends;
        }
    }
}
