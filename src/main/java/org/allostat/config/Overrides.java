package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;

/** Replaces fields of a study by {@code --set path=value}; a value is written as in YAML. */
final class Overrides {
    /** Fields that hold fields. */
    private static final Set<String> BLOCKS = Set.of("parameters", "survey");

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
        int dot = path.indexOf('.');
        String block = dot < 0 ? "" : path.substring(0, dot);
        if (!BLOCKS.contains(block)) {
            study.replace(root, FieldPath.ROOT, path, value, argument);
            return;
        }
        if (!(root.get(block) instanceof ObjectNode)) {
            study.replace(root, FieldPath.ROOT, block, root.objectNode(), argument);
        }
        study.replace((ObjectNode) root.get(block), block, path.substring(dot + 1), value, argument);
    }
}
