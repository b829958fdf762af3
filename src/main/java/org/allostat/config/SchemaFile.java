package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
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
    private static final SchemaFile POLICY = load("policy.schema.json");
    private static final SchemaFile STUDY = load("study.schema.json");
    private static final SchemaFile EMULATION = load("emulation.schema.json");
    private static final SchemaFile PACK = load("pack.schema.json");
    private static final SchemaFile CALIBRATION = load("calibration.schema.json");

    private final JsonNode root;
    private final Schema validator;

    private SchemaFile(JsonNode root) {
        this.root = root;
        this.validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }

    static SchemaFile ofPolicy() {
        return POLICY;
    }

    static SchemaFile ofStudy() {
        return STUDY;
    }

    static SchemaFile ofEmulation() {
        return EMULATION;
    }

    static SchemaFile ofPack() {
        return PACK;
    }

    static SchemaFile ofCalibration() {
        return CALIBRATION;
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

    /**
     * Adds every field in which the document breaks the schema, in the order of the file, each once.
     *
     * @return the fields that the schema accepts, with defaults filled in; further checks look at nothing else, so that none
     *     of them meets a shape that it does not know
     */
    ObjectNode check(YamlDocument document, Problems problems) {
        List<Error> errors = validator.validate(document.root());
        List<SchemaProblem> found = new ArrayList<>();
        errors.forEach(error -> SchemaProblem.of(error, this, document).ifPresent(found::add));
        found.sort(Comparator.comparing(SchemaProblem::order));
        Set<String> fields = new HashSet<>();
        for (SchemaProblem problem : found) {
            if (fields.add(problem.field())) {
                problems.add(problem.place(), problem.field(), problem.message());
            }
        }
        ObjectNode accepted = document.root().deepCopy();
        fill(accepted, root);
        errors.forEach(error -> drop(accepted, error));
        return accepted;
    }

    /** Takes out what an error is about; an item of a list leaves a null, so that the others keep their places. */
    private static void drop(ObjectNode fields, Error error) {
        NodePath location = error.getInstanceLocation();
        boolean isKey = error.getKeyword().equals("additionalProperties");
        int depth = location.getNameCount();
        if (error.getKeyword().equals("required") || (depth == 0 && !isKey)) {
            return;
        }
        JsonNode parent = fields;
        for (int i = 0; i < (isKey ? depth : depth - 1); i++) {
            Object step = location.getElement(i);
            parent = step instanceof Integer index ? parent.path(index) : parent.path(step.toString());
        }
        Object last = isKey ? error.getProperty() : location.getElement(depth - 1);
        if (parent instanceof ArrayNode array && last instanceof Integer index) {
            array.setNull(index);
        } else if (parent instanceof ObjectNode object) {
            object.remove(last.toString());
        }
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
            JsonNode others = resolve(schema.path("additionalProperties"));
            if (others.isObject()) {
                object.forEach(each -> fill(each, others));
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
