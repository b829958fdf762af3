package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;

/** Replaces fields of a study by {@code --set path=value}; a value is written as in YAML. */
final class Overrides {
    /** Fields that hold fields. */
    private static final Set<String> BLOCKS = Set.of("parameters", "survey", "pivots", "value_of_information");

    private static final String OPTION = "--set ";

    private final YamlDocument study;
    private final Registry registry;
    private final Problems problems;

    Overrides(YamlDocument study, Registry registry, Problems problems) {
        this.study = study;
        this.registry = registry;
        this.problems = problems;
    }

    /** @param settings each {@code path=value}; a later one wins over an earlier one */
    void apply(List<String> settings) {
        settings.forEach(this::apply);
    }

    private void apply(String setting) {
        String argument = OPTION + Shown.value(setting);
        int equals = setting.indexOf('=');
        if (equals < 1) {
            problems.add(argument, FieldPath.ROOT, "not a setting (allowed: path=value, such as years=2)");
            return;
        }
        String path = setting.substring(0, equals).strip();
        try {
            set(path, YamlParser.parseValue(argument, setting.substring(equals + 1)), argument);
        } catch (InputException e) {
            problems.addAll(e);
        }
    }

    private void set(String path, JsonNode value, String argument) {
        ObjectNode root = study.root();
        int dot = path.indexOf('.');
        String block = dot < 0 ? "" : path.substring(0, dot);
        if (!BLOCKS.contains(block)) {
            study.replace(root, FieldPath.ROOT, path, value, argument);
            return;
        }
        if (!(root.get(block) instanceof ObjectNode)) {
            study.replace(root, FieldPath.ROOT, block, root.objectNode(), argument);
        }
        String key = path.substring(dot + 1);
        ObjectNode fields = (ObjectNode) root.get(block);
        if (block.equals("parameters")) {
            removeOtherNames(fields, key);
        }
        study.replace(fields, block, key, value, argument);
    }

    /** A parameter that the file sets by id may be replaced by symbol, and the other way round. */
    private void removeOtherNames(ObjectNode parameters, String name) {
        Optional<Parameter> parameter = registry.find(name);
        List<String> others = parameters
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(other -> !other.equals(name)
                        && parameter.isPresent()
                        && parameter.equals(registry.find(other))
                        && !study.placeOfKey(FieldPath.key("parameters", other)).startsWith(OPTION))
                .toList();
        parameters.remove(others);
    }
}
