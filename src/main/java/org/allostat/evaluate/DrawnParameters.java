package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allostat.evaluate.decision.AdditiveSpline;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;

/** The parameters that differ between draws: what is not known. */
final class DrawnParameters {
    private final List<Varying> varying = new ArrayList<>();

    /** @param draws parameters of draws 1 and on */
    DrawnParameters(List<Registry> draws) {
        for (Parameter parameter :
                draws.isEmpty() ? List.<Parameter>of() : draws.get(0).parameters()) {
            List<Double> values = draws.stream()
                    .map(drawn -> drawn.parameter(parameter.id()).value())
                    .toList();
            if (values.stream().distinct().count() > 1) {
                varying.add(new Varying(parameter.id(), parameter.unit(), values));
            }
        }
    }

    List<Varying> varying() {
        return varying;
    }

    /** The parameters by group, which is the first part of their ids. */
    Map<String, List<Varying>> groups() {
        Function<Varying, String> group =
                parameter -> parameter.id().substring(0, parameter.id().indexOf('.'));
        return varying.stream().collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()));
    }

    /** Regression on some of the parameters. */
    static AdditiveSpline regression(List<Varying> parameters) {
        double[][] inputs = new double[parameters.get(0).values().size()][parameters.size()];
        for (int k = 0; k < parameters.size(); k++) {
            for (int draw = 0; draw < inputs.length; draw++) {
                inputs[draw][k] = parameters.get(k).values().get(draw);
            }
        }
        return new AdditiveSpline(inputs);
    }

    /**
     * A parameter that differs between draws.
     *
     * @param values by draw
     */
    record Varying(String id, String unit, List<Double> values) {
        double[] toArray() {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
