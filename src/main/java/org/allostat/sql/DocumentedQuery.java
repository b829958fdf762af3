package org.allostat.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query of the program that says what it answers. Its file begins with comment lines: the title; what it means; {@code Grain:} what a row
 * is; {@code Inputs:} tables with commas between; where it is a question, {@code Theme:}, {@code Takes:} and {@code Caveat:}; then a line for each column, {@code name [unit] meaning}.
 *
 * @param id name of the file without ending
 * @param title what is shown, in a few words
 * @param meaning what a reader must know
 * @param grain what a row is
 * @param theme what kind of question it is; empty where it is none
 * @param takes what can be chosen: by, policy, measure, course
 * @param caveat what must be said with every answer; may be empty
 * @param inputs tables that it reads
 * @param columns what each column of the answer is, in order
 * @param sql the whole file
 */
public record DocumentedQuery(
        String id,
        String title,
        String meaning,
        String grain,
        String theme,
        List<String> takes,
        String caveat,
        List<String> inputs,
        List<Column> columns,
        String sql) {
    private static final String COMMENT = "--";
    private static final Pattern ENTRY = Pattern.compile("(Grain|Inputs|Theme|Takes|Caveat): (.+)");
    private static final Pattern COLUMN = Pattern.compile("([a-z_0-9]+) \\[([^]]+)] (.+)");

    public DocumentedQuery {
        takes = List.copyOf(takes);
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
        Map<String, String> said = new HashMap<>();
        for (String line : head.subList(1, head.size())) {
            Matcher column = COLUMN.matcher(line);
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                said.put(entry.group(1), entry.group(2));
            } else if (column.matches()) {
                columns.add(new Column(column.group(1), column.group(2), column.group(3)));
            } else {
                words.add(line);
            }
        }
        String grain = said.getOrDefault("Grain", "");
        String inputs = said.getOrDefault("Inputs", "");
        if (grain.isEmpty() || inputs.isEmpty() || columns.isEmpty()) {
            throw new IllegalArgumentException(id + ".sql: the head must say Grain, Inputs and each column");
        }
        return new DocumentedQuery(
                id,
                head.get(0),
                String.join(" ", words),
                grain,
                said.getOrDefault("Theme", ""),
                list(said.getOrDefault("Takes", "")),
                said.getOrDefault("Caveat", ""),
                list(inputs),
                columns,
                sql);
    }

    private static List<String> list(String words) {
        return Arrays.stream(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
