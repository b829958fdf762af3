package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;

/** Finds what a template says is to be filled in, before anything else is said of the file. */
final class Placeholders {
    /** How a template writes a gap. */
    static final String MARK = "FILL IN";

    private Placeholders() {}

    static void check(YamlDocument document, Problems problems) {
        check(document, document.root(), FieldPath.ROOT, problems);
    }

    private static void check(YamlDocument document, JsonNode node, String path, Problems problems) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            check(document, field.getValue(), FieldPath.key(path, field.getKey()), problems);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(document, node.get(i), FieldPath.item(path, i), problems);
        }
        if (node.isTextual() && node.asText().contains(MARK)) {
            problems.add(document.placeOfValue(path), path, gap(node.asText()));
        }
    }

    /** Adds each line of a table with a gap. */
    static boolean check(SourceText table, Problems problems) {
        String[] lines = table.text().split("\n", -1);
        boolean found = false;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains(MARK)) {
                problems.add(table.name() + ":" + (i + 1), FieldPath.ROOT, gap(lines[i]));
                found = true;
            }
        }
        return found;
    }

    private static String gap(String text) {
        return "still the template's placeholder: " + Shown.value(text.strip())
                + " (allowed: a figure or text of the place in its stead; leave out what is not known)";
    }
}
