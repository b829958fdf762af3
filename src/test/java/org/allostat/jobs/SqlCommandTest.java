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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT sum(persons) FROM policy_outcomes",
                "SELECT max(estimate) AS x FROM policy_outcomes WHERE policy IN ('policy-7', 'policy-3')",
                "SELECT patients AS p FROM policy_outcomes",
                "WITH mine AS (SELECT persons AS q FROM Policy_Outcomes) SELECT avg(q), count(q) FROM mine",
                "CREATE VIEW mine AS SELECT persons q FROM policy_outcomes; SELECT sum(q) FROM mine",
                "CREATE TEMP MACRO mine() AS TABLE FROM policy_outcomes; SELECT sum(persons) FROM mine()",
                "CREATE TABLE mine AS SELECT persons q FROM policy_outcomes",
                "SELECT sum(persons) FROM query_table('policy' || '_outcomes')",
                "PREPARE mine AS SELECT sum(persons) FROM policy_outcomes; EXECUTE mine",
                "BEGIN; SELECT sum(persons) FROM policy_outcomes; COMMIT",
                "/* why */ FROM policy_outcomes SELECT sum(persons)"
            })
    void withheldRowsThatTookPartAreTold(String sql) {
        Shell shell = Shell.run("sql", run, "--format", "csv", "-e", sql);

        assertEquals(0, shell.exitCode(), shell.err());
        assertTrue(
                shell.err()
                        .startsWith("note: 11 of 100 rows of policy_outcomes rest on fewer than 11 synthetic patients,"
                                + " and their numbers are NULL: "),
                shell.err());
        assertEquals("", Shell.run("sql", run, "--show-small-cells", "-e", sql).err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT sum(persons) FROM policy_outcomes WHERE policy = 'policy-40'",
                "SELECT sum(persons) FROM policy_outcomes WHERE patients >= 30",
                "SELECT count(*), max(policy) FROM policy_outcomes",
                "CREATE VIEW mine AS SELECT * FROM policy_outcomes; SELECT sum(persons) FROM mine WHERE patients > 50",
                "SELECT sum(value) FROM parameter",
                "EXPLAIN SELECT sum(persons) FROM policy_outcomes"
            })
    void anAnswerInWhichTheyTookNoPartHasNoNote(String sql) {
        Shell shell = Shell.run("sql", run, "--format", "csv", "-e", sql);

        assertEquals(0, shell.exitCode(), shell.err());
        assertEquals("", shell.err());
    }

    @Test
    void aColumnOfTheAskersOwnIsNotBlankedForItsName() {
        Shell shell = Shell.run(
                "sql", run, "--format", "csv", "-e", "SELECT count(*) AS patients, 1.5::DOUBLE AS mean FROM parameter");

        assertEquals(new Shell(0, "patients,mean\n1,1.5\n", ""), shell);
    }

    @Test
    void askingOnceMoreLeavesNothingBehind() {
        Shell shell = Shell.run(
                "sql",
                run,
                "--format",
                "csv",
                "-e",
                "SELECT count(persons) FROM policy_outcomes; SELECT count(persons) FROM policy_outcomes");

        assertEquals(List.of("count(persons)", "89", "count(persons)", "89"), shell.lines());
    }

    @Test
    void aTableThatIsMissingFromACompleteRunIsNamed(@TempDir Path folder) throws IOException {
        Path damaged = TestRuns.write(folder, "run-e");
        Path table = damaged.resolve("parameter");
        Files.move(table, folder.resolve("elsewhere"));

        Shell query = Shell.run("sql", damaged, "-e", "SELECT count(*) FROM parameter");

        assertEquals(2, query.exitCode());
        assertTrue(query.err().startsWith("table parameter: " + table + "/part-"), query.err());
        assertTrue(query.err().contains(": is missing"), query.err());
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
        assertTrue(shell.err().contains("none.sql: no such file"), shell.err());
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

    @ParameterizedTest
    @ValueSource(strings = {"run.duckdb", "a;b=c [x] \u00e9.duckdb"})
    void theCatalogFileAnswersLikeTheRunAlsoAfterBothWereMoved(String name, @TempDir Path folder) throws Exception {
        Path place = Files.createDirectory(folder.resolve("here"));
        Path file = place.resolve(name);
        Path own = TestRuns.write(place, "run-a");

        Shell shell = Shell.run("catalog", own, "--duckdb", file);

        assertEquals(0, shell.exitCode(), shell.err());
        assertTrue(shell.err().startsWith("note: 11 of 100 rows of policy_outcomes rest on"), shell.err());
        assertEquals("100 89 11", catalogAnswer(file));
        assertEquals(2, Shell.run("catalog", run, "--duckdb", file).exitCode());
        Path moved = folder.resolve("draw=3 [b] it's there");
        Files.move(place, moved);
        assertEquals("100 89 11", catalogAnswer(moved.resolve(name)));
    }

    @Test
    void aCatalogFileElsewhereMayBeMovedAlone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("run.duckdb");
        assertEquals(0, Shell.run("catalog", run, "--duckdb", file).exitCode());
        Path moved = Files.createDirectory(folder.resolve("there")).resolve("run.duckdb");
        Files.move(file, moved);

        assertEquals("100 89 11", catalogAnswer(moved)); // 0 to 10 patients are withheld
    }

    private static String catalogAnswer(Path file) throws java.sql.SQLException {
        java.util.Properties readOnly = new java.util.Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        String path = file.toString();
        // as a tool opens it; a path with a semicolon no JDBC address can hold
        boolean holds = !path.contains(";");
        try (java.sql.Connection connection = java.sql.DriverManager.getConnection(
                        "jdbc:duckdb:" + (holds ? path : ""), holds ? readOnly : null);
                java.sql.Statement statement = connection.createStatement()) {
            if (!holds) {
                statement.execute("SET temp_directory = '" + path.replace("'", "''") + ".tmp'");
                statement.execute("ATTACH '" + path.replace("'", "''") + "' AS run (READ_ONLY)");
                statement.execute("USE run");
            }
            try (java.sql.ResultSet rows = statement.executeQuery("SELECT count(*), count(patients),"
                    + " (SELECT withheld FROM withheld_rows) FROM policy_outcomes")) {
                rows.next();
                return rows.getInt(1) + " " + rows.getInt(2) + " " + rows.getInt(3);
            }
        }
    }
}
