package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Says in words which values a schema allows: {@code a number above 0, at most 1}. */
final class AllowedValues {
    private AllowedValues() {}

    static String of(JsonNode schema) {
        if (schema.has("enum")) {
            return String.join(", ", names(schema.get("enum")));
        }
        JsonNode type = schema.path("type");
        if (!type.isArray()) {
            return ofType(type.asText(), schema);
        }
        List<String> choices = new ArrayList<>();
        type.forEach(each -> choices.add(ofType(each.asText(), schema)));
        return String.join(", or ", choices);
    }

    static List<String> names(JsonNode texts) {
        List<String> names = new ArrayList<>();
        texts.forEach(each -> names.add(each.asText()));
        return names;
    }

    private static String ofType(String type, JsonNode schema) {
        return switch (type) {
            case "integer" -> "a whole number" + range(schema);
            case "number" -> "a number" + range(schema);
            case "boolean" -> "true, false";
            case "array" -> list(schema);
            case "object" -> "a map of fields";
            case "string" -> text(schema);
            default -> throw new IllegalArgumentException("a schema type without words: " + type);
        };
    }

    private static String list(JsonNode schema) {
        if (schema.has("maxItems")) {
            return "a list of at most " + schema.get("maxItems").asText();
        }
        return schema.has("minItems") ? "a list that is not empty" : "a list";
    }

    private static String text(JsonNode schema) {
        if (schema.has("pattern")) {
            return schema.get("pattern").asText().replaceAll("[$^]", "");
        }
        return schema.has("maxLength")
                ? "text of at most " + schema.get("maxLength").asText() + " characters"
                : "text";
    }

    private static String range(JsonNode schema) {
        StringBuilder words = new StringBuilder();
        if (schema.has("minimum") && schema.has("maximum")) {
            words.append(" from ").append(schema.get("minimum").asText());
            words.append(" to ").append(schema.get("maximum").asText());
        } else if (schema.has("exclusiveMinimum")) {
            words.append(" above ").append(schema.get("exclusiveMinimum").asText());
            words.append(", at most ").append(schema.get("maximum").asText());
        }
        if (schema.has("multipleOf")) {
            words.append(", a multiple of ").append(schema.get("multipleOf").asText());
        }
        return words.toString();
    }
}
