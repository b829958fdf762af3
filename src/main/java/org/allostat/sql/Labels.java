package org.allostat.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;

/**
 * Values of columns that hold few different texts, such as policies and strata. They are read from files rather than views, which compute what no label
 * needs, and only where that takes milliseconds.
 */
final class Labels {
    private static final int MOST_VALUES = 1000;
    private static final long MOST_ROWS = 2_000_000;

    private final Connection connection;
    private final SessionNames names;
    private final List<CompleteRun> runs;
    private final Map<String, String> ofRuns = new HashMap<>();
    private final Map<String, Optional<NavigableSet<String>>> read = new HashMap<>();

    Labels(Connection connection, SessionNames names, List<CompleteRun> runs) {
        this.connection = connection;
        this.names = names;
        this.runs = runs;
    }

    /**
     * All values of a text column, or more: those of a plain view are taken from the tables that it reads. Empty where they are too many, or
     * cannot be read in a moment.
     */
    Optional<NavigableSet<String>> of(String table, String column) throws SQLException {
        String name = table.toLowerCase(Locale.ROOT);
        if (isOfRuns(name)) {
            return rowsOfRuns(name) > MOST_ROWS ? Optional.empty() : values(selectOfRuns(name), column);
        }
        if (PlainViews.NAMES.contains(name)) {
            List<String> inputs = PlainViews.query(name).inputs();
            String selects = inputs.stream()
                    .filter(input -> rowsOfRuns(input) <= MOST_ROWS && has(input, column))
                    .map(input -> "SELECT " + quoted(column) + " FROM (" + selectOfRuns(input) + ")")
                    .collect(Collectors.joining(" UNION ALL "));
            return selects.isEmpty() ? Optional.empty() : values(selects, column);
        }
        boolean isSmall = PlainViews.EVERYWHERE.contains(name)
                || names.of(name)
                        .filter(named -> named.holdsRows() && named.rows() <= MOST_ROWS)
                        .isPresent();
        return isSmall ? distinct("SELECT * FROM " + quoted(name), column) : Optional.empty();
    }

    private Optional<NavigableSet<String>> values(String select, String column) throws SQLException {
        String key = select + " " + column;
        Optional<NavigableSet<String>> known = read.get(key);
        if (known == null) {
            known = distinct(select, column);
            read.put(key, known);
        }
        return known;
    }

    private Optional<NavigableSet<String>> distinct(String select, String column) throws SQLException {
        NavigableSet<String> values = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT " + quoted(column) + "::VARCHAR FROM ("
                        + select + ") LIMIT " + (MOST_VALUES + 2))) { // one may be NULL
            while (rows.next()) {
                String value = rows.getString(1);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values.size() > MOST_VALUES ? Optional.empty() : Optional.of(values);
    }

    private boolean isOfRuns(String name) {
        return runs.stream().anyMatch(run -> run.manifest().table(name).isPresent());
    }

    private long rowsOfRuns(String name) {
        return runs.stream()
                .flatMap(run -> run.manifest().table(name).stream())
                .mapToLong(Manifest.TableContent::rows)
                .sum();
    }

    private boolean has(String table, String column) {
        try {
            return names.columns(table).stream().anyMatch(each -> each.name().equalsIgnoreCase(column));
        } catch (SQLException unreadable) {
            return false;
        }
    }

    /** The query behind a table's view, where nothing is withheld: no label is. */
    private String selectOfRuns(String name) {
        if (ofRuns.isEmpty()) {
            DuckDbTables.definitions(runs, DuckDbTables.SmallCells.SHOW)
                    .forEach(
                            (table, view) -> ofRuns.put(table, view.substring(view.indexOf("AS\n") + "AS\n".length())));
        }
        return ofRuns.getOrDefault(name, "SELECT * FROM " + quoted(name));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
