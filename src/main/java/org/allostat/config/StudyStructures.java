package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.problem.Problems;
import org.allostat.study.Structure;

/** The structures of a study: each with an id of its own and something that it changes, in its range. */
final class StudyStructures {
    private static final String FIELD = "structures";

    private final YamlDocument study;
    private final Registry registry;
    private final Problems problems;
    private final Map<String, String> placeById = new HashMap<>();

    /** @param registry the parameter set of draw 0 */
    StudyStructures(YamlDocument study, Registry registry, Problems problems) {
        this.study = study;
        this.registry = registry;
        this.problems = problems;
    }

    /**
     * The structures, ids in place of symbols. Where there are problems the result holds those that are right.
     *
     * @param fields what the schema accepted of the study
     */
    List<Structure> read(JsonNode fields) {
        List<Structure> structures = new ArrayList<>();
        JsonNode list = fields.path(FIELD);
        for (int i = 0; i < list.size(); i++) {
            JsonNode each = list.get(i);
            if (each.path("id").isTextual() && each.path("parameters").isObject()) {
                structures.add(read(each, FieldPath.item(FIELD, i)));
            }
        }
        return structures;
    }

    private Structure read(JsonNode fields, String path) {
        String id = fields.get("id").asText();
        String idField = FieldPath.key(path, "id");
        String place = study.placeOfValue(idField);
        String before = placeById.putIfAbsent(id, place);
        if (before != null || id.equals(Structure.AS_IS)) {
            problems.add(
                    place,
                    idField,
                    before == null
                            ? id + " is the model as it is (allowed: another id)"
                            : "duplicate structure: " + id + ", first given at " + before + " (allowed: each id once)");
        }
        Map<String, Double> values = new TreeMap<>();
        String parametersField = FieldPath.key(path, "parameters");
        boolean changes = false;
        for (Map.Entry<String, JsonNode> setting : fields.get("parameters").properties()) {
            if (!setting.getValue().isNumber()) {
                continue;
            }
            String field = FieldPath.key(parametersField, setting.getKey());
            double value = setting.getValue().asDouble();
            Optional<Parameter> parameter = registry.find(setting.getKey());
            Optional<String> refusal = registry.refusal(setting.getKey(), value);
            if (refusal.isPresent()) {
                problems.add(
                        parameter.isEmpty() ? study.placeOfKey(field) : study.placeOfValue(field),
                        field,
                        refusal.get());
            } else if (values.put(parameter.orElseThrow().id(), value) != null) {
                problems.add(
                        study.placeOfKey(field),
                        field,
                        "the same parameter twice: " + parameter.get().id() + " (allowed: each once)");
            } else {
                changes |= parameter.get().value() != value;
            }
        }
        if (!changes && !values.isEmpty()) {
            problems.add(
                    study.placeOfKey(parametersField),
                    parametersField,
                    "changes nothing (allowed: a value other than the one that the study uses)");
        }
        return new Structure(
                id, fields.path("title").asText(), values, fields.path("reason").asText());
    }
}
