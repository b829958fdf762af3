package org.allostat.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.allostat.run.CompleteRun;
import org.allostat.run.TestRuns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that were written before a column was declared go on answering; the views of them lack the column. */
class OlderRunTest {
    @TempDir
    private Path out;

    private CompleteRun now;
    private CompleteRun older;

    /** Two runs that differ in two columns of one table: a label, and a number that would be blanked in small cells. */
    @BeforeEach
    void write() throws IOException, SQLException {
        now = CompleteRun.find(TestRuns.write(out, "run-now").toString());
        older = without(TestRuns.write(out, "run-older"), "beyond_horizon, mc_share_of_variance");
    }

    private static CompleteRun without(Path run, String columns) throws IOException, SQLException {
        CompleteRun whole = CompleteRun.find(run.toString());
        Path manifest = run.resolve("manifest.json");
        String text = Files.readString(manifest);
        try (Connection duckdb = DriverManager.getConnection(DuckDbTables.IN_MEMORY);
                Statement statement = duckdb.createStatement()) {
            for (Path file :
                    whole.files(whole.manifest().table("policy_outcomes").orElseThrow())) {
                Path other = file.resolveSibling("other.parquet");
                long before = Files.size(file);
                statement.execute("COPY (SELECT * EXCLUDE (" + columns + ") FROM '" + file + "') TO '" + other + "'");
                Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
                String size = "(\"path\" ?: ?\"" + file.getFileName() + "\",\\s*\"bytes\" ?: ?)" + before;
                String changed = text.replaceFirst(size, "$1" + Files.size(file));
                assertTrue(!changed.equals(text), text);
                text = changed;
            }
        }
        TestRuns.writeManifest(run, text);
        return CompleteRun.find(run.toString());
    }

    private static List<String> answer(List<CompleteRun> runs, DuckDbTables.SmallCells smallCells, String sql)
            throws SQLException {
        StringWriter out = new StringWriter();
        try (SqlSession session = new SqlSession(
                runs,
                smallCells,
                SqlSession.Files.OF_THE_RUNS,
                ResultFormat.CSV,
                new PrintWriter(out),
                new PrintWriter(out))) {
            session.execute(sql);
        }
        return out.toString().lines().filter(line -> !line.startsWith("note:")).toList();
    }

    @ParameterizedTest
    @EnumSource
    void itsTablesAnswerWithTheColumnsThatTheyHave(DuckDbTables.SmallCells smallCells) throws SQLException {
        boolean blank = smallCells != DuckDbTables.SmallCells.SHOW;
        List<String> columns = new ArrayList<>();
        for (List<CompleteRun> runs : List.of(List.of(older), List.of(now))) {
            assertEquals(
                    List.of("rows,patients", blank ? "100,89" : "100,100"),
                    answer(
                            runs,
                            smallCells,
                            "SELECT count(*) AS rows, count(patients) AS patients FROM policy_outcomes"));
            columns.add(answer(
                            runs,
                            smallCells,
                            "SELECT count(*) FILTER (column_name IN ('beyond_horizon', 'mc_share_of_variance')) AS new,"
                                    + " count(*) FILTER (column_name = 'draw_mean' AND comment LIKE '[as unit] mean over%') AS told"
                                    + " FROM duckdb_columns() WHERE table_name = 'policy_outcomes'")
                    .get(1));
        }
        assertEquals(List.of("0,1", "2,1"), columns);
    }

    @ParameterizedTest
    @EnumSource
    void besideANewerRunItHasNothingInTheColumn(DuckDbTables.SmallCells smallCells) throws SQLException {
        for (List<CompleteRun> runs : List.of(List.of(older, now), List.of(now, older))) {
            assertEquals(
                    List.of("run_id,rows,said", "run-now,100,100", "run-older,100,0"),
                    answer(
                            runs,
                            smallCells,
                            "SELECT run_id, count(*) AS rows, count(beyond_horizon) AS said FROM policy_outcomes GROUP BY run_id ORDER BY run_id"));
        }
    }

    @Test
    void aCatalogOfItCanBeMade() throws SQLException {
        Path file = out.resolve("catalog.duckdb");
        assertEquals(
                1,
                DuckDbCatalog.create(file, older, DuckDbTables.SmallCells.BLANK).size());
        try (Connection duckdb = DriverManager.getConnection(DuckDbTables.IN_MEMORY + file);
                Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM policy_outcomes")) {
            row.next();
            assertEquals(100, row.getInt(1));
        }
    }

    /** policy_states reads uncertainty_low of policy_outcomes, parameters_used nothing of it. */
    @Test
    void viewsOfItAreThoseWhoseColumnsItHas() throws IOException, SQLException {
        CompleteRun lacking = without(TestRuns.write(out, "run-lacking"), "uncertainty_low");
        String views =
                "SELECT count(*) FILTER (view_name = 'policy_states') AS states, count(*) FILTER (view_name = 'parameters_used') AS used FROM duckdb_views()";
        for (DuckDbTables.SmallCells smallCells : DuckDbTables.SmallCells.values()) {
            assertEquals(List.of("states,used", "0,1"), answer(List.of(lacking), smallCells, views));
            assertEquals(List.of("states,used", "1,1"), answer(List.of(older), smallCells, views));
        }
    }

    /** Where nothing says on how many patients a row rests, it may be too few. */
    @Test
    void rowsThatDoNotSayOnHowManyPatientsTheyRestAreWithheld() throws IOException, SQLException {
        CompleteRun silent = without(TestRuns.write(out, "run-silent"), "patients");
        assertEquals(
                List.of("numbers", "0"),
                answer(
                        List.of(silent),
                        DuckDbTables.SmallCells.BLANK,
                        "SELECT count(estimate) AS numbers FROM policy_outcomes"));
        assertEquals(
                List.of("numbers", "90"),
                answer(
                        List.of(silent),
                        DuckDbTables.SmallCells.SHOW,
                        "SELECT count(estimate) AS numbers FROM policy_outcomes"));
    }
}
