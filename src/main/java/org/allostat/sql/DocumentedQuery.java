package org.allostat.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query of the program that says what it answers. Its file begins with comment lines: the title; what it means; {@code Grain:} what a row
 * is; {@code Inputs:} tables with commas between; then a line for each column, {@code name [unit] meaning}.
 *
 * @param id name of the file without ending
 * @param title what is shown, in a few words
 * @param meaning what a reader must know
 * @param grain what a row is
 * @param inputs tables that it reads
 * @param columns what each column of the answer is, in order
 * @param sql the whole file
 */
public record DocumentedQuery(
        String id, String title, String meaning, String grain, List<String> inputs, List<Column> columns, String sql) {
    private static final String COMMENT = "--";
    private static final String GRAIN = "Grain: ";
    private static final String INPUTS = "Inputs: ";
    private static final Pattern COLUMN = Pattern.compile("([a-z_0-9]+) \\[([^]]+)] (.+)");

    public DocumentedQuery {
        inputs = List.copyOf(inputs);
        columns = List.copyOf(columns);
    }

    /** A column of an answer. */
    public record Column(String name, String unit, String meaning) {}

    /** The query in a resource of the program, {@code /allostat/sql/report/contrasts.sql}. */
    public static DocumentedQuery ofResource(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return of(name.substring(0, name.length() - ".sql".length()), text(path));
    }

    /** A text that the program brings. */
    public static String text(String path) {
        try (InputStream stream = DocumentedQuery.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the program: " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static DocumentedQuery of(String id, String sql) {
        List<String> head = sql.lines()
                .takeWhile(line -> line.startsWith(COMMENT))
                .map(line -> line.substring(COMMENT.length()).strip())
                .toList();
        List<Column> columns = new ArrayList<>();
        List<String> words = new ArrayList<>();
        String grain = "";
        String inputs = "";
        for (String line : head.subList(1, head.size())) {
            Matcher column = COLUMN.matcher(line);
            if (line.startsWith(GRAIN)) {
                grain = line.substring(GRAIN.length());
            } else if (line.startsWith(INPUTS)) {
                inputs = line.substring(INPUTS.length());
            } else if (column.matches()) {
                columns.add(new Column(column.group(1), column.group(2), column.group(3)));
            } else {
                words.add(line);
            }
        }
        if (grain.isEmpty() || inputs.isEmpty() || columns.isEmpty()) {
            throw new IllegalArgumentException(id + ".sql: the head must say Grain, Inputs and each column");
        }
        return new DocumentedQuery(
                id,
                head.get(0),
                String.join(" ", words),
                grain,
                Arrays.stream(inputs.split(",")).map(String::strip).toList(),
                columns,
                sql);
    }
}
