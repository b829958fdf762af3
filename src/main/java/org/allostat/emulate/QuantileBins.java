package org.allostat.emulate;

/** Bins in which values are counted where a quantile is wanted: narrow enough for two digits of any published dose or score. */
final class QuantileBins {
    static final double WIDTH = 0.25;
    static final int COUNT = 8000;

    private QuantileBins() {}

    /** The bin of a value; what lies beyond is counted at the end. */
    static int of(double value) {
        return (int) Math.max(0, Math.min(COUNT - 1, Math.floor(value / WIDTH)));
    }
}
