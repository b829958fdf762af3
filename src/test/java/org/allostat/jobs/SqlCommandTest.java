package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.run.TestRuns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCommandTest {
    @TempDir
    private static Path out;

    private static Path run = Path.of("");

    @BeforeAll
    static void writeRuns() {
        run = TestRuns.write(out.resolve("it's [a] folder*"), "run-a");
        TestRuns.write(out, "run-b");
    }

    @Test
    void numbersAreAlignedRightAndNullIsShown() {
        Shell shell = Shell.run(
                "sql",
                run,
                "-e",
                "SELECT policy, patients, estimate FROM policy_outcomes WHERE patients IN (20, 99) ORDER BY patients");

        assertEquals(
                List.of(
                        "policy    | patients | estimate",
                        "----------+----------+---------",
                        "policy-20 |       20 |     NULL",
                        "policy-99 |       99 |  14.1429",
                        "(2 rows)"),
                shell.lines());
        assertEquals(0, shell.exitCode());
    }

    @Test
    void csvKeepsEveryDigitAndQuotes() {
        Shell shell = Shell.run(
                "sql",
                run,
                "--format",
                "csv",
                "-e",
                "SELECT 'a, \"b\"' AS x, estimate, NULL AS y FROM policy_outcomes WHERE patients = 99");

        assertEquals(List.of("x,estimate,y", "\"a, \"\"b\"\"\"," + 99 / 7.0 + ","), shell.lines());
    }

    @Test
    void jsonIsAnArrayOfObjects() throws IOException {
        Shell shell = Shell.run(
                "sql",
                run,
                "--format",
                "json",
                "-e",
                "SELECT 'a\"b\\' || chr(10) AS x, 1.5::DOUBLE AS y, true AS z, 'nan'::DOUBLE AS n, 1::HUGEINT AS h"
                        + " UNION ALL SELECT NULL, 2, false, 3, 4 ORDER BY y");

        assertEquals(
                new com.fasterxml.jackson.databind.ObjectMapper().readTree("""
                                [{"x": "a\\"b\\\\\\n", "y": 1.5, "z": true, "n": null, "h": 1},
                                 {"x": null, "y": 2.0, "z": false, "n": 3.0, "h": 4}]"""),
                new com.fasterxml.jackson.databind.ObjectMapper().readTree(shell.out()));
    }

    @Test
    void jsonOfNoRowsIsAnEmptyArray() {
        assertEquals(
                "[]\n",
                Shell.run("sql", run, "--format", "json", "-e", "SELECT 1 WHERE false")
                        .out());
    }

    @Test
    void markdownAlignsNumbersRight() {
        Shell shell = Shell.run("sql", run, "--format", "markdown", "-e", "SELECT 'a|b' AS x, 2 AS y");

        assertEquals(List.of("| x | y |", "| --- | ---: |", "| a\\|b | 2 |"), shell.lines());
    }

    @Test
    void estimatesOfFewerThanElevenPatientsAreWithheld() {
        String sql = "SELECT count(*) AS n, count(estimate) AS estimates, min(patients) AS fewest FROM policy_outcomes";

        // row i of 0 to 99 rests on i patients, every tenth has no estimate: of rows 11 to 99, 89 less 8 have one
        assertEquals(
                "100,81,11",
                Shell.run("sql", run, "--format", "csv", "-e", sql).lines().get(1));
        assertEquals(
                "100,90,0",
                Shell.run("sql", run, "--show-small-cells", "--format", "csv", "-e", sql)
                        .lines()
                        .get(1));
    }

    @Test
    void aQuerysOwnSmallCellsAreWithheldAndCounted() {
        Shell shell = Shell.run(
                "sql",
                run,
                "--format",
                "csv",
                "-e",
                "SELECT 'few' AS cell, 10 AS patients, 1.5::DOUBLE AS mean UNION ALL SELECT 'enough', 11, 2.5 ORDER BY 1");

        assertEquals(List.of("cell,patients,mean", "enough,11,2.5", "few,,"), shell.lines());
        assertTrue(shell.err().startsWith("1 of the rows rest on fewer than 11 synthetic patients"), shell.err());
    }

    @Test
    void severalRunsAreToldApartByRunId() {
        Shell shell = Shell.run(
                "sql",
                run,
                out.resolve("run-b"),
                "--format",
                "csv",
                "-e",
                "SELECT run_id, count(*) FROM policy_outcomes GROUP BY 1 ORDER BY 1");

        assertEquals(List.of("run_id,count_star()", "run-a,100", "run-b,100"), shell.lines());
    }

    @Test
    void theSameRunTwiceIsRefused() {
        Shell shell = Shell.run("sql", run, run, "-e", "SELECT 1");

        assertEquals(2, shell.exitCode());
        assertTrue(shell.err().startsWith("a run is given twice"), shell.err());
    }

    @Test
    void aMistakeInSqlIsShownWithItsPlace() {
        Shell shell = Shell.run("sql", run, "-e", "SELECT estimat FROM policy_outcomes");

        assertEquals(2, shell.exitCode());
        assertTrue(shell.err().contains("\"estimat\" not found"), shell.err());
        assertTrue(shell.err().contains("LINE 1: SELECT estimat FROM"), shell.err());
        assertTrue(shell.err().contains("^"), shell.err());
        assertEquals("", shell.out());
    }

    @Test
    void statementsOfAFileAllAnswer(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("questions.sql");
        Files.writeString(
                file, "-- first; question\nSELECT ';' AS a;\n/* ; */ SELECT \"b;\" FROM (SELECT 2 AS \"b;\")");

        Shell shell = Shell.run("sql", run, "--format", "csv", "-f", file);

        assertEquals(List.of("a", ";", "b;", "2"), shell.lines());
    }

    @Test
    void aMissingFileOfStatementsIsAnInputError() {
        Shell shell = Shell.run("sql", run, "-f", out.resolve("none.sql"));

        assertEquals(2, shell.exitCode());
        assertTrue(shell.err().contains("none.sql: cannot be read"), shell.err());
    }

    @Test
    void anIncompleteRunIsRefused(@TempDir Path folder) throws IOException {
        Path incomplete = TestRuns.write(folder, "run-c");
        Files.delete(incomplete.resolve("manifest.json"));

        Shell shell = Shell.run("sql", incomplete, "-e", "SELECT 1");

        assertEquals(2, shell.exitCode());
        assertTrue(shell.err().contains("not a complete run"), shell.err());
    }

    @Test
    void aTruncatedFileIsNamedWithoutAStackTrace(@TempDir Path folder) throws IOException {
        Path damaged = TestRuns.write(folder, "run-d");
        Path data;
        try (Stream<Path> files = Files.list(damaged.resolve("parameter"))) {
            data = files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        try (RandomAccessFile file = new RandomAccessFile(data.toFile(), "rw")) {
            file.setLength(100);
        }

        Shell query = Shell.run("sql", damaged, "-e", "SELECT * FROM parameter");
        Shell verify = Shell.run("verify", damaged);

        assertEquals(2, query.exitCode());
        assertTrue(query.err().contains(data.getFileName() + ""), query.err());
        assertTrue(!query.err().contains("\tat "), query.err());
        assertEquals(2, verify.exitCode());
        assertTrue(verify.err().contains(data + ": 100 bytes, manifest says"), verify.err());
        assertTrue(verify.err().contains("(truncated)"), verify.err());
    }

    @Test
    void theCatalogFileAnswersLikeTheRun(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("run.duckdb");

        assertEquals(0, Shell.run("catalog", run, "--duckdb", file).exitCode());

        try (java.sql.Connection connection = java.sql.DriverManager.getConnection("jdbc:duckdb:" + file);
                java.sql.Statement statement = connection.createStatement();
                java.sql.ResultSet rows =
                        statement.executeQuery("SELECT count(*), count(patients) FROM policy_outcomes")) {
            rows.next();
            assertEquals(100, rows.getInt(1));
            assertEquals(89, rows.getInt(2)); // 0 to 10 patients are withheld
        }
        assertEquals(2, Shell.run("catalog", run, "--duckdb", file).exitCode());
    }
}
