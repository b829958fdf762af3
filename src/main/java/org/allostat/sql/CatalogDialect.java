package org.allostat.sql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.table.TableSchema;

/** SQL that makes a run's tables known to another engine, where the engine reads the Parquet files in place. */
public enum CatalogDialect {
    /** Spark SQL, its Thrift server, and Hive through it. */
    SPARK {
        @Override
        List<String> statements(CompleteRun run, DuckDbTables.SmallCells smallCells) {
            return tables(
                    run,
                    (schema, location) -> "CREATE TABLE " + schema.name() + " (\n"
                            + schema.columns().stream()
                                    .map(column -> "  " + column.name() + " "
                                            + column.type().sql() + " COMMENT " + backslashed(comment(column)))
                                    .collect(Collectors.joining(",\n"))
                            + "\n) USING PARQUET\n" + LOCATION_IS_NO_PATTERN + "\nCOMMENT "
                            + backslashed(schema.description()) + "\nLOCATION "
                            + backslashed(location));
        }
    },
    /** Trino with a Hive catalog. */
    TRINO {
        @Override
        List<String> statements(CompleteRun run, DuckDbTables.SmallCells smallCells) {
            return tables(
                    run,
                    (schema, location) -> "CREATE TABLE " + schema.name() + " (\n"
                            + schema.columns().stream()
                                    .map(column -> "  " + column.name() + " " + DuckDbTables.type(column) + " COMMENT "
                                            + DuckDbTables.literal(comment(column)))
                                    .collect(Collectors.joining(",\n"))
                            + "\n)\nCOMMENT " + DuckDbTables.literal(schema.description())
                            + "\nWITH (format = 'PARQUET', external_location = " + DuckDbTables.literal(location)
                            + ")");
        }
    },
    /** DuckDB views. */
    DUCKDB {
        @Override
        List<String> statements(CompleteRun run, DuckDbTables.SmallCells smallCells) {
            return DuckDbTables.views(List.of(run), smallCells);
        }
    };

    /** Without it Spark expands wildcards in the location. */
    private static final String LOCATION_IS_NO_PATTERN = "OPTIONS ('__globPaths__' = 'false')";

    /** A script of statements, each ended by a semicolon. Only DuckDB's views can blank small cells. */
    public String script(CompleteRun run, DuckDbTables.SmallCells smallCells) {
        return statements(run, smallCells).stream().collect(Collectors.joining(";\n\n", "", ";\n"));
    }

    abstract List<String> statements(CompleteRun run, DuckDbTables.SmallCells smallCells);

    /** The name used on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One statement from a table and the location of its folder. */
    private interface TableStatement {
        String of(TableSchema schema, String location);
    }

    /**
     * Tables in a schema of the run's own, so that no run's rows pass for another's. A table that is there may point to where
     * the run was before; dropping it drops no file. A location is a path after {@code file://}, not a URI: both engines take
     * it as it stands, blanks included.
     */
    private static List<String> tables(CompleteRun run, TableStatement statement) {
        String schema = schema(run);
        Path folder = run.folder().toAbsolutePath().normalize();
        List<String> statements = new ArrayList<>();
        statements.add("CREATE SCHEMA IF NOT EXISTS " + schema);
        statements.add("USE " + schema);
        for (Manifest.TableContent table : run.manifest().tables()) {
            run.files(table);
            statements.add("DROP TABLE IF EXISTS " + table.name());
            statements.add(statement.of(TableSchema.of(table.name()), "file://" + folder.resolve(table.name())));
        }
        return statements;
    }

    /** Name of the schema that holds a run's tables: {@code run_} and its id, in letters that every engine takes. */
    static String schema(CompleteRun run) {
        return "run_" + run.manifest().runId().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }

    private static String comment(TableSchema.Column column) {
        return "[" + column.unit() + "] " + column.meaning();
    }

    /** A string in Spark SQL, where a doubled quote would end one string and begin the next. */
    private static String backslashed(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
