package org.allostat.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.allostat.problem.InputException;

/** The JSON files of a run folder as records; names are snake_case, unknown and missing fields are errors. */
public final class Json {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    static byte[] write(Record value) {
        try {
            return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a record that JSON cannot hold: " + value, failure);
        }
    }

    /** Reads the content of {@code file}; one that is damaged or of another kind is an input error naming the file. */
    public static <R extends Record> R read(byte[] content, Class<R> type, String file) {
        try {
            return MAPPER.readValue(content, type);
        } catch (JsonProcessingException failure) {
            int line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
            throw new InputException(
                    file + ":" + line + ": damaged, or not written by Allostat: " + failure.getOriginalMessage());
        } catch (IOException failure) {
            throw new InputException(file + ": cannot be read: " + failure.getMessage());
        }
    }
}
