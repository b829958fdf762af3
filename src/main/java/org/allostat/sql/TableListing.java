package org.allostat.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allostat.table.TableSchema;
import org.jspecify.annotations.Nullable;

/** What there is to query: tables, and the columns of one. */
public final class TableListing {
    private TableListing() {}

    public static QueryResult tables(List<String> names) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String name : names) {
            TableSchema schema = TableSchema.of(name);
            rows.add(row(schema.name(), schema.columns().size(), schema.description()));
        }
        return QueryResult.of(List.of("table", "columns", "holds"), rows);
    }

    public static QueryResult columns(TableSchema schema) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (TableSchema.Column column : schema.columns()) {
            rows.add(row(
                    column.name(),
                    column.type().sql(),
                    column.nullable() ? "may be" : "never",
                    column.unit(),
                    column.meaning()));
        }
        return QueryResult.of(List.of("column", "type", "null", "unit", "meaning"), rows);
    }

    /** Tables and views of a session. */
    static QueryResult names(List<SessionNames.Named> names) {
        return QueryResult.of(
                List.of("name", "kind", "holds"),
                names.stream()
                        .map(name -> row(name.name(), name.kind(), name.brief()))
                        .toList());
    }

    /** Columns of one of them. */
    static QueryResult namedColumns(List<SessionNames.Column> columns) {
        return QueryResult.of(
                List.of("column", "type", "holds"),
                columns.stream()
                        .map(column -> row(column.name(), column.type(), column.comment()))
                        .toList());
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
