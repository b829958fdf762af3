package org.allostat.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.table.TableSchema;

/**
 * The columns that stand in the files of runs. A run from before a column was declared lacks it, and whoever names the declared columns of
 * such a run is refused by DuckDB.
 */
final class WrittenColumns {
    private final Map<Place, Set<String>> columns = new HashMap<>();

    private record Place(Path folder, String table) {}

    private WrittenColumns() {}

    /**
     * Those of all tables that are known.
     *
     * @throws InputException with DuckDB's message if a table's files cannot be read
     */
    static WrittenColumns of(List<CompleteRun> runs) {
        WrittenColumns written = new WrittenColumns();
        try (Connection connection = DriverManager.getConnection(DuckDbTables.IN_MEMORY);
                Statement statement = connection.createStatement()) {
            for (CompleteRun run : runs) {
                for (Manifest.TableContent table : run.manifest().tables()) {
                    if (TableSchema.NAMES.contains(table.name())) {
                        written.columns.put(
                                new Place(run.folder(), table.name()),
                                columns(statement, ParquetFiles.of(run.files(table))));
                    }
                }
            }
            return written;
        } catch (SQLException failure) {
            throw DuckDbMessage.of(failure);
        }
    }

    private static Set<String> columns(Statement statement, ParquetFiles files) throws SQLException {
        try (ResultSet none = statement.executeQuery("SELECT * FROM " + files.rows() + " LIMIT 0")) {
            ResultSetMetaData found = none.getMetaData();
            Set<String> names = new HashSet<>();
            for (int i = 1; i <= found.getColumnCount(); i++) {
                names.add(found.getColumnName(i));
            }
            return names;
        }
    }

    /** Columns of a run's table; none where the run has no such table. */
    Set<String> of(CompleteRun run, String table) {
        return columns.getOrDefault(new Place(run.folder(), table), Set.of());
    }

    /** Whether the table of any run has a column. */
    boolean has(String table, String column) {
        return columns.entrySet().stream()
                .anyMatch(each ->
                        each.getKey().table().equals(table) && each.getValue().contains(column));
    }
}
