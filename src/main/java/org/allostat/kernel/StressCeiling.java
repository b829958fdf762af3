package org.allostat.kernel;

import java.util.Arrays;

/**
 * How strong the four systems that make withdrawal can be, model.md (6) and (8). A system relaxes toward its gain times the signal times
 * what its load strengthens; here it is followed without gain and load, which multiply at the end, along the strongest signal.
 */
final class StressCeiling {
    private static final NeuralSystem[] SYSTEMS = {
        NeuralSystem.DYNORPHIN, NeuralSystem.CRF, NeuralSystem.NOREPINEPHRINE, NeuralSystem.HYPOCRETIN
    };
    /** Days, in units of adaptation, after which a gap's withdrawal about ends; any number gives a ceiling, this one a low one. */
    private static final double DAYS_TO_THE_END = 15;

    private final double[] timeConstant = new double[SYSTEMS.length];
    /** Weight of each system in withdrawal times its gain. */
    private final double[] weight = new double[SYSTEMS.length];
    /** Shares of the threshold, which are taken off each system's part; they add up to 1. */
    private final double[] shareOfThreshold = new double[SYSTEMS.length];

    private final double[] atEnd = new double[SYSTEMS.length];
    /** What is left after the first half of a use, and after the second. */
    private final double[][] afterHalf = new double[2][SYSTEMS.length];

    private final double[] strength = new double[SYSTEMS.length];
    private final double[] felt = new double[SYSTEMS.length];
    private final double slowest;
    private double factor;

    StressCeiling(KernelParameters parameters) {
        KernelParameters.Withdrawal withdrawal = parameters.withdrawal();
        double[] weights = {
            withdrawal.dynorphinWeight(),
            withdrawal.crfWeight(),
            withdrawal.norepinephrineWeight(),
            withdrawal.hypocretinWeight()
        };
        double total = 0;
        slowest = Arrays.stream(SYSTEMS)
                .mapToDouble(system -> parameters.opponents().of(system).timeConstantDays())
                .max()
                .orElseThrow();
        for (int j = 0; j < SYSTEMS.length; j++) {
            KernelParameters.Opponent system = parameters.opponents().of(SYSTEMS[j]);
            timeConstant[j] = system.timeConstantDays();
            weight[j] = weights[j] * system.gain();
            shareOfThreshold[j] = weight[j] * StrictMath.exp(-DAYS_TO_THE_END / timeConstant[j]);
            total += shareOfThreshold[j];
        }
        for (int j = 0; j < SYSTEMS.length; j++) {
            shareOfThreshold[j] = total > 0 ? shareOfThreshold[j] / total : 0;
        }
    }

    /** Begins a person who never took an opioid. */
    void begin(double adaptationTimeFactor) {
        factor = adaptationTimeFactor;
        for (int j = 0; j < SYSTEMS.length; j++) {
            atEnd[j] = StrictMath.exp(-1 / (timeConstant[j] * factor));
            strength[j] = 0;
            felt[j] = 0;
        }
    }

    /** What all systems together press at full signal. */
    double fullPressure() {
        double sum = 0;
        for (double each : weight) {
            sum += each;
        }
        return sum;
    }

    /** The slowest system's time constant, days. */
    double slowestDays() {
        return slowest * factor;
    }

    /** Uses to come have halves of these days. */
    void planUse(int first, int second) {
        for (int j = 0; j < SYSTEMS.length; j++) {
            afterHalf[0][j] = SignalCeiling.power(atEnd[j], first);
            afterHalf[1][j] = SignalCeiling.power(atEnd[j], second);
        }
    }

    /**
     * One half of a use, at a signal of at most this; returns the pressure without load and threshold at the strongest moment of it.
     *
     * @param half 0 or 1
     */
    double use(int half, double signal) {
        double pressure = 0;
        for (int j = 0; j < SYSTEMS.length; j++) {
            double before = strength[j];
            strength[j] = signal + (before - signal) * afterHalf[half][j];
            felt[j] = Math.max(before, strength[j]);
            pressure += weight[j] * felt[j];
        }
        return pressure;
    }

    /** What the rest of the drug still adds after use comes at once. */
    void endUse(SignalCeiling signal) {
        for (int j = 0; j < SYSTEMS.length; j++) {
            strength[j] += (1 - atEnd[j]) * signal.mostAfterUse(atEnd[j]);
        }
    }

    /** Pressure without load and threshold on the n-th day after use, 1 or 2. */
    double pressureAfter(int n) {
        double pressure = 0;
        for (int j = 0; j < SYSTEMS.length; j++) {
            double first = weight[j] * strength[j] * (timeConstant[j] * factor * (1 - atEnd[j]));
            pressure += n == 1 ? first : first * atEnd[j];
        }
        return pressure;
    }

    /**
     * Sum over all days from the third after use on of what exceeds a threshold. Of a system's part, an exponential c exp(-t / tau),
     * what exceeds its share d of the threshold integrates to tau (c - d - d ln(c / d)), and ln x is at least 2 (x - 1) / (x + 1).
     *
     * @param strengthening what the load makes of the systems
     * @param threshold not negative
     */
    double withdrawalDaysFromThird(double strengthening, double threshold) {
        double sum = 0;
        for (int j = 0; j < SYSTEMS.length; j++) {
            double part = strengthening * weight[j] * strength[j] * atEnd[j] * atEnd[j];
            double share = threshold * shareOfThreshold[j];
            if (part > share) {
                sum += timeConstant[j] * factor * (part - share - 2 * share * (part - share) / (part + share));
            }
        }
        return sum;
    }

    /** Some days without the drug. */
    void pause(int days) {
        for (int j = 0; j < SYSTEMS.length; j++) {
            double left = strength[j] * SignalCeiling.decayAtMost((days - 1) / (timeConstant[j] * factor));
            felt[j] = left;
            strength[j] = left * atEnd[j];
        }
    }

    /** How strong a system was felt on the last day, without its gain and load. */
    double felt(NeuralSystem system) {
        for (int j = 0; j < SYSTEMS.length; j++) {
            if (SYSTEMS[j] == system) {
                return felt[j];
            }
        }
        throw new IllegalArgumentException("no system of withdrawal: " + system);
    }
}
