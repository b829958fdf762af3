package org.allostat.evaluate.decision;

import java.util.Arrays;

/**
 * Net monetary benefit of options in draws of what is not known, at one threshold. The options are those that may be chosen; each draw
 * is as likely as any other.
 */
public final class NetBenefits {
    private final double[][] usd;

    /** @param usd by draw and option, USD per person; shape [draws][options] */
    public NetBenefits(double[][] usd) {
        if (usd.length == 0 || usd[0].length == 0) {
            throw new IllegalArgumentException("no draw, or no option");
        }
        this.usd = Arrays.stream(usd).map(double[]::clone).toArray(double[][]::new);
        for (double[] draw : usd) {
            if (draw.length != usd[0].length) {
                throw new IllegalArgumentException("draws of unlike options");
            }
        }
    }

    /**
     * Net monetary benefit of costs and effects.
     *
     * @param costUsd by draw and option, USD per person
     * @param qalys by draw and option, QALYs per person
     * @param thresholdUsd worth of a QALY, USD
     */
    public static NetBenefits of(double[][] costUsd, double[][] qalys, double thresholdUsd) {
        double[][] usd = new double[costUsd.length][];
        for (int draw = 0; draw < usd.length; draw++) {
            usd[draw] = new double[costUsd[draw].length];
            for (int option = 0; option < usd[draw].length; option++) {
                usd[draw][option] = thresholdUsd * qalys[draw][option] - costUsd[draw][option];
            }
        }
        return new NetBenefits(usd);
    }

    /** By draw and option, USD per person, a copy; shape [draws][options]. */
    public double[][] usd() {
        return Arrays.stream(usd).map(double[]::clone).toArray(double[][]::new);
    }

    public int draws() {
        return usd.length;
    }

    public int options() {
        return usd[0].length;
    }

    /** Expected net benefit of each option, USD per person. */
    public double[] means() {
        double[] means = new double[options()];
        for (double[] draw : usd) {
            for (int option = 0; option < means.length; option++) {
                means[option] += draw[option] / usd.length;
            }
        }
        return means;
    }

    /** The option of the highest expected net benefit, the first of several. */
    public int best() {
        return largest(means());
    }

    /**
     * Probability that each option has the highest net benefit (acceptability); options that share the top of a draw share its
     * weight.
     */
    public double[] probabilityBest() {
        double[] probability = new double[options()];
        for (double[] draw : usd) {
            double top = draw[largest(draw)];
            long sharing = Arrays.stream(draw).filter(value -> value == top).count();
            for (int option = 0; option < probability.length; option++) {
                probability[option] += draw[option] == top ? 1.0 / sharing / usd.length : 0;
            }
        }
        return probability;
    }

    /** Expected value of perfect information, USD per person: what is lost on average because the draw is not known. */
    public double perfectInformationUsd() {
        return gain(usd);
    }

    /** Mean of the best in each draw less the best mean, of fitted or true net benefits. */
    static double gain(double[][] usd) {
        double[] means = new double[usd[0].length];
        double meanOfBest = 0;
        for (double[] draw : usd) {
            meanOfBest += draw[largest(draw)] / usd.length;
            for (int option = 0; option < means.length; option++) {
                means[option] += draw[option] / usd.length;
            }
        }
        return Math.max(0, meanOfBest - means[largest(means)]);
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int option = 1; option < values.length; option++) {
            if (values[option] > values[largest]) {
                largest = option;
            }
        }
        return largest;
    }
}
