package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A schema as a Markdown table: one row per field, with what is allowed, what it means when left out, and its unit. */
final class FieldTable {
    private final SchemaFile schema;
    private final StringBuilder rows = new StringBuilder();

    private FieldTable(SchemaFile schema) {
        this.schema = schema;
    }

    static String of(SchemaFile schema) {
        FieldTable table = new FieldTable(schema);
        table.rows.append("| field | allowed | if left out | meaning, unit |\n|---|---|---|---|\n");
        table.addFields("", schema.root());
        return table.rows.toString();
    }

    private void addFields(String parent, JsonNode object) {
        List<String> required = AllowedValues.names(object.path("required"));
        for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
            String path = FieldPath.key(parent, property.getKey());
            JsonNode field = schema.resolve(property.getValue());
            add(path, property.getValue(), field, required.contains(property.getKey()));
            addFields(path, field);
            addFields(path + "[]", schema.resolve(field.path("items")));
            addFields(path + ".NAME", schema.resolve(field.path("additionalProperties")));
        }
    }

    private void add(String path, JsonNode described, JsonNode field, boolean required) {
        String ifLeftOut = required ? "needed" : field.has("default") ? defaultOf(field) : "not set";
        rows.append(String.format(
                "| `%s` | %s | %s | %s |%n",
                path,
                AllowedValues.of(field),
                ifLeftOut,
                described.path("description").asText()));
    }

    private static String defaultOf(JsonNode field) {
        JsonNode value = field.get("default");
        if (value.isContainerNode() && value.isEmpty()) {
            return field.has("properties") ? "defaults" : "none";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
