package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.evidence.StandardPivot;
import org.allostat.problem.Problems;
import org.allostat.study.Pivot;

/** The pivots of a study: those that it lists, each once and in its parameter's range, or those of the program. */
final class StudyPivots {
    private static final String FIELD = "pivots.parameters";
    /** They decide who is in the cohort, which a pivot does not make again. */
    private static final Set<String> OF_THE_COHORT = Set.of("population", "criteria", "person.criteria_baseline");

    private final YamlDocument study;
    private final Registry registry;
    private final Map<String, Double> set;
    private final Problems problems;
    private final Map<String, String> placeByPivot = new HashMap<>();

    /**
     * @param registry the parameter set of draw 0
     * @param set what the study itself sets
     */
    StudyPivots(YamlDocument study, Registry registry, Map<String, Double> set, Problems problems) {
        this.study = study;
        this.registry = registry;
        this.set = set;
        this.problems = problems;
    }

    /**
     * The pivots, ids in place of symbols. Where there are problems the result holds those that are right.
     *
     * @param fields what the schema accepted of the study
     */
    List<Pivot> read(JsonNode fields) {
        if (!fields.path("pivots").has("parameters")) {
            return standard();
        }
        List<Pivot> pivots = new ArrayList<>();
        JsonNode asked = fields.path("pivots").get("parameters");
        for (int i = 0; i < asked.size(); i++) {
            JsonNode each = asked.get(i);
            if (each.path("parameter").isTextual() && each.path("value").isNumber()) {
                read(each, FieldPath.item(FIELD, i)).ifPresent(pivots::add);
            }
        }
        return pivots;
    }

    /** A parameter that the study holds at a value of its own is not moved unasked. */
    private List<Pivot> standard() {
        return StandardPivot.standard(registry).stream()
                .filter(pivot -> !set.containsKey(pivot.parameterId()))
                .map(pivot -> new Pivot(pivot.parameterId(), pivot.value(), pivot.reason()))
                .toList();
    }

    private Optional<Pivot> read(JsonNode asked, String item) {
        String name = asked.get("parameter").asText();
        double value = asked.get("value").asDouble();
        String nameField = FieldPath.key(item, "parameter");
        String valueField = FieldPath.key(item, "value");
        Optional<Parameter> parameter = registry.find(name);
        Optional<String> refusal = registry.refusal(name, value);
        if (refusal.isPresent()) {
            String field = parameter.isEmpty() ? nameField : valueField;
            problems.add(study.placeOfValue(field), field, refusal.get());
            return Optional.empty();
        }
        Pivot pivot = new Pivot(
                parameter.orElseThrow().id(), value, asked.path("reason").asText());
        String group = pivot.parameter().substring(0, pivot.parameter().indexOf('.'));
        if (OF_THE_COHORT.contains(group) || OF_THE_COHORT.contains(pivot.parameter())) {
            problems.add(
                    study.placeOfValue(nameField),
                    nameField,
                    "decides who is in the cohort, which a pivot does not make again: " + pivot.parameter()
                            + " (allowed: parameters of other groups than population and criteria)");
            return Optional.empty();
        }
        if (value == parameter.get().value()) {
            problems.add(
                    study.placeOfValue(valueField),
                    valueField,
                    "changes nothing: " + asked.get("value").asText() + " is the value that the study uses"
                            + " (allowed: any other in " + parameter.get().allowed() + ")");
            return Optional.empty();
        }
        String place = study.placeOfValue(nameField);
        String before = placeByPivot.putIfAbsent(pivot.label(), place);
        if (before != null) {
            problems.add(
                    place,
                    nameField,
                    "duplicate pivot: " + pivot.label() + ", first given at " + before + " (allowed: each pivot once)");
            return Optional.empty();
        }
        return Optional.of(pivot);
    }
}
