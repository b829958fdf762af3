package org.allostat.sql;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.types.NumericType;

/** The query that tells how the rows of a table differ between two runs: {@code sql/diff/rows.sql}, filled in for the table's columns. */
final class RowDifferences {
    private static final String RESOURCES = "/allostat/sql/diff/";
    private static final String NO_COLUMN = "{'column_name': NULL::VARCHAR, 'rows_differ': 0::BIGINT, 'most': NULL}";

    private RowDifferences() {}

    /**
     * The query.
     *
     * @param columns those that both runs have, the key's among them
     */
    static String query(TableSchema schema, Collection<String> columns) {
        String each = withoutHead("column.sql");
        String compared = schema.columns().stream()
                .filter(column -> columns.contains(column.name()))
                .filter(column -> !schema.key().contains(column.name()))
                .map(column -> filled(each, values(schema, column)))
                .collect(Collectors.joining(",\n", NO_COLUMN + ",\n", ""));
        String keysAgree = schema.key().stream()
                .map(key -> "one." + key + " IS NOT DISTINCT FROM two." + key)
                .collect(Collectors.joining(" AND "));
        return filled(
                DocumentedQuery.text(RESOURCES + "rows.sql"),
                Map.of("table", schema.name(), "columns", compared, "keys_agree", keysAgree));
    }

    private static Map<String, String> values(TableSchema schema, TableSchema.Column column) {
        String key = schema.key().stream()
                .map(name -> "'" + name + "=' || coalesce(one." + name + "::VARCHAR, 'NULL')")
                .collect(Collectors.joining(", ", "concat_ws(', ', ", ")"));
        if (!(column.type() instanceof NumericType)) {
            return Map.of(
                    "column", column.name(),
                    "key", key,
                    "difference", "NULL::DOUBLE",
                    "relative_difference", "NULL::DOUBLE",
                    "against_nothing", "1");
        }
        String first = "one." + column.name() + "::DOUBLE";
        String second = "two." + column.name() + "::DOUBLE";
        String difference = "(" + second + " - " + first + ")";
        return Map.of(
                "column",
                column.name(),
                "key",
                key,
                "difference",
                difference,
                "relative_difference",
                "(abs" + difference + " / nullif(greatest(abs(" + first + "), abs(" + second + ")), 0))",
                "against_nothing",
                "0");
    }

    private static String withoutHead(String resource) {
        return DocumentedQuery.text(RESOURCES + resource)
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"));
    }

    private static String filled(String sql, Map<String, String> values) {
        String text = sql;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }
}
