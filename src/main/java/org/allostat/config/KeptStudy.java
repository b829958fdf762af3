package org.allostat.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.allostat.evidence.Pack;
import org.allostat.evidence.Perspective;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Policy;
import org.allostat.problem.InputException;
import org.allostat.problem.Shown;
import org.allostat.run.Json;

/**
 * What the manifest of a run kept of its study: enough to replay its patients.
 *
 * @param seed seed of every random stream
 * @param years years that policies run
 * @param policies in the study's order, in full
 * @param comparator id of the policy that others are contrasted with
 * @param valuation how outcomes are valued
 * @param pack what its state changes in the evidence; none for the country
 * @param parameters values that the study set, by id
 */
public record KeptStudy(
        long seed,
        int years,
        List<Policy> policies,
        String comparator,
        Valuation valuation,
        Pack pack,
        Map<String, Double> parameters) {
    public KeptStudy {
        policies = List.copyOf(policies);
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads it.
     *
     * @param config the question of a run of policies, as {@link CanonicalStudy#json} wrote it
     * @param place what messages call it
     * @throws InputException if it is of a version of the program that asked otherwise
     */
    public static KeptStudy read(JsonNode config, String place) {
        JsonMapper mapper = RecordMapper.create();
        List<Policy> policies = new ArrayList<>();
        try {
            for (JsonNode policy : config.path("policies")) {
                policies.add(mapper.treeToValue(policy, Policy.class));
            }
        } catch (JsonProcessingException other) {
            throw new InputException(
                    place + ": a policy of another version of the program, which this one cannot follow: "
                            + Json.reason(other));
        }
        Map<String, Double> parameters = new HashMap<>();
        config.path("parameters")
                .properties()
                .forEach(each -> parameters.put(each.getKey(), each.getValue().asDouble()));
        return new KeptStudy(
                config.path("seed").asLong(),
                config.path("years").asInt(),
                policies,
                config.path("comparator").asText(),
                new Valuation(
                        discounting(config, place),
                        constant(config, "perspective", Perspective.values(), Perspective::label, place),
                        constant(config, "beyond_horizon", BeyondHorizon.values(), BeyondHorizon::label, place)),
                PackText.read(config.path("pack"), place),
                parameters);
    }

    private static Discounting discounting(JsonNode config, String place) {
        double ratePerYear = config.path("discount_rate_per_year").asDouble();
        if (!(ratePerYear >= 0 && ratePerYear < 1)) {
            throw new InputException(place + ": discount_rate_per_year is " + ratePerYear + " (allowed: 0 to below 1)");
        }
        return new Discounting(ratePerYear);
    }

    private static <T> T constant(
            JsonNode config, String field, T[] constants, Function<T, String> label, String place) {
        String given = config.path(field).asText();
        return Stream.of(constants)
                .filter(constant -> label.apply(constant).equals(given))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        place + ": " + field + " of another version of the program: " + Shown.quoted(given)));
    }

    /**
     * The parameter set of draw 0: that of this program with the study's settings, and with the value that the run used wherever the
     * program has another one by now.
     *
     * @param used values that the run used, by id
     */
    public Registry registry(Map<String, Double> used) {
        Registry now = Registry.standard().with(pack).with(parameters);
        Map<String, Double> others = new HashMap<>();
        used.forEach((id, value) -> now.find(id)
                .filter(parameter -> parameter.value() != value)
                .ifPresent(parameter -> others.put(id, value)));
        return others.isEmpty() ? now : now.with(others);
    }
}
