package org.allostat.calibrate.search;

import java.util.Arrays;

/** Importance weights that add up to 1. */
public final class Weights {
    private static final int BISECTIONS = 60;

    private final double[] weight;

    private Weights(double[] weight) {
        this.weight = weight;
    }

    /**
     * From logarithms up to a constant; minus infinity is no weight.
     *
     * @throws IllegalArgumentException if none has any
     */
    public static Weights ofLogs(double[] logs) {
        double largest = Arrays.stream(logs).max().orElse(Double.NEGATIVE_INFINITY);
        if (!Double.isFinite(largest)) {
            throw new IllegalArgumentException("no point has a weight");
        }
        double[] weight = new double[logs.length];
        double sum = 0;
        for (int n = 0; n < logs.length; n++) {
            weight[n] = StrictMath.exp(logs[n] - largest);
            sum += weight[n];
        }
        for (int n = 0; n < logs.length; n++) {
            weight[n] /= sum;
        }
        return new Weights(weight);
    }

    /**
     * Weights {@code exp(power * tempered + rest)}, of the largest power up to 1 with which they are worth enough equal draws; of about
     * 0 where none is.
     *
     * @param wanted equal draws
     * @param tempered logarithms, minus infinity for no weight
     * @param rest logarithms
     */
    static Weights worth(double wanted, double[] tempered, double[] rest) {
        Weights full = ofPower(1, tempered, rest);
        if (full.effectiveSampleSize() >= wanted) {
            return full;
        }
        double low = 0;
        double high = 1;
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = (low + high) / 2;
            if (ofPower(middle, tempered, rest).effectiveSampleSize() < wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return ofPower(low, tempered, rest);
    }

    private static Weights ofPower(double power, double[] tempered, double[] rest) {
        double[] logs = new double[tempered.length];
        for (int n = 0; n < logs.length; n++) {
            logs[n] = (Double.isFinite(tempered[n]) ? power * tempered[n] : Double.NEGATIVE_INFINITY) + rest[n];
        }
        return ofLogs(logs);
    }

    /** The weight of a point. */
    public double of(int n) {
        return weight[n];
    }

    /** Number of points. */
    public int size() {
        return weight.length;
    }

    /** Kish's effective sample size, {@code 1 / sum w^2}. */
    public double effectiveSampleSize() {
        return 1 / Arrays.stream(weight).map(w -> w * w).sum();
    }

    /** Expected share of points that a resample of as many would hold at least once (Raftery and Bao 2010). */
    public double expectedShareUnique() {
        double sum = 0;
        for (double w : weight) {
            sum += -StrictMath.expm1(weight.length * StrictMath.log1p(-Math.min(w, Math.nextDown(1.0))));
        }
        return sum / weight.length;
    }

    /** Place of the largest weight, the first of several. */
    public int largest() {
        int place = 0;
        for (int n = 1; n < weight.length; n++) {
            if (weight[n] > weight[place]) {
                place = n;
            }
        }
        return place;
    }

    /**
     * Equally weighted draws by systematic resampling: each point comes as often as its weight says, up to less than one.
     *
     * @param draws how many
     * @param uniform luck in (0, 1)
     * @return places of the points, ascending, shape [draws]
     */
    public int[] resample(int draws, double uniform) {
        int[] places = new int[draws];
        double reached = weight[0];
        int place = 0;
        for (int k = 0; k < draws; k++) {
            double wanted = (k + uniform) / draws;
            while (reached < wanted && place < weight.length - 1) {
                reached += weight[++place];
            }
            places[k] = place;
        }
        return places;
    }
}
