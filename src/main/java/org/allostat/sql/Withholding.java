package org.allostat.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.table.TableSchema;

/**
 * Says when withheld rows took part in an answer, whatever its columns are called: the statement is asked once more of views that
 * withhold nothing, in a transaction that is rolled back, and the two answers are compared. See
 * src/docs/decisions/0007-what-is-withheld-is-told.md.
 */
final class Withholding {
    private static final Set<String> QUERIES =
            Set.of("SELECT", "WITH", "FROM", "VALUES", "TABLE", "PIVOT", "UNPIVOT", "SUMMARIZE", "EXECUTE", "(");
    private static final Set<String> COPIES = Set.of("CREATE", "INSERT", "COPY", "UPDATE", "MERGE", "DELETE", "EXPORT");
    private static final Pattern FIRST_WORD = Pattern.compile("(?s)(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*+(\\w+|\\()?");
    /** Ways to name a table without writing its name. */
    private static final Pattern INDIRECT = Pattern.compile("(?i)\\b(query|query_table|execute)\\b");

    private static final String OWN_TABLES = "SELECT table_name FROM duckdb_tables() WHERE NOT internal";
    private static final String OWN_VIEWS_AND_MACROS = "SELECT view_name FROM duckdb_views() WHERE NOT internal UNION "
            + "SELECT function_name FROM duckdb_functions() WHERE NOT internal";

    private final Connection connection;
    private final List<CompleteRun> runs;
    private final Map<String, String> withheldOfRows = new TreeMap<>();
    private final Set<String> copies = new TreeSet<>();
    private final Set<String> views = new TreeSet<>();
    private boolean counted;

    Withholding(Connection connection, List<CompleteRun> runs) {
        this.connection = connection;
        this.runs = runs;
    }

    /** Whether the statement may read rows that are withheld; only then is its answer worth a fingerprint. */
    boolean mayTouch(String sql) throws SQLException {
        count();
        return !withheldOfRows.isEmpty()
                && (INDIRECT.matcher(sql).find()
                        || mentions(sql, withheldOfRows.keySet())
                        || mentions(sql, copies)
                        || mentions(sql, views));
    }

    /**
     * What must be said of a statement that was executed and may have touched withheld rows.
     *
     * @param fingerprint of its answer; 0 if it had none
     */
    List<String> notes(String sql, long fingerprint) throws SQLException {
        String kind = firstWord(sql);
        if (COPIES.contains(kind)) {
            boolean holdsRows =
                    copies.addAll(names(OWN_TABLES)) || !kind.equals("CREATE"); // views and macros hold none
            views.addAll(names(OWN_VIEWS_AND_MACROS));
            views.removeAll(DuckDbTables.definitions(runs, DuckDbTables.SmallCells.BLANK)
                    .keySet());
            return holdsRows ? notes(sql, "what this statement makes of them is made without them") : List.of();
        }
        boolean concerned = QUERIES.contains(kind) && (mentions(sql, copies) || differs(sql, fingerprint));
        return concerned ? notes(sql, "sums, means and comparisons in this answer leave them out") : List.of();
    }

    /** A note for each table that the statement names; of all, where it reads them under other names. */
    private List<String> notes(String sql, String consequence) {
        boolean named = mentions(sql, withheldOfRows.keySet());
        List<String> notes = new ArrayList<>();
        withheldOfRows.forEach((table, rows) -> {
            if (!named || mentions(sql, Set.of(table))) {
                notes.add("note: " + rows + " rows of " + table + " rest on fewer than " + DuckDbTables.SMALLEST_CELL
                        + " synthetic patients, and their numbers are NULL: " + consequence
                        + " (--show-small-cells shows them)");
            }
        });
        return notes;
    }

    /** Whether the statement answers otherwise, or fails, where nothing is withheld. */
    private boolean differs(String sql, long fingerprint) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN TRANSACTION");
        } catch (SQLException withinATransactionOfTheUser) {
            return true;
        }
        try (Statement statement = connection.createStatement()) {
            for (String definition :
                    DuckDbTables.definitions(runs, DuckDbTables.SmallCells.SHOW).values()) {
                statement.execute(definition);
            }
            try (ResultSet rows = statement.executeQuery(sql)) {
                ResultRows shown = new ResultRows(rows, true);
                while (shown.hasNext()) {
                    shown.next();
                }
                return shown.fingerprint() != fingerprint;
            }
        } catch (SQLException | InputException failsWhereNothingIsWithheld) {
            return true;
        } finally {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
            }
        }
    }

    private void count() throws SQLException {
        if (counted) {
            return;
        }
        counted = true;
        boolean none = runs.stream()
                .allMatch(run -> run.manifest().tables().stream()
                        .noneMatch(table -> TableSchema.NAMES.contains(table.name())
                                && TableSchema.of(table.name()).has(DuckDbTables.PATIENTS)));
        if (none) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT * FROM " + DuckDbTables.WITHHELD_ROWS + " WHERE withheld > 0")) {
            while (rows.next()) {
                withheldOfRows.put(
                        rows.getString(1), String.format(Locale.ROOT, "%,d of %,d", rows.getLong(2), rows.getLong(3)));
            }
        }
    }

    private List<String> names(String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static boolean mentions(String sql, Set<String> names) {
        String text = sql.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name -> text.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static String firstWord(String sql) {
        Matcher matcher = FIRST_WORD.matcher(sql);
        return matcher.lookingAt() && matcher.group(1) != null
                ? matcher.group(1).toUpperCase(Locale.ROOT)
                : "";
    }
}
