package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.problem.Problems;

/** The parameters that a study sets, by id or symbol: each once, each in its range. */
final class StudyParameters {
    private static final String FIELD = "parameters";

    private final YamlDocument study;
    private final Registry registry;
    private final Problems problems;
    private final Map<String, Double> values = new TreeMap<>();
    private final Map<String, String> placeById = new HashMap<>();

    StudyParameters(YamlDocument study, Registry registry, Problems problems) {
        this.study = study;
        this.registry = registry;
        this.problems = problems;
    }

    /**
     * The values by id. Where there are problems the result holds those that are right.
     *
     * @param fields what the schema accepted of the study
     */
    Map<String, Double> read(JsonNode fields) {
        for (Map.Entry<String, JsonNode> setting : fields.path(FIELD).properties()) {
            if (setting.getValue().isNumber()) {
                read(setting.getKey(), setting.getValue().asDouble());
            }
        }
        return values;
    }

    private void read(String name, double value) {
        String field = FieldPath.key(FIELD, name);
        Optional<Parameter> parameter = registry.find(name);
        Optional<String> refusal = registry.refusal(name, value);
        if (refusal.isPresent()) {
            String place = parameter.isEmpty() ? study.placeOfKey(field) : study.placeOfValue(field);
            problems.add(place, field, refusal.get());
        }
        parameter.ifPresent(found -> {
            String place = study.placeOfKey(field);
            String before = placeById.putIfAbsent(found.id(), place);
            if (before != null) {
                problems.add(
                        place,
                        field,
                        "the same parameter is set at " + before + ": " + found.id() + " (allowed: each once)");
            } else if (refusal.isEmpty()) {
                values.put(found.id(), value);
            }
        });
    }
}
