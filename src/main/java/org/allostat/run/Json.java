package org.allostat.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.allostat.problem.Shown;

/** The JSON files of a run folder as records; names are snake_case, unknown and missing fields are errors. */
public final class Json {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** Writes keys in one order, without layout: the text that is hashed. */
    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Json() {}

    /** SHA-256 of what an object holds, whatever its layout and the order of its fields. */
    static String sha256(ObjectNode fields) {
        try {
            byte[] bytes = SORTED.writeValueAsBytes(SORTED.treeToValue(fields, Object.class)); // a tree keeps its order
            return RunStore.sha256(new ByteArrayInputStream(bytes));
        } catch (IOException failure) {
            throw new IllegalStateException("what was read as JSON", failure);
        }
    }

    static byte[] write(Record value) {
        try {
            return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a record that JSON cannot hold: " + value, failure);
        }
    }

    /** The object that a file holds; one that is damaged or holds something else is an input error naming the file. */
    static ObjectNode tree(byte[] content, String file) {
        try {
            if (MAPPER.readTree(content) instanceof ObjectNode object) {
                return object;
            }
            throw new InputException(file + ":1: damaged, or not written by Allostat: no JSON object");
        } catch (JsonProcessingException failure) {
            throw damaged(failure, file);
        } catch (IOException failure) {
            throw new InputException(file + ": cannot be read: " + FileReason.of(failure));
        }
    }

    static <R extends Record> R read(ObjectNode object, Class<R> type, String file) {
        try {
            return MAPPER.treeToValue(object, type);
        } catch (JsonProcessingException failure) {
            throw damaged(failure, file);
        }
    }

    private static InputException damaged(JsonProcessingException failure, String file) {
        int line = failure.getLocation() == null
                ? 1
                : Math.max(1, failure.getLocation().getLineNr());
        return new InputException(file + ":" + line + ": damaged, or not written by Allostat: " + reason(failure));
    }

    /** Why a text is not the record that it should be, in words that name no class of the program. */
    public static String reason(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)) {
            return failure.getOriginalMessage();
        }
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            String name = step.getFieldName();
            field.append(name == null ? "[" + step.getIndex() + "]" : (field.isEmpty() ? "" : ".") + name);
        }
        return field.isEmpty()
                ? "a field is missing, unknown or of another type"
                : Shown.value(field.toString()) + " is missing, unknown or of another type";
    }

    /** Reads the content of {@code file}; one that is damaged or of another kind is an input error naming the file. */
    public static <R extends Record> R read(byte[] content, Class<R> type, String file) {
        try {
            return MAPPER.readValue(content, type);
        } catch (JsonProcessingException failure) {
            throw damaged(failure, file);
        } catch (IOException failure) {
            throw new InputException(file + ": cannot be read: " + FileReason.of(failure));
        }
    }
}
