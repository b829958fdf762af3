package org.allostat.evaluate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An estimate in each of several draws, given in the order of draws, so that no digit of the spread depends on how rows came. */
final class DrawnValues {
    private static final double LOW = 0.025;

    private double[] values = new double[16];
    private int size;
    private double squaredErrors;
    private boolean anyWithoutError;

    /**
     * Adds a draw.
     *
     * @param value the estimate
     * @param standardError of Monte Carlo; null or NaN where it is undefined
     */
    void add(double value, @Nullable Double standardError) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
        if (standardError == null || standardError.isNaN()) {
            anyWithoutError = true;
        } else {
            squaredErrors += standardError * standardError;
        }
    }

    /** What the draws say; {@link DrawSpread#NONE} of none. */
    DrawSpread spread() {
        if (size == 0) {
            return DrawSpread.NONE;
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i];
        }
        double mean = sum / size;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        double variance = size > 1 ? squares / (size - 1) : 0;
        boolean known = variance > 0 && !anyWithoutError;
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return new DrawSpread(
                size,
                mean,
                quantile(sorted, LOW),
                quantile(sorted, 1 - LOW),
                known ? (Double) Math.min(1, squaredErrors / size / variance) : null);
    }

    /** Linear between order statistics (type 7 of Hyndman and Fan 1996). */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int next = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[next] - sorted[below]);
    }
}
