package org.allostat.config;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;

/** Binds records to JSON trees: components in snake_case, enum values in lower case, nothing left out, map keys sorted. */
final class RecordMapper {
    private static final class SnakeCase extends PropertyNamingStrategies.NamingBase {
        @Override
        public String translate(String component) {
            return snakeCase(component);
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
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }
}
