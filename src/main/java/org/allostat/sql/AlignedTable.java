package org.allostat.sql;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table in aligned columns, numbers to the right. Widths come from the first rows, so any length can be printed. */
final class AlignedTable {
    private static final int ROWS_MEASURED = 1000;
    private static final int SIGNIFICANT_DIGITS = 6;
    private static final double LARGEST_PLAIN = 1e15;
    private static final double SMALLEST_PLAIN = 1e-6;

    private final List<QueryResult.Column> columns;

    AlignedTable(List<QueryResult.Column> columns) {
        this.columns = columns;
    }

    void print(Iterator<List<@Nullable Object>> rows, PrintWriter out) {
        List<List<String>> measured = new ArrayList<>();
        while (rows.hasNext() && measured.size() < ROWS_MEASURED) {
            measured.add(texts(rows.next()));
        }
        int[] widths = widths(measured);
        out.println(line(columns.stream().map(QueryResult.Column::name).toList(), widths));
        out.println(java.util.Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("-+-")));
        measured.forEach(row -> out.println(line(row, widths)));
        long count = measured.size();
        while (rows.hasNext()) {
            out.println(line(texts(rows.next()), widths));
            count++;
        }
        out.println(count == 1 ? "(1 row)" : "(" + count + " rows)");
    }

    /** A value for people: NULL spelled out, six significant digits but never fewer than the whole part. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof BigDecimal exact) {
            return exact.toPlainString();
        }
        return value instanceof Double || value instanceof Float
                ? rounded(((Number) value).doubleValue())
                : value.toString();
    }

    private static String rounded(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value) || size >= LARGEST_PLAIN || size < SMALLEST_PLAIN) {
            return Double.toString(value);
        }
        BigDecimal exact = new BigDecimal(value);
        int scale = Math.max(0, SIGNIFICANT_DIGITS - (exact.precision() - exact.scale()));
        return exact.setScale(scale, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> texts(List<@Nullable Object> row) {
        return row.stream().map(AlignedTable::text).toList();
    }

    private int[] widths(List<List<String>> rows) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).name().length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
            line.append(i == 0 ? "" : " | ")
                    .append(columns.get(i).numeric() ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }
}
