package org.allostat.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.table.TableSchema;
import org.jspecify.annotations.Nullable;

/** What differs between two runs: what was asked, what it was computed with, and what came out. */
public final class RunComparison implements AutoCloseable {
    private static final String RESOURCES = "/allostat/sql/diff/";
    private static final String PARAMETER = "parameter";

    private final CompleteRun one;
    private final CompleteRun two;
    private final WrittenColumns written;
    private final Connection duckdb;

    /**
     * Opens both, once their files are found to be those that were written.
     *
     * @param smallCells what becomes of estimates that rest on few patients; digests are compared in any case
     */
    public RunComparison(CompleteRun one, CompleteRun two, DuckDbTables.SmallCells smallCells) {
        this.one = one;
        this.two = two;
        one.checkFiles();
        two.checkFiles();
        written = WrittenColumns.of(List.of(one, two));
        try {
            duckdb = DriverManager.getConnection(DuckDbTables.IN_MEMORY);
            try (Statement statement = duckdb.createStatement()) {
                open(statement, "run_1", one, smallCells);
                open(statement, "run_2", two, smallCells);
            }
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    private static void open(Statement statement, String schema, CompleteRun run, DuckDbTables.SmallCells smallCells)
            throws SQLException {
        statement.execute("CREATE SCHEMA " + schema);
        statement.execute("USE " + schema);
        for (String view : DuckDbTables.definitions(List.of(run), smallCells).values()) {
            statement.execute(view);
        }
    }

    /**
     * Something that differs.
     *
     * @param about question, parameter, program, or the name of a table
     * @param name field, parameter or column
     * @param key row in which a column differs most; empty where there is none
     * @param one value of the first run; null where it has none
     * @param two value of the second run; null where it has none
     * @param difference second less first; null where they are no numbers
     * @param relative its size over the larger of both sizes; null where they are no numbers
     * @param rows rows in which a column differs; null where it is no column
     */
    public record Difference(
            String about,
            String name,
            String key,
            @Nullable String one,
            @Nullable String two,
            @Nullable Double difference,
            @Nullable Double relative,
            @Nullable Long rows) {
        static Difference of(String about, String name, @Nullable String one, @Nullable String two) {
            return new Difference(about, name, "", one, two, null, null, null);
        }
    }

    /**
     * A table in both runs.
     *
     * @param one rows of the first run; null where it has no such table
     * @param two rows of the second run; null where it has no such table
     * @param isEqual whether their rows are the same, by their digests
     */
    public record ComparedTable(
            String name, @Nullable Long one, @Nullable Long two, boolean isEqual) {}

    /** Fields of the questions that differ. */
    public List<Difference> questions() {
        return QuestionDifferences.of(one.manifest().config(), two.manifest().config()).stream()
                .map(field -> Difference.of("question", field.path(), field.one(), field.two()))
                .toList();
    }

    /** Versions that differ. */
    public List<Difference> programs() {
        List<Difference> differences = new ArrayList<>();
        addIfOther("seed", one.manifest().seed() + "", two.manifest().seed() + "", differences);
        addIfOther("code_version", one.manifest().codeVersion(), two.manifest().codeVersion(), differences);
        addIfOther(
                "program_sha256", one.manifest().programSha256(), two.manifest().programSha256(), differences);
        addIfOther(
                "spark_version", one.manifest().sparkVersion(), two.manifest().sparkVersion(), differences);
        addIfOther("jvm_version", one.manifest().jvmVersion(), two.manifest().jvmVersion(), differences);
        return differences;
    }

    private static void addIfOther(String name, String first, String second, List<Difference> differences) {
        if (!first.equals(second)) {
            differences.add(Difference.of("program", name, first, second));
        }
    }

    /** Parameters of draw 0 that differ, the largest relative difference first; none where a run has no such table. */
    public List<Difference> parameters() {
        return isInBoth(PARAMETER)
                ? asked(
                        DocumentedQuery.text(RESOURCES + "parameters.sql"),
                        row -> new Difference(
                                PARAMETER,
                                row.getString("parameter_id"),
                                "",
                                row.getString("run_1"),
                                row.getString("run_2"),
                                number(row, "difference"),
                                number(row, "relative_difference"),
                                null))
                : List.of();
    }

    /** Every table that one of the runs has. */
    public List<ComparedTable> tables() {
        Set<String> names = new TreeSet<>();
        one.manifest().tables().forEach(table -> names.add(table.name()));
        two.manifest().tables().forEach(table -> names.add(table.name()));
        return names.stream()
                .map(name -> {
                    Optional<Manifest.TableContent> first = one.manifest().table(name);
                    Optional<Manifest.TableContent> second = two.manifest().table(name);
                    return new ComparedTable(
                            name,
                            first.map(Manifest.TableContent::rows).orElse(null),
                            second.map(Manifest.TableContent::rows).orElse(null),
                            first.map(Manifest.TableContent::checksum)
                                    .equals(second.map(Manifest.TableContent::checksum)));
                })
                .toList();
    }

    /**
     * Where the rows of a table differ: rows that one run alone has, then the columns with the largest relative differences, each in the row
     * where it differs most.
     *
     * @param limit columns at most
     */
    public List<Difference> rows(String table, int limit) {
        if (!TableSchema.NAMES.contains(table) || !isInBoth(table)) {
            return List.of();
        }
        Set<String> first = written.of(one, table);
        Set<String> second = written.of(two, table);
        List<Difference> differences = new ArrayList<>();
        if (!first.equals(second)) {
            differences.add(
                    Difference.of(table, "(columns of one run alone)", without(first, second), without(second, first)));
        }
        Set<String> both = new TreeSet<>(first);
        both.retainAll(second);
        if (both.containsAll(TableSchema.of(table).key())) {
            List<Difference> found = asked(RowDifferences.query(TableSchema.of(table), both), row -> found(table, row));
            long oneSided = found.stream().filter(each -> each.rows() == null).count();
            found.stream().limit(oneSided + limit).forEach(differences::add);
        }
        return differences;
    }

    private static Difference found(String table, ResultSet row) throws SQLException {
        if (row.getString("column_name") == null) {
            return Difference.of(table, "(rows of one run alone)", row.getString("only_1"), row.getString("only_2"));
        }
        return new Difference(
                table,
                row.getString("column_name"),
                row.getString("key"),
                row.getString("run_1"),
                row.getString("run_2"),
                number(row, "difference"),
                number(row, "relative_difference"),
                row.getLong("rows_differ"));
    }

    private static @Nullable String without(Set<String> columns, Set<String> others) {
        Set<String> alone = new TreeSet<>(columns);
        alone.removeAll(others);
        return alone.isEmpty() ? null : String.join(", ", alone);
    }

    private boolean isInBoth(String table) {
        return one.manifest().table(table).isPresent()
                && two.manifest().table(table).isPresent();
    }

    /** Takes a row. */
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> asked(String query, Reader<T> reader) {
        List<T> answers = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                answers.add(reader.read(rows));
            }
            return answers;
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    private static InputException unreadable(SQLException failure) {
        return new InputException(
                String.valueOf(failure.getMessage()).strip().lines().toList());
    }

    @Override
    public void close() {
        try {
            duckdb.close();
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }
}
