package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.run.TestRuns;
import org.allostat.sql.RunVerification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements reach the tables of the run that is given, and nothing else of the machine or the network. */
class SqlConfinementTest {
    private static final String SECRET = "the eagle flies at midnight";

    @TempDir
    private static Path folder;

    private static Path run = Path.of("");
    private static Path other = Path.of("");

    @BeforeAll
    static void writeRuns() throws IOException {
        run = TestRuns.write(folder.resolve("it's [a] folder*"), "run-a");
        other = TestRuns.write(folder, "run-b");
        Files.writeString(folder.resolve("secret.csv"), "x\n" + SECRET + "\n");
        Files.writeString(folder.resolve("secret.json"), "{\"x\": \"" + SECRET + "\"}");
    }

    @AfterEach
    void theRunIsAsItWasAndNothingWasWritten() throws IOException {
        assertEquals(List.of(), RunVerification.problems(CompleteRun.find(run.toString())));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("it's [a] folder*", "latest", "run-b", "secret.csv", "secret.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('DIR/secret.csv')",
                "FROM 'DIR/secret.csv'",
                "FROM 'DIR/*.csv'",
                "FROM \"DIR/secret.csv\"",
                "SELECT * FROM read_text('DIR/secret.csv')",
                "SELECT * FROM read_blob('DIR/secret.csv')",
                "SELECT * FROM read_json('DIR/secret.json')",
                "SELECT * FROM read_json_objects('DIR/secret.json')",
                "SELECT * FROM read_text('RUN/../../secret.csv')",
                "SELECT * FROM read_text('FILE/../../../../secret.csv')",
                "SELECT * FROM read_text('/proc/self/environ')",
                "SELECT * FROM read_text('/dev/stdin')",
                "SELECT * FROM glob('DIR/*')",
                "SELECT * FROM glob('RUN/*')",
                "SELECT * FROM sniff_csv('DIR/secret.csv')",
                "SELECT * FROM parquet_metadata('OTHER')",
                "SELECT * FROM read_parquet('OTHER')",
                "SELECT * FROM read_text('RUN/manifest.json')",
                "CREATE VIEW mine AS SELECT * FROM read_csv('DIR/secret.csv'); FROM mine",
                "CREATE MACRO mine(f) AS TABLE SELECT * FROM read_text(f); FROM mine('DIR/secret.csv')",
                "SELECT * FROM query('FROM read_text(''DIR/secret.csv'')')",
                "SELECT * FROM query_table('DIR/secret.csv')",
                "PREPARE p AS SELECT * FROM read_text('DIR/secret.csv'); EXECUTE p",
                "CREATE TABLE t(x VARCHAR); COPY t FROM 'DIR/secret.csv'; FROM t",
                "COPY policy_outcomes TO 'DIR/out.csv'",
                "COPY (SELECT 1) TO 'FILE' (USE_TMP_FILE false)",
                "EXPLAIN ANALYZE COPY (SELECT 1) TO 'FILE' (USE_TMP_FILE false)",
                "PREPARE p AS COPY (SELECT 1) TO 'FILE' (USE_TMP_FILE false); EXECUTE p",
                "SELECT $a$ ' $a$; COPY (SELECT 1) TO 'FILE' (USE_TMP_FILE false); SELECT ' '",
                "SELECT E'\\''; /* ' */ copy/**/(SELECT 1) to\n'FILE' (USE_TMP_FILE false)",
                "EXPORT DATABASE 'DIR/exported'",
                "IMPORT DATABASE 'DIR'",
                "ATTACH 'DIR/mine.duckdb'",
                "ATTACH 'DIR/mine.duckdb' (READ_ONLY)",
                "ATTACH 'https://example.org/x.duckdb'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "INSTALL json FROM 'https://example.org'",
                "LOAD 'DIR/x.duckdb_extension'",
                "FROM read_csv('https://example.org/x.csv')",
                "FROM 's3://bucket/x.parquet'",
                "CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')",
                "SET enable_external_access = true; FROM read_text('DIR/secret.csv')",
                "RESET enable_external_access; FROM read_text('DIR/secret.csv')",
                "SET GLOBAL lock_configuration = false",
                "SET allowed_paths = ['DIR/secret.csv']",
                "SET allowed_directories = ['/']",
                "SET temp_directory = 'DIR/spilled'",
                "SET secret_directory = 'DIR/secrets'",
                "SET extension_directory = 'DIR/extensions'",
                "SET log_query_path = 'DIR/log'",
                "SET profiling_output = 'DIR/profile'",
                "PRAGMA profiling_output = 'DIR/profile'",
                "CALL enable_logging(storage = 'file', storage_path = 'DIR/log'); SELECT 1",
                "SELECT getenv('HOME')",
            })
    void isRefused(String attempt) throws IOException {
        String file = file(run);
        String sql = attempt.replace("DIR", sql(folder))
                .replace("RUN", sql(run))
                .replace("OTHER", file(other).replace("'", "''"))
                .replace("FILE", file.replace("'", "''"));
        Shell shell = Shell.run("sql", run, "--format", "csv", "-e", sql);
        assertEquals(2, shell.exitCode(), shell.out() + shell.err());
        assertFalse((shell.out() + shell.err()).contains(SECRET), shell.out() + shell.err());
        assertFalse(shell.err().contains("closed pending query"), shell.err());
    }

    @Test
    void theMessageNamesTheOption() {
        Shell shell = Shell.run("sql", run, "-e", "FROM read_text('" + sql(folder) + "/secret.csv')");
        assertTrue(shell.err().contains("--allow-files"), shell.err());
    }

    @Test
    void tablesAndViewsOfTheSessionAreTheUsersOwn() {
        Shell shell = Shell.run(
                "sql",
                run,
                "--format",
                "csv",
                "-e",
                "CREATE TABLE mine AS SELECT policy FROM policy_outcomes WHERE patients > 97; CREATE VIEW yours AS FROM mine;"
                        + " CREATE MACRO twice(x) AS 2 * x; SET VARIABLE v = 3;"
                        + " SELECT count(*) AS n, twice(getvariable('v')) AS v, 'copy it' AS t FROM yours");
        assertEquals(0, shell.exitCode(), shell.err());
        assertTrue(shell.out().endsWith("n,v,t\n2,6,copy it\n"), shell.out());
    }

    @Test
    void ofAWrongStatementDuckDbSaysWhatIsWrong() {
        Shell shell = Shell.run("sql", run, "-e", "SELECT nope FROM policy_outcomes");
        assertTrue(shell.err().startsWith("Binder Error: Referenced column \"nope\" not found"), shell.err());
    }

    @Test
    void filesAreReadAndWrittenWhereTheUserAllowsIt(@TempDir Path mine) throws IOException {
        Path written = mine.resolve("out.csv");
        Shell shell = Shell.run(
                "sql",
                run,
                "--allow-files",
                "--format",
                "csv",
                "-e",
                "SELECT x FROM read_csv('" + sql(folder)
                        + "/secret.csv'); COPY (SELECT count(*) AS n FROM policy_outcomes) TO '" + sql(written) + "'");
        assertEquals(0, shell.exitCode(), shell.err());
        assertTrue(shell.out().contains(SECRET), shell.out());
        assertEquals("n\n100\n", Files.readString(written));
    }

    private static String sql(Path path) {
        return path.toString().replace("'", "''");
    }

    /** A file of the run, which may be read. */
    private static String file(Path of) {
        CompleteRun found = CompleteRun.find(of.toString());
        Manifest.TableContent table = found.manifest().table("policy_outcomes").orElseThrow();
        return found.files(table).get(0).toString();
    }
}
