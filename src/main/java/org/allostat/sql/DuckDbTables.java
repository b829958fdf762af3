package org.allostat.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;

/**
 * The tables of complete runs as DuckDB views. A view reads exactly the files of the manifest, so nothing else in the
 * folder can slip in. Over several runs, rows carry {@code run_id} and columns are matched by name.
 */
public final class DuckDbTables {
    /** JDBC address of a database that lives in memory. */
    public static final String IN_MEMORY = "jdbc:duckdb:";

    /** Fewest synthetic patients whose estimates are shown. */
    public static final int SMALLEST_CELL = 11;

    /** Column that counts the synthetic patients behind a row of estimates. */
    public static final String PATIENTS = "patients";

    private DuckDbTables() {}

    /** Whether rows that rest on fewer than {@value #SMALLEST_CELL} synthetic patients keep their estimates. */
    public enum SmallCells {
        BLANK,
        SHOW
    }

    /** Statements that make one view per table that any of the runs has, with the columns' meaning as comments. */
    public static List<String> views(List<CompleteRun> runs, SmallCells smallCells) {
        List<String> statements = new ArrayList<>();
        for (String name : TableSchema.NAMES) {
            List<String> selects = runs.stream()
                    .flatMap(run -> run.manifest().table(name).stream()
                            .map(table -> select(run, table, runs.size() > 1, smallCells)))
                    .toList();
            if (!selects.isEmpty()) {
                statements.add(
                        "CREATE OR REPLACE VIEW " + name + " AS\n" + String.join("\nUNION ALL BY NAME\n", selects));
                statements.addAll(comments(TableSchema.of(name)));
            }
        }
        return statements;
    }

    /** The column's type as DuckDB and Trino name it. */
    static String type(TableSchema.Column column) {
        if (column.type() instanceof LongType) {
            return "BIGINT";
        } else if (column.type() instanceof IntegerType) {
            return "INTEGER";
        } else if (column.type() instanceof DoubleType) {
            return "DOUBLE";
        } else if (column.type() instanceof DecimalType) {
            return column.type().sql();
        } else if (column.type() instanceof BooleanType) {
            return "BOOLEAN";
        } else if (column.type() instanceof StringType) {
            return "VARCHAR";
        }
        throw new IllegalArgumentException(
                "no table has a column of type " + column.type().sql());
    }

    /** A string in standard SQL. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String select(
            CompleteRun run, Manifest.TableContent table, boolean withRunId, SmallCells smallCells) {
        return "SELECT " + (withRunId ? literal(run.manifest().runId()) + " AS run_id, " : "") + "*"
                + blanked(TableSchema.of(table.name()), smallCells) + " FROM "
                + ParquetFiles.of(run.files(table)).rows();
    }

    /** Replaces the estimates and the count of a row that rests on too few patients by NULL; keys stay. */
    private static String blanked(TableSchema schema, SmallCells smallCells) {
        if (smallCells == SmallCells.SHOW || !schema.has(PATIENTS)) {
            return "";
        }
        return schema.columns().stream()
                .filter(column -> column.type() instanceof DoubleType
                        || column.type() instanceof DecimalType
                        || column.name().equals(PATIENTS))
                .map(column -> "CASE WHEN " + PATIENTS + " >= " + SMALLEST_CELL + " THEN " + column.name() + " END AS "
                        + column.name())
                .collect(Collectors.joining(", ", " REPLACE (", ")"));
    }

    private static List<String> comments(TableSchema schema) {
        List<String> statements = new ArrayList<>();
        statements.add("COMMENT ON VIEW " + schema.name() + " IS " + literal(schema.description()));
        for (TableSchema.Column column : schema.columns()) {
            statements.add("COMMENT ON COLUMN " + schema.name() + "." + column.name() + " IS "
                    + literal("[" + column.unit() + "] " + column.meaning()));
        }
        return statements;
    }
}
