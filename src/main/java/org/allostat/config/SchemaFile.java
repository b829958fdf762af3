package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allostat.problem.Problems;

/** A JSON Schema of data-schema/: says what a file may hold, and what a field means when it is left out. */
final class SchemaFile {
    private final JsonNode root;
    private final Schema validator;

    private SchemaFile(JsonNode root) {
        this.root = root;
        this.validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }

    static SchemaFile ofPolicy() {
        return load("policy.schema.json");
    }

    static SchemaFile ofStudy() {
        return load("study.schema.json");
    }

    private static SchemaFile load(String file) {
        String resource = "/allostat/data-schema/" + file;
        try (InputStream stream = SchemaFile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the build left out " + resource);
            }
            return new SchemaFile(JsonMapper.builder().build().readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** Adds every field in which the document breaks the schema, in the order of the file, each once. */
    void check(YamlDocument document, Problems problems) {
        List<SchemaProblem> found = new ArrayList<>();
        for (com.networknt.schema.Error error : validator.validate(document.root())) {
            SchemaProblem.of(error, this, document).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(SchemaProblem::order));
        Set<String> fields = new HashSet<>();
        for (SchemaProblem problem : found) {
            if (fields.add(problem.field())) {
                problems.add(problem.place(), problem.field(), problem.message());
            }
        }
    }

    /** A copy of the fields in which every field that was left out holds its default. */
    ObjectNode withDefaults(ObjectNode fields) {
        ObjectNode copy = fields.deepCopy();
        fill(copy, root);
        return copy;
    }

    private void fill(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                JsonNode field = resolve(property.getValue());
                if (!object.has(property.getKey()) && field.has("default")) {
                    object.set(property.getKey(), field.get("default").deepCopy());
                }
                fill(object.path(property.getKey()), field);
            }
        } else if (value instanceof ArrayNode array) {
            JsonNode item = resolve(schema.path("items"));
            array.forEach(element -> fill(element, item));
        }
    }

    /** The part of the schema that speaks of a field. */
    JsonNode at(NodePath path) {
        JsonNode schema = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            schema = resolve(step(schema, path.getElement(i)));
        }
        return schema;
    }

    private static JsonNode step(JsonNode schema, Object element) {
        if (element instanceof Integer) {
            return schema.path("items");
        }
        JsonNode property = schema.path("properties").path(element.toString());
        return property.isMissingNode() ? schema.path("additionalProperties") : property;
    }

    /** Follows a reference into {@code $defs}. */
    JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    /** The top-level schema. */
    JsonNode root() {
        return root;
    }
}
