package org.allostat.evaluate.decision;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one parameter does to an outcome over draws, all others left to their distributions; model.md (80), (81).
 *
 * @param low 2.5% quantile of the parameter over draws
 * @param high 97.5% quantile
 * @param outcomeAtLow expected outcome where the parameter has its 2.5% quantile
 * @param outcomeAtHigh and its 97.5% quantile
 * @param varianceShare share of the outcome's variance that the parameter explains alone (first-order index), its bias taken off, from 0 to
 *     1; NaN where the outcome does not vary
 * @param biasShare mean over dealings of what an irrelevant parameter seems to explain; NaN where the outcome does not vary
 * @param irrelevantShares what it seems to explain in each dealing, the bias taken off
 */
public record ParameterEffect(
        double low,
        double high,
        double outcomeAtLow,
        double outcomeAtHigh,
        double varianceShare,
        double biasShare,
        List<Double> irrelevantShares) {
    public ParameterEffect {
        irrelevantShares = List.copyOf(irrelevantShares);
    }

    private static final double TAIL = 0.025;

    /**
     * The effect of a parameter.
     *
     * @param parameter by draw
     * @param spline regression on the parameter alone
     * @param outcome by draw
     * @param dealings of as many draws
     */
    public static ParameterEffect of(double[] parameter, AdditiveSpline spline, double[] outcome, Dealings dealings) {
        double[] fitted = spline.fitted(outcome);
        int[] byParameter = IntStream.range(0, parameter.length)
                .boxed()
                .sorted(Comparator.comparingDouble(draw -> parameter[draw]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = at(byParameter, parameter);
        double[] expected = at(byParameter, fitted);
        double[] irrelevant = IntStream.range(0, dealings.count())
                .mapToDouble(dealing -> spline.explained(dealings.deal(dealing, outcome)))
                .toArray();
        double bias = Arrays.stream(irrelevant).average().orElse(Double.NaN);
        return new ParameterEffect(
                quantile(sorted, TAIL),
                quantile(sorted, 1 - TAIL),
                quantile(expected, TAIL),
                quantile(expected, 1 - TAIL),
                lessBias(spline.explained(outcome), bias),
                bias,
                Arrays.stream(irrelevant)
                        .mapToObj(share -> lessBias(share, bias))
                        .toList());
    }

    /** What is not explained looks explained to the share {@code bias}: the share less that, as in an adjusted R squared. */
    private static double lessBias(double share, double bias) {
        return bias < 1 ? Math.max(0, (share - bias) / (1 - bias)) : Double.isNaN(bias) ? Double.NaN : 0;
    }

    private static double[] at(int[] places, double[] values) {
        return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }

    /** At the place of a quantile in the order of the parameter, between two draws on the line through them. */
    private static double quantile(double[] values, double probability) {
        double place = probability * (values.length - 1);
        int before = Math.min((int) place, values.length - 2);
        return values[before] + (place - before) * (values[before + 1] - values[before]);
    }
}
