package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.allostat.problem.InputException;

/** Replaces fields of a study by {@code --set path=value}; a value is written as in YAML. */
final class Overrides {
    private static final String PARAMETERS = "parameters";
    private static final String PARAMETER_PREFIX = PARAMETERS + ".";

    private final YamlDocument study;
    private final Problems problems;

    Overrides(YamlDocument study, Problems problems) {
        this.study = study;
        this.problems = problems;
    }

    /** @param settings each {@code path=value}; a later one wins over an earlier one */
    void apply(List<String> settings) {
        settings.forEach(this::apply);
    }

    private void apply(String setting) {
        String argument = "--set " + setting;
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
        if (!path.startsWith(PARAMETER_PREFIX)) {
            study.replace(root, FieldPath.ROOT, path, value, argument);
            return;
        }
        if (!(root.get(PARAMETERS) instanceof ObjectNode)) {
            study.replace(root, FieldPath.ROOT, PARAMETERS, root.objectNode(), argument);
        }
        study.replace(
                (ObjectNode) root.get(PARAMETERS),
                PARAMETERS,
                path.substring(PARAMETER_PREFIX.length()),
                value,
                argument);
    }
}
