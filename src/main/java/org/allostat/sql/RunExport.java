package org.allostat.sql;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.table.TableSchema;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Tables of a run as files of other programs, with a dictionary of every column. */
public final class RunExport implements AutoCloseable {
    /** Most rows of a sheet, its header among them; what Excel takes. */
    public static final int MOST_ROWS_OF_A_SHEET = 1_048_576;

    private static final String DICTIONARY = "data_dictionary";
    private static final int COLUMNS_OF_DICTIONARY = 6;
    private static final int WIDEST_COLUMN = 40;
    private static final int FLUSHED_ROWS = 1000;

    private final CompleteRun run;
    private final RunTables runTables;

    public RunExport(CompleteRun run, DuckDbTables.SmallCells smallCells) {
        this.run = run;
        runTables = new RunTables(run, smallCells);
    }

    /** Tables of the run, and the views under plain names that carry labels and known misses beside the numbers. */
    public List<String> tables() {
        List<String> views = Stream.concat(PlainViews.EVERYWHERE.stream(), PlainViews.NAMES.stream())
                .map(DuckDbTables::literal)
                .toList();
        List<String> names = new ArrayList<>(runTables.names(
                "SELECT view_name FROM duckdb_views() WHERE view_name IN (" + String.join(", ", views) + ")"));
        run.manifest().tables().stream()
                .map(Manifest.TableContent::name)
                .filter(TableSchema.NAMES::contains)
                .forEach(names::add);
        return names.stream().sorted().toList();
    }

    /** A form of files. */
    public enum Format {
        CSV,
        PARQUET,
        XLSX;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Writes a file a table, or one workbook with a sheet a table, and the dictionary.
     *
     * @param tables of {@link #tables()}
     * @param folder an empty folder
     * @return the files
     * @throws InputException if a table has more rows than a sheet takes
     */
    public List<Path> write(List<String> tables, Format format, Path folder) throws IOException {
        return format == Format.XLSX ? List.of(workbook(tables, folder)) : files(tables, format, folder);
    }

    private List<Path> files(List<String> tables, Format format, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String table : tables) {
            Path file = folder.resolve(table + "." + format);
            String options = format == Format.CSV ? "FORMAT csv, HEADER" : "FORMAT parquet, COMPRESSION zstd";
            runTables.execute("COPY " + table + " TO "
                    + DuckDbTables.literal(file.toAbsolutePath().toString()) + " (" + options + ")");
            files.add(file);
        }
        Path dictionary = folder.resolve(DICTIONARY + ".csv");
        try (java.io.PrintWriter out = new java.io.PrintWriter(Files.newBufferedWriter(dictionary))) {
            ResultFormat.CSV.print(dictionary(tables), out);
        }
        files.add(dictionary);
        return files;
    }

    private Path workbook(List<String> tables, Path folder) throws IOException {
        List<String> problems = new ArrayList<>();
        for (String table : tables) {
            long rows = Long.parseLong(
                    runTables.names("SELECT count(*) FROM " + table).get(0));
            if (rows >= MOST_ROWS_OF_A_SHEET) {
                problems.add(
                        "--tables: " + table + " has " + rows + " rows, more than a sheet takes (allowed: fewer than "
                                + MOST_ROWS_OF_A_SHEET + "; csv and parquet take any)");
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        Path file = folder.resolve(run.manifest().runId() + ".xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "Allostat", "1.0")) {
            sheet(book.newWorksheet(DICTIONARY), dictionary(tables));
            for (String table : tables) {
                Worksheet sheet = book.newWorksheet(table);
                runTables.answer("FROM " + table, answer -> {
                    ResultRows rows = new ResultRows(answer, false);
                    sheet(sheet, new QueryResult(rows.columns(), rows));
                });
            }
        }
        return file;
    }

    private static void sheet(Worksheet sheet, QueryResult result) {
        for (int i = 0; i < result.columns().size(); i++) {
            String name = result.columns().get(i).name();
            sheet.value(0, i, name);
            sheet.style(0, i).bold().set();
            sheet.width(i, Math.min(WIDEST_COLUMN, name.length() + 4.0));
        }
        sheet.freezePane(0, 1);
        int row = 1;
        while (result.rows().hasNext()) {
            List<@Nullable Object> values = result.rows().next();
            for (int i = 0; i < values.size(); i++) {
                cell(sheet, row, i, values.get(i));
            }
            row++;
            if (row % FLUSHED_ROWS == 0) {
                write(sheet::flush);
            }
        }
        write(sheet::finish);
    }

    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A step of writing a sheet. */
    private interface Writing {
        void write() throws IOException;
    }

    private static void cell(Worksheet sheet, int row, int column, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            sheet.value(row, column, flag);
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            sheet.value(row, column, number);
        } else if (value != null) {
            sheet.value(row, column, value.toString());
        }
    }

    private QueryResult dictionary(List<String> tables) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String table : tables) {
            if (TableSchema.NAMES.contains(table)) {
                TableSchema schema = TableSchema.of(table);
                for (TableSchema.Column column : schema.columns()) {
                    rows.add(List.of(
                            table,
                            schema.description(),
                            column.name(),
                            DuckDbTables.type(column),
                            column.unit(),
                            column.meaning()));
                }
            } else {
                rows.addAll(ofView(table));
            }
        }
        return QueryResult.of(List.of("table", "what", "column", "type", "unit", "meaning"), rows);
    }

    /** Columns of a view, whose comments begin with the unit. */
    private List<List<@Nullable Object>> ofView(String view) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        runTables.ask(
                "SELECT table_name, coalesce(v.comment, ''), column_name, data_type,"
                        + " regexp_extract(coalesce(c.comment, ''), '^\\[([^]]*)\\]', 1),"
                        + " regexp_replace(coalesce(c.comment, ''), '^\\[[^]]*\\] *', '') FROM duckdb_columns() c"
                        + " JOIN duckdb_views() v ON v.view_name = c.table_name WHERE c.table_name = "
                        + DuckDbTables.literal(view) + " ORDER BY column_index",
                row -> {
                    List<@Nullable Object> cells = new ArrayList<>();
                    for (int i = 1; i <= COLUMNS_OF_DICTIONARY; i++) {
                        cells.add(row.getString(i));
                    }
                    rows.add(cells);
                });
        return rows;
    }

    @Override
    public void close() {
        runTables.close();
    }
}
