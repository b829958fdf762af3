package org.allostat.evaluate.decision;

import java.util.stream.IntStream;
import org.allostat.random.RandomStreams;

/**
 * Expected value of partial perfect information: what knowing some parameters, and not the others, would be worth. The regression method
 * (Strong 2014): net benefit of each option relative to the first is regressed on the parameters over draws, and the gain is that of the
 * fitted values. At finitely many draws a regression follows noise a little, which makes the value too high: the bias is what parameters of
 * no effect would seem to be worth, their values dealt out anew among the draws.
 *
 * @param usd estimate, USD per person, its bias taken off, from 0 to that of perfect information
 * @param biasUsd mean over dealings of what irrelevant parameters seem to be worth, USD per person
 */
public record PartialInformation(double usd, double biasUsd) {
    private static final int DEALINGS = 20;

    /**
     * The value of knowing some parameters.
     *
     * @param benefits net benefits by draw
     * @param inputs the parameters by draw, on scales on which they are about normal; shape [draws][parameters]
     * @param random luck of the dealings
     * @param stream its stream
     */
    public static PartialInformation of(NetBenefits benefits, double[][] inputs, RandomStreams random, int stream) {
        double[][] usd = benefits.usd();
        double seen = gain(usd, inputs);
        double bias = 0;
        for (int dealing = 0; dealing < DEALINGS; dealing++) {
            bias += gain(usd, dealt(inputs, random, stream, dealing)) / DEALINGS;
        }
        double most = benefits.perfectInformationUsd(); // no part is worth more than the whole
        return new PartialInformation(Math.min(most, Math.max(0, seen - bias)), bias);
    }

    private static double gain(double[][] usd, double[][] inputs) {
        AdditiveSpline spline = new AdditiveSpline(inputs);
        double[][] fitted = new double[usd.length][usd[0].length];
        for (int option = 1; option < usd[0].length; option++) {
            int place = option;
            double[] relative = IntStream.range(0, usd.length)
                    .mapToDouble(draw -> usd[draw][place] - usd[draw][0])
                    .toArray();
            double[] values = spline.fitted(relative);
            for (int draw = 0; draw < usd.length; draw++) {
                fitted[draw][option] = values[draw];
            }
        }
        return NetBenefits.gain(fitted);
    }

    /** The rows in another order: Fisher and Yates. */
    private static double[][] dealt(double[][] inputs, RandomStreams random, int stream, int dealing) {
        double[][] dealt = inputs.clone();
        for (int n = dealt.length - 1; n > 0; n--) {
            int other = (int) (random.uniform(dealing, stream, n) * (n + 1));
            double[] row = dealt[n];
            dealt[n] = dealt[other];
            dealt[other] = row;
        }
        return dealt;
    }
}
