package org.allostat.config;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Locale;

/** Binds records to JSON trees: components in snake_case, enum values in lower case, nothing left out, map keys sorted. */
final class RecordMapper {
    private static final class SnakeCase extends PropertyNamingStrategies.NamingBase {
        @Override
        public String translate(String component) {
            return snakeCase(component);
        }
    }

    /** Writes a constant as its name in lower case, in any locale; Jackson's own way writes a Turkish i in Turkey. */
    private static final class LowerCase extends StdSerializer<Enum<?>> {
        private static final long serialVersionUID = 1L;

        LowerCase() {
            super(Enum.class, false);
        }

        @Override
        public void serialize(Enum<?> constant, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeString(constant.name().toLowerCase(Locale.ROOT));
        }
    }

    private RecordMapper() {}

    static JsonMapper create() {
        return plain().addModule(OfferFields.module(plain().build())).build();
    }

    /** One underscore before each capital but the first: {@code maximumInARow} is {@code maximum_in_a_row}. */
    static String snakeCase(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static JsonMapper.Builder plain() {
        return JsonMapper.builder()
                .propertyNamingStrategy(new SnakeCase())
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .addModule(new SimpleModule().addSerializer(new LowerCase()))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }
}
