package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.table.TableSchema;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that other programs open, read by other programs, against the Parquet files of the run. */
class ExportCommandTest {
    private static final Path RUN = SmallRun.made().folder();

    @TempDir
    Path folder;

    private Shell export(String... arguments) {
        return Shell.run(Stream.concat(Stream.of("export", RUN.toString()), Stream.of(arguments))
                .toArray());
    }

    private static String ask(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String parquet(String table) {
        return "read_parquet('" + RUN.resolve(table) + "/*.parquet', hive_partitioning = false)";
    }

    @Test
    void csvAndParquetHoldTheTablesButForSmallCells() throws SQLException {
        for (String format : List.of("csv", "parquet")) {
            Path out = folder.resolve(format);
            assertEquals(0, export("--format", format, "--out", out.toString()).exitCode());
            String file = "'" + out.resolve("acceptability." + format) + "'";
            assertEquals(
                    "0",
                    ask("SELECT count(*) FROM ((FROM " + file + " EXCEPT FROM " + parquet("acceptability")
                            + ") UNION ALL (FROM " + parquet("acceptability") + " EXCEPT FROM " + file + "))"));
            assertFalse(Files.exists(out.resolve("patient_outcomes." + format)), "a row a person, not asked for");
        }
    }

    /** A number leaves the program with its label, its standing and where the model is known to miss. */
    @Test
    void caveatsTravelWithNumbers() throws SQLException {
        Path out = folder.resolve("views");
        assertEquals(
                0,
                export("--out", out.toString(), "--tables", "policy_effects,measure")
                        .exitCode());
        String effects = "read_csv('" + out.resolve("policy_effects.csv") + "')";
        assertEquals("reference", ask("SELECT DISTINCT standing FROM " + effects + " WHERE policy = 'forced-taper'"));
        assertEquals("true", ask("SELECT bool_and(label IS NOT NULL) AND count(known_miss) > 0 FROM " + effects));
        String dictionary = "read_csv('" + out.resolve("data_dictionary.csv") + "')";
        assertEquals(
                ask("SELECT count(*) FROM (DESCRIBE FROM " + effects + ")"),
                ask("SELECT count(*) FROM " + dictionary
                        + " WHERE \"table\" = 'policy_effects' AND unit <> '' AND meaning <> '' AND what <> ''"));
        assertEquals("8", ask("SELECT count(*) FROM " + dictionary + " WHERE \"table\" = 'measure'"));
        Shell unknown = export("--out", folder.resolve("none").toString(), "--tables", "policy_efects");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("did you mean policy_effects?"), unknown.err());
    }

    /** No small stratum can be had from a total: one that would be alone takes the next smallest with it. */
    @Test
    void aTotalGivesNoSmallStratumAway() throws SQLException {
        Path out = folder.resolve("safe");
        assertEquals(
                0,
                export("--out", out.toString(), "--tables", "policy_outcomes").exitCode());
        String file = "read_csv('" + out.resolve("policy_outcomes.csv") + "', nullstr = '')";
        assertEquals("0", ask("SELECT count(*) FROM " + file + " WHERE patients < 11"));
        String small =
                "SELECT stratum_variable, count(DISTINCT stratum) FILTER (WHERE patients < 11) AS small, count(DISTINCT stratum) AS strata FROM "
                        + parquet("policy_outcomes") + " WHERE draw = 0 AND measure = 'died' GROUP BY 1";
        String alone = ask("SELECT string_agg(stratum_variable, ',' ORDER BY 1) FROM (" + small
                + ") WHERE small = 1 AND strata > 1");
        assertFalse(alone.isEmpty(), "the run has a variable with one small stratum");
        for (String variable : alone.split(",", -1)) {
            assertEquals(
                    "2",
                    ask("SELECT count(DISTINCT stratum) FROM " + file
                            + " WHERE draw = 0 AND measure = 'died' AND patients IS NULL" + " AND stratum_variable = '"
                            + variable + "'"),
                    variable);
        }
        Path all = folder.resolve("all");
        assertEquals(
                0,
                export("--out", all.toString(), "--tables", "policy_outcomes", "--small-cells", "show")
                        .exitCode());
        assertEquals(
                ask("SELECT count(*) FROM " + parquet("policy_outcomes") + " WHERE patients < 11"),
                ask("SELECT count(*) FROM '" + all.resolve("policy_outcomes.csv") + "' WHERE patients < 11"));
    }

    @Test
    void aWorkbookHasASheetATableAndADictionaryOfEveryColumn() throws IOException, SQLException {
        Path out = folder.resolve("book");
        assertEquals(
                0,
                export("--format", "xlsx", "--out", out.toString(), "--tables", "cost_effectiveness,parameter")
                        .exitCode());
        try (Stream<Path> files = Files.list(out);
                ReadableWorkbook book =
                        new ReadableWorkbook(files.findFirst().orElseThrow().toFile())) {
            assertEquals(
                    List.of("data_dictionary", "cost_effectiveness", "parameter"),
                    book.getSheets().map(sheet -> sheet.getName()).toList());
            List<Row> rows = book.findSheet("cost_effectiveness").orElseThrow().read();
            List<String> names =
                    rows.get(0).stream().map(cell -> cell.getText()).toList();
            int cost = names.indexOf("cost_usd");
            assertEquals(
                    ask("SELECT string_agg(round(cost_usd, 4)::VARCHAR, ',' ORDER BY cost_usd, policy, draw) FROM "
                            + parquet("cost_effectiveness")),
                    ask("SELECT string_agg(round(x, 4)::VARCHAR, ',' ORDER BY x) FROM (VALUES "
                            + rows.stream()
                                    .skip(1)
                                    .map(row -> "(" + row.getCellAsNumber(cost).orElseThrow() + "::DOUBLE)")
                                    .collect(Collectors.joining(", "))
                            + ") t(x)"));
            int columns = TableSchema.of("cost_effectiveness").columns().size()
                    + TableSchema.of("parameter").columns().size();
            assertEquals(
                    columns + 1,
                    book.findSheet("data_dictionary").orElseThrow().read().size());
        }
    }

    @Test
    void badArgumentsAreNamedTogetherAndNothingIsLeft() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("notes.txt"), "mine");
        Shell shell = export("--tables", "policy_contrast,cohort", "--out", taken.toString());
        assertEquals(2, shell.exitCode());
        assertTrue(shell.err().contains("did you mean policy_contrasts?"), shell.err());
        assertTrue(shell.err().contains("is no empty folder"), shell.err());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(taken), left.toList());
        }
    }
}
