package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Optional;
import java.util.TreeSet;
import org.allostat.problem.Nearest;

/**
 * One way in which a file breaks its schema, in the analyst's words.
 *
 * @param place file, line and column
 * @param field path of the field
 * @param message what is wrong, the value, and what is allowed
 */
record SchemaProblem(String place, String field, String message) {
    private static final int LONGEST_VALUE_SHOWN = 60;

    /** Empty where the violation only follows from another one that is reported. */
    static Optional<SchemaProblem> of(Error error, SchemaFile schema, YamlDocument document) {
        String field = FieldPath.of(error.getInstanceLocation());
        JsonNode node = schema.at(error.getInstanceLocation());
        return switch (error.getKeyword()) {
            case "additionalProperties" -> Optional.of(unknownKey(field, error.getProperty(), node, document));
            case "required" -> Optional.of(missing(field, error, schema, document));
            case "false" -> unusedBlock(field, error, schema, document);
            default ->
                Optional.of(new SchemaProblem(
                        document.placeOfValue(field),
                        field,
                        reason(error, node) + ": " + shown(error.getInstanceNode()) + hint(error, node) + " (allowed: "
                                + AllowedValues.of(node) + ")"));
        };
    }

    /** Sorts problems by line and column. */
    String order() {
        String[] parts = place.split(":", -1);
        StringBuilder key = new StringBuilder();
        for (String part : parts) {
            key.append(part.matches("[0-9]+") ? "0".repeat(9 - Math.min(9, part.length())) + part : part)
                    .append(':');
        }
        return key.toString();
    }

    private static SchemaProblem unknownKey(String parent, String key, JsonNode node, YamlDocument document) {
        TreeSet<String> known = new TreeSet<>();
        node.path("properties").fieldNames().forEachRemaining(known::add);
        String field = FieldPath.key(parent, key);
        return new SchemaProblem(
                document.placeOfKey(field),
                field,
                "unknown key" + Nearest.hint(key, known) + " (allowed: " + String.join(", ", known) + ")");
    }

    private static SchemaProblem missing(String parent, Error error, SchemaFile schema, YamlDocument document) {
        String key = error.getProperty();
        JsonNode node = schema.resolve(
                schema.at(error.getInstanceLocation()).path("properties").path(key));
        JsonNode kind = error.getInstanceNode().path("kind");
        String need = kind.isTextual() ? "missing, needed with kind " + kind.asText() : "missing";
        return new SchemaProblem(
                document.placeOfValue(parent),
                FieldPath.key(parent, key),
                need + " (allowed: " + AllowedValues.of(node) + ")");
    }

    /** A block that its offer's kind does not use; silent where the kind itself is wrong. */
    private static Optional<SchemaProblem> unusedBlock(
            String field, Error error, SchemaFile schema, YamlDocument document) {
        NodePath location = error.getInstanceLocation();
        JsonNode offer = schema.at(location.getParent());
        String kind = parent(error, document).path("kind").asText();
        if (!AllowedValues.names(offer.at("/properties/kind/enum")).contains(kind)) {
            return Optional.empty();
        }
        String block = location.getName(location.getNameCount() - 1);
        return Optional.of(new SchemaProblem(
                document.placeOfKey(field),
                field,
                "not used with kind " + kind + " (allowed: only with kind " + kindThatUses(block, offer) + ")"));
    }

    private static String kindThatUses(String block, JsonNode offer) {
        for (JsonNode rule : offer.path("allOf")) {
            if (rule.at("/else/properties").has(block)) {
                JsonNode kind = rule.at("/if/properties/kind");
                return kind.has("const")
                        ? kind.path("const").asText()
                        : String.join(" or ", AllowedValues.names(kind.path("enum")));
            }
        }
        throw new IllegalStateException("no kind in the schema uses " + block);
    }

    private static JsonNode parent(Error error, YamlDocument document) {
        JsonNode node = document.root();
        for (int i = 0; i < error.getInstanceLocation().getNameCount() - 1; i++) {
            Object element = error.getInstanceLocation().getElement(i);
            node = element instanceof Integer index ? node.path(index) : node.path(element.toString());
        }
        return node;
    }

    private static String reason(Error error, JsonNode node) {
        return switch (error.getKeyword()) {
            case "type" -> "wrong type";
            case "enum", "pattern" -> "unknown value";
            case "minimum", "maximum", "exclusiveMinimum" -> "out of range";
            case "multipleOf" -> "not a multiple of " + node.path("multipleOf").asText();
            case "minLength", "minItems" -> "empty";
            case "maxLength", "maxItems" -> "too long";
            default -> error.getMessage();
        };
    }

    private static String hint(Error error, JsonNode node) {
        return error.getKeyword().equals("enum")
                ? Nearest.hint(error.getInstanceNode().asText(), AllowedValues.names(node.get("enum")))
                : "";
    }

    /** The value as the user wrote it, cut where it is long. */
    static String shown(JsonNode value) {
        if (value.isNull() || (value.isTextual() && value.asText().isEmpty())) {
            return "nothing";
        }
        String text = value.isValueNode() ? value.asText() : value.isArray() ? "a list" : "a map of fields";
        return text.length() > LONGEST_VALUE_SHOWN ? text.substring(0, LONGEST_VALUE_SHOWN) + "..." : text;
    }
}
