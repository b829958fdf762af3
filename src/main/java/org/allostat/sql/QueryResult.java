package org.allostat.sql;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows to print, read once and one at a time, so a result may be larger than memory.
 *
 * @param columns names, and whether values are numbers
 * @param rows values in the order of columns; null is SQL's NULL
 */
public record QueryResult(List<Column> columns, Iterator<List<@Nullable Object>> rows) {
    /** A column of a result. */
    public record Column(String name, boolean numeric) {}

    public QueryResult {
        columns = List.copyOf(columns);
    }

    /** A result of rows at hand; a column is numeric if its first value is. */
    public static QueryResult of(List<String> names, List<List<@Nullable Object>> rows) {
        List<Column> columns = IntStream.range(0, names.size())
                .mapToObj(i ->
                        new Column(names.get(i), !rows.isEmpty() && rows.get(0).get(i) instanceof Number))
                .toList();
        return new QueryResult(columns, rows.iterator());
    }
}
