package org.allostat.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.allostat.run.CompleteRun;

/**
 * A DuckDB file of views of a run. One that lies beside the run's folder, or in it, goes on answering when both are moved:
 * DuckDB names its folder for temporary files after the opened database, and {@code run_folder()} is found from there. Opened
 * otherwise (renamed, or attached to another database), the views look where the run was.
 */
public final class DuckDbCatalog {
    private static final String RUN_FOLDER = "run_folder()";
    private static final String TEMPORARY = "current_setting('temp_directory')";

    private DuckDbCatalog() {}

    /**
     * Makes the file, which must not exist.
     *
     * @return what its views withhold, one line a table
     */
    public static List<String> create(Path file, CompleteRun run, DuckDbTables.SmallCells smallCells)
            throws SQLException {
        Path made = file.toAbsolutePath();
        boolean complete = false;
        // attached, since a path in a JDBC address ends at a semicolon
        try (Connection connection = DriverManager.getConnection(DuckDbTables.IN_MEMORY);
                Statement statement = connection.createStatement()) {
            statement.execute("ATTACH " + DuckDbTables.literal(made.toString()) + " AS catalog_file");
            statement.execute("USE catalog_file");
            statement.execute("CREATE MACRO " + RUN_FOLDER + " AS " + folder(made, run));
            for (String view :
                    DuckDbTables.views(List.of(run), smallCells, (of, table) -> filesOf(run, of.files(table)))) {
                statement.execute(view);
            }
            List<String> withheld = smallCells != DuckDbTables.SmallCells.SHOW ? withheld(statement) : List.of();
            statement.execute("USE memory");
            statement.execute("DETACH catalog_file");
            complete = true;
            return withheld;
        } finally {
            if (!complete) {
                delete(made);
            }
        }
    }

    private static ParquetFiles filesOf(CompleteRun run, List<Path> files) {
        Path folder = run.folder().toAbsolutePath();
        return ParquetFiles.under(
                RUN_FOLDER, files.stream().map(folder::relativize).toList());
    }

    /** SQL for the pattern of the run's folder, with a slash at its end. */
    private static String folder(Path file, CompleteRun run) {
        Path folder = real(run.folder());
        Path beside = real(file.resolveSibling(""));
        String fixed = ParquetFiles.patternOf(DuckDbTables.literal(folder + "/"));
        boolean movesAlong = folder.startsWith(beside) || beside.equals(folder);
        if (!movesAlong) {
            return fixed;
        }
        String end = file.getFileName() + ".tmp";
        String within = beside.relativize(folder).toString();
        String moved = "left(" + TEMPORARY + ", length(" + TEMPORARY + ") - " + end.codePointCount(0, end.length())
                + ") || " + DuckDbTables.literal(within.isEmpty() ? "" : within + "/");
        return "CASE WHEN ends_with(" + TEMPORARY + ", " + DuckDbTables.literal("/" + end) + ") THEN "
                + ParquetFiles.patternOf(moved) + " ELSE " + fixed + " END";
    }

    private static List<String> withheld(Statement statement) throws SQLException {
        List<String> notes = new ArrayList<>();
        try (ResultSet views = statement.executeQuery(
                "SELECT 1 FROM duckdb_views() WHERE view_name = " + DuckDbTables.literal(DuckDbTables.WITHHELD_ROWS))) {
            if (!views.next()) {
                return notes;
            }
        }
        try (ResultSet rows =
                statement.executeQuery("SELECT * FROM " + DuckDbTables.WITHHELD_ROWS + " WHERE withheld > 0")) {
            while (rows.next()) {
                notes.add("note: " + rows.getLong(2) + " of " + rows.getLong(3) + " rows of " + rows.getString(1)
                        + " rest on fewer than " + DuckDbTables.SMALLEST_CELL
                        + " synthetic patients; their numbers are NULL in the views, and sums leave them out"
                        + " (view " + DuckDbTables.WITHHELD_ROWS + " counts them, --show-small-cells shows them)");
            }
        }
        return notes;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
