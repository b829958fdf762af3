package org.allostat.calibrate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** The free parameters as standard normal scores, model.md (75): a score is the quantile of the parameter's prior at the same share. */
final class Unknowns {
    private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);

    private final List<Parameter> parameters;
    private final List<DoubleUnaryOperator> quantiles;

    Unknowns(Registry registry, List<String> ids) {
        parameters = ids.stream().map(registry::parameter).toList();
        quantiles = parameters.stream()
                .map(parameter -> parameter.distribution().quantiles())
                .toList();
    }

    /** The unknowns of a calibration, in a registry that has its priors. */
    static Unknowns of(Registry registry, Calibration calibration) {
        return new Unknowns(registry, List.copyOf(calibration.priors().keySet()));
    }

    int size() {
        return parameters.size();
    }

    Parameter parameter(int unknown) {
        return parameters.get(unknown);
    }

    /** The value of a parameter at a score. */
    double value(int unknown, double score) {
        double share = STANDARD.cumulativeProbability(score);
        return quantiles.get(unknown).applyAsDouble(Math.max(Double.MIN_NORMAL, Math.min(Math.nextDown(1.0), share)));
    }

    /** Values by parameter id. */
    Map<String, Double> values(double[] scores) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int unknown = 0; unknown < scores.length; unknown++) {
            values.put(parameters.get(unknown).id(), value(unknown, scores[unknown]));
        }
        return values;
    }
}
