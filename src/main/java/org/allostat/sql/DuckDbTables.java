package org.allostat.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
        /** They do not. */
        BLANK,
        /** They do not; and where one alone of the strata of a variable is small, so that it would follow from the total, neither does the next. */
        SUPPRESS,
        /** They do. */
        SHOW
    }

    /** What a stratum's total is a total of: all that a row is told by but its stratum. */
    private static final List<String> TOTALLED = List.of(
            "policy",
            "comparator",
            "draw",
            "pivot_id",
            "structure",
            "stratum_variable",
            "measure",
            "outcome",
            "month",
            "year");

    /** View that counts, by table, the rows there are and those that are withheld. */
    static final String WITHHELD_ROWS = "withheld_rows";

    private static final String STRATUM = "stratum";
    private static final String MARK = "is_withheld";
    private static final String IS_WITHHELD = "(" + PATIENTS + " >= " + SMALLEST_CELL + ") IS NOT TRUE";

    /** Where the files of a run's table are. */
    interface Source {
        ParquetFiles files(CompleteRun run, Manifest.TableContent table);
    }

    /** Statements that make one view per table that any of the runs has, with the columns' meaning as comments. */
    public static List<String> views(List<CompleteRun> runs, SmallCells smallCells) {
        return views(runs, smallCells, DuckDbTables::whereTheyAre);
    }

    static List<String> views(List<CompleteRun> runs, SmallCells smallCells, Source source) {
        WrittenColumns written = WrittenColumns.of(runs);
        List<String> statements = new ArrayList<>();
        definitions(runs, smallCells, source, written).forEach((name, definition) -> {
            statements.add(definition);
            statements.addAll(comments(TableSchema.of(name), smallCells, written));
        });
        if (smallCells != SmallCells.SHOW) {
            statements.addAll(withheldRows(runs, source, written));
        }
        if (runs.size() == 1) {
            statements.addAll(PlainViews.statements(runs.get(0), written));
        }
        return statements;
    }

    /** Statements that make the views, by table. */
    static Map<String, String> definitions(List<CompleteRun> runs, SmallCells smallCells) {
        // where nothing is blanked no column is named
        WrittenColumns named = WrittenColumns.of(smallCells == SmallCells.SHOW ? List.of() : runs);
        return definitions(runs, smallCells, DuckDbTables::whereTheyAre, named);
    }

    private static Map<String, String> definitions(
            List<CompleteRun> runs, SmallCells smallCells, Source source, WrittenColumns written) {
        Map<String, String> definitions = new LinkedHashMap<>();
        for (String name : TableSchema.NAMES) {
            List<String> selects = new ArrayList<>();
            for (CompleteRun run : runs) {
                Set<String> columns = written.of(run, name);
                String shown = shown(TableSchema.of(name), smallCells, columns);
                String rows = rows(smallCells, columns);
                String runId = runs.size() > 1 ? literal(run.manifest().runId()) + " AS run_id, " : "";
                run.manifest()
                        .table(name)
                        .map(table -> source.files(run, table))
                        .ifPresent(files -> selects.add(
                                "SELECT " + runId + shown + " FROM " + String.format(Locale.ROOT, rows, files.rows())));
            }
            if (!selects.isEmpty()) {
                definitions.put(
                        name,
                        "CREATE OR REPLACE VIEW " + name + " AS\n" + String.join("\nUNION ALL BY NAME\n", selects));
            }
        }
        return definitions;
    }

    private static List<String> withheldRows(List<CompleteRun> runs, Source source, WrittenColumns written) {
        List<String> counts = new ArrayList<>();
        for (String name : TableSchema.NAMES) {
            if (TableSchema.of(name).has(PATIENTS)) {
                runs.forEach(run -> run.manifest()
                        .table(name)
                        .ifPresent(table ->
                                counts.add("SELECT " + literal(name) + " AS table_name, count(*) FILTER (WHERE "
                                        + isWithheld(written.of(run, name)) + ") AS withheld, count(*) AS of_rows FROM "
                                        + source.files(run, table).rows())));
            }
        }
        return counts.isEmpty()
                ? List.of()
                : List.of(
                        "CREATE OR REPLACE VIEW " + WITHHELD_ROWS
                                + " AS\nSELECT table_name, sum(withheld)::BIGINT AS withheld, sum(of_rows)::BIGINT AS of_rows FROM (\n"
                                + String.join("\nUNION ALL\n", counts) + "\n) GROUP BY table_name ORDER BY table_name",
                        "COMMENT ON VIEW " + WITHHELD_ROWS + " IS "
                                + literal("Rows of each table whose numbers are NULL: they rest on fewer than "
                                        + SMALLEST_CELL + " synthetic patients"));
    }

    private static ParquetFiles whereTheyAre(CompleteRun run, Manifest.TableContent table) {
        return ParquetFiles.of(run.files(table));
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
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** What is true of rows to be withheld: of all, where a run was written before its table said how many patients a row rests on. */
    private static String isWithheld(Set<String> columns) {
        return columns.contains(PATIENTS) ? IS_WITHHELD : "true";
    }

    /** Whether rows are marked by themselves, since one may be withheld for another's sake. */
    private static boolean isMarked(SmallCells smallCells, Set<String> columns) {
        return smallCells == SmallCells.SUPPRESS && columns.contains(PATIENTS) && columns.contains(STRATUM);
    }

    /** All columns, the estimates and the count of a row that rests on too few patients replaced by NULL; keys stay. */
    private static String shown(TableSchema schema, SmallCells smallCells, Set<String> columns) {
        if (smallCells == SmallCells.SHOW || !schema.has(PATIENTS)) {
            return "*";
        }
        boolean marked = isMarked(smallCells, columns);
        String condition = marked ? MARK : isWithheld(columns);
        return schema.columns().stream()
                .filter(column -> columns.contains(column.name()))
                .filter(column -> column.type() instanceof DoubleType
                        || column.type() instanceof DecimalType
                        || column.name().equals(PATIENTS))
                .map(column ->
                        "CASE WHEN " + condition + " THEN NULL ELSE " + column.name() + " END AS " + column.name())
                .collect(Collectors.joining(", ", "*" + (marked ? " EXCLUDE (" + MARK + ")" : "") + " REPLACE (", ")"));
    }

    /** Where rows come from, with a place for the files; marked are those that are small, or would give a small one away. */
    private static String rows(SmallCells smallCells, Set<String> columns) {
        if (!isMarked(smallCells, columns)) {
            return "%s";
        }
        String strata =
                "(PARTITION BY " + TOTALLED.stream().filter(columns::contains).collect(Collectors.joining(", ")) + ")";
        String place = "(" + PATIENTS + ", " + STRATUM + ")";
        return "(SELECT *, " + IS_WITHHELD + " OR (count(*) FILTER (WHERE " + IS_WITHHELD + ") OVER " + strata
                + " = 1 AND " + place + " = min(CASE WHEN " + PATIENTS + " >= " + SMALLEST_CELL + " THEN " + place
                + " END) OVER " + strata + ") AS " + MARK + " FROM %s)";
    }

    private static List<String> comments(TableSchema schema, SmallCells smallCells, WrittenColumns written) {
        List<String> statements = new ArrayList<>();
        String withheld = smallCells != SmallCells.SHOW && schema.has(PATIENTS)
                ? ". Rows on fewer than " + SMALLEST_CELL
                        + " synthetic patients have NULL for numbers, which sums and means leave out; " + WITHHELD_ROWS
                        + " counts them"
                : "";
        statements.add("COMMENT ON VIEW " + schema.name() + " IS " + literal(schema.description() + withheld));
        for (TableSchema.Column column : schema.columns()) {
            if (written.has(schema.name(), column.name())) {
                statements.add("COMMENT ON COLUMN " + schema.name() + "." + column.name() + " IS "
                        + literal("[" + column.unit() + "] " + column.meaning()));
            }
        }
        return statements;
    }
}
