package org.allostat.evaluate.decision;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Expected value of partial perfect information: what knowing some parameters, and not the others, would be worth. The regression method
 * (Strong 2014): net benefit of each option relative to the first is regressed on the parameters over draws, and the gain is that of the
 * fitted values. At finitely many draws a regression follows noise a little, which makes the value too high: the bias is what parameters of
 * no effect would seem to be worth, the net benefits dealt out anew among the draws.
 *
 * @param usd estimate, USD per person, its bias taken off, from 0 to that of perfect information
 * @param biasUsd mean over dealings of what irrelevant parameters seem to be worth, USD per person
 * @param irrelevantUsd what they seem to be worth in each dealing, the bias taken off, USD per person
 */
public record PartialInformation(double usd, double biasUsd, List<Double> irrelevantUsd) {
    public PartialInformation {
        irrelevantUsd = List.copyOf(irrelevantUsd);
    }

    /** The value of knowing everything. */
    public static PartialInformation ofEverything(NetBenefits benefits) {
        return new PartialInformation(benefits.perfectInformationUsd(), 0, List.of());
    }

    /**
     * The value of knowing some parameters.
     *
     * @param benefits net benefits by draw
     * @param parameters regression on the parameters
     * @param dealings of as many draws
     */
    public static PartialInformation of(NetBenefits benefits, AdditiveSpline parameters, Dealings dealings) {
        double[][] usd = benefits.usd();
        double seen = gain(usd, parameters);
        double[] irrelevant = IntStream.range(0, dealings.count())
                .mapToDouble(dealing -> gain(dealings.deal(dealing, usd), parameters))
                .toArray();
        double bias = Arrays.stream(irrelevant).average().orElse(0);
        double most = benefits.perfectInformationUsd(); // no part is worth more than the whole
        return new PartialInformation(
                Math.min(most, Math.max(0, seen - bias)),
                bias,
                Arrays.stream(irrelevant)
                        .mapToObj(each -> Math.min(most, Math.max(0, each - bias)))
                        .toList());
    }

    private static double gain(double[][] usd, AdditiveSpline parameters) {
        double[][] fitted = new double[usd.length][usd[0].length];
        for (int option = 1; option < usd[0].length; option++) {
            int place = option;
            double[] relative = IntStream.range(0, usd.length)
                    .mapToDouble(draw -> usd[draw][place] - usd[draw][0])
                    .toArray();
            double[] values = parameters.fitted(relative);
            for (int draw = 0; draw < usd.length; draw++) {
                fitted[draw][option] = values[draw];
            }
        }
        return NetBenefits.gain(fitted);
    }
}
