package org.allostat.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** Rows as a JSON array of objects, one a line. NULL, NaN and infinity, which JSON does not have, are null. */
final class JsonRows {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private JsonRows() {}

    static void print(QueryResult result, PrintWriter out) {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.setPrettyPrinter(new RowsOnLines());
            json.writeStartArray();
            while (result.rows().hasNext()) {
                write(json, result.columns(), result.rows().next());
            }
            json.writeEndArray();
            json.writeRaw('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(JsonGenerator json, List<QueryResult.Column> columns, List<@Nullable Object> row)
            throws IOException {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            json.writeFieldName(columns.get(i).name());
            write(json, row.get(i));
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Array array) {
            json.writeStartArray();
            for (Object element : elements(array)) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof DuckDBStruct struct) {
            write(json, fields(struct));
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else {
            writeScalar(json, value);
        }
    }

    private static void writeScalar(JsonGenerator json, @Nullable Object value) throws IOException {
        boolean floating = value instanceof Double || value instanceof Float;
        if (value == null || (floating && !Double.isFinite(((Number) value).doubleValue()))) {
            json.writeNull();
        } else if (value instanceof Number || value instanceof Boolean) {
            json.writePOJO(value);
        } else {
            json.writeString(value.toString());
        }
    }

    private static @Nullable Object[] elements(Array array) {
        try {
            return (Object[]) array.getArray();
        } catch (SQLException failure) {
            throw new IllegalStateException("a list that DuckDB does not give", failure);
        }
    }

    private static Map<String, Object> fields(DuckDBStruct struct) {
        try {
            return struct.getMap();
        } catch (SQLException failure) {
            throw new IllegalStateException("a struct that DuckDB does not give", failure);
        }
    }

    /** A row a line; within a row, a blank after colon and comma. */
    private static final class RowsOnLines extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1;
        private int depth;

        @Override
        public void writeStartArray(JsonGenerator json) throws IOException {
            depth++;
            json.writeRaw('[');
        }

        @Override
        public void beforeArrayValues(JsonGenerator json) throws IOException {
            json.writeRaw(depth == 1 ? "\n" : "");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(depth == 1 ? ",\n" : ", ");
        }

        @Override
        public void writeEndArray(JsonGenerator json, int values) throws IOException {
            json.writeRaw(depth == 1 && values > 0 ? "\n]" : "]");
            depth--;
        }

        @Override
        public void writeStartObject(JsonGenerator json) throws IOException {
            depth++;
            json.writeRaw('{');
        }

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
            json.writeRaw(", ");
        }

        @Override
        public void writeEndObject(JsonGenerator json, int fields) throws IOException {
            depth--;
            json.writeRaw('}');
        }
    }
}
