package org.allostat.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a query with all that a reader needs to check it.
 *
 * @param id name
 * @param title what it shows
 * @param meaning what a reader must know
 * @param grain what a row is
 * @param sources tables that it was made of
 * @param sql the query
 * @param columns what each column is, in order
 * @param rows values in the order of columns: {@link Number}, {@link Boolean}, text, or null
 */
public record Dataset(
        String id,
        String title,
        String meaning,
        String grain,
        List<String> sources,
        String sql,
        List<Column> columns,
        List<List<@Nullable Object>> rows) {
    public Dataset {
        sources = List.copyOf(sources);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A column. */
    public record Column(String name, String unit, String meaning) {}

    /** The rows with their columns by name. */
    public List<Row> named() {
        return rows.stream().map(Row::new).toList();
    }

    private int place(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(id + " has no column " + column);
    }

    /** A row of this answer. */
    public final class Row {
        private final List<@Nullable Object> values;

        private Row(List<@Nullable Object> values) {
            this.values = values;
        }

        /** A value as text; empty for NULL. */
        public String text(String column) {
            Object value = values.get(place(column));
            return value == null ? "" : value.toString();
        }

        /** A number; NaN for NULL. */
        public double number(String column) {
            return values.get(place(column)) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
    }
}
