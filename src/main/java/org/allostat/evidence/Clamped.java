package org.allostat.evidence;

import java.util.function.DoubleUnaryOperator;

/** A distribution cut to limits: what falls outside lies on the limit. */
public record Clamped(Distribution inner, double low, double high) implements Distribution {
    /** Simpson panels of the mean's integral; the error is far below the registry's digits. */
    private static final int PANELS = 4096;

    /** Tail left out at an unlimited end. */
    private static final double NEGLIGIBLE_SHARE = 1e-12;

    public Clamped {
        if (!(low <= high)) {
            throw new IllegalArgumentException("limits must ascend: [" + low + ", " + high + "]");
        }
    }

    private double cut(double x) {
        return Math.min(Math.max(x, low), high);
    }

    @Override
    public double quantile(double u) {
        return cut(inner.quantile(u));
    }

    @Override
    public DoubleUnaryOperator quantiles() {
        DoubleUnaryOperator unlimited = inner.quantiles();
        return u -> cut(unlimited.applyAsDouble(u));
    }

    @Override
    public double cumulative(double x) {
        return x < low ? 0 : x >= high ? 1 : inner.cumulative(x);
    }

    /** E = a + integral of (1 - F) from a to b, by Simpson's rule over where the distribution is not constant. */
    @Override
    public double mean() {
        double from = quantile(NEGLIGIBLE_SHARE);
        double to = quantile(1 - NEGLIGIBLE_SHARE);
        double step = (to - from) / PANELS;
        double sum = 0;
        for (int i = 0; i <= PANELS; i++) {
            int weight = i == 0 || i == PANELS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * (1 - inner.cumulative(from + i * step));
        }
        return from + sum * step / 3;
    }

    @Override
    public double lowest() {
        return cut(inner.lowest());
    }

    @Override
    public double highest() {
        return cut(inner.highest());
    }

    @Override
    public Distribution moved(double from, double to) {
        return new Clamped(inner.moved(from, to), low, high);
    }

    @Override
    public String text() {
        return inner.text() + " in [" + DistributionText.number(low) + ", " + DistributionText.number(high) + "]";
    }
}
