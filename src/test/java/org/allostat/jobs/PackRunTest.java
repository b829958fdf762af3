package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.allostat.run.CompleteRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of a state, as a user starts it: whose people it has, and that whatever it writes says so. */
final class PackRunTest {
    @TempDir
    static Path folder;

    private static CompleteRun run;
    private static String summary;

    @BeforeAll
    static void runOnce() throws IOException, InterruptedException {
        Path out = folder.resolve("runs");
        AllostatProcess.Result result = AllostatProcess.run(
                folder,
                "run",
                "jobs/studies/ci.yaml",
                "--pack",
                "kentucky",
                "--patients",
                "150",
                "--set",
                "years=1",
                "--set",
                "draws=2",
                "--set",
                "pivots.parameters=[]",
                "--set",
                "policies=[usual-care,forced-taper]",
                "--set",
                "beyond_horizon=life_expectancy",
                "--out",
                out.toString(),
                "--master",
                "local[2]");
        assertEquals(0, result.exitCode(), result.output());
        summary = result.output().replaceAll("\\s+", " ");
        run = CompleteRun.find(out.toString());
    }

    private static double ask(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String table : Pipeline.TABLES) {
                statement.execute("CREATE VIEW " + table + " AS SELECT * FROM read_parquet('"
                        + run.folder().resolve(table) + "/*.parquet')");
            }
            try (ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getDouble(1);
            }
        }
    }

    private static void assertSays(String text, String part) {
        assertTrue(text.contains(part), () -> "no '" + part + "' in:\n" + text);
    }

    /** 1.15 million users among 3.470581 million adults, which is the sum of adults.csv. */
    @Test
    void usersAreThoseOfTheStateAmongItsAdults() throws SQLException {
        String everybody = " FROM survey_estimates WHERE domain_variable = 'all' AND estimate_id = ";
        assertEquals(1.15, ask("SELECT simulated" + everybody + "'users'"), 1e-9);
        assertEquals(100 * 1.15 / 3.470581, ask("SELECT simulated" + everybody + "'use'"), 1e-9);
    }

    /** Patients stand for users without misuse who meet two or more criteria, as many as the interview of everybody finds. */
    @Test
    void weightsAddUpToThoseWhoMeetTheCriteria() throws SQLException {
        assertEquals(
                1e6
                        * ask("SELECT simulated FROM survey_estimates WHERE domain_variable = 'all'"
                                + " AND estimate_id = 'poud_without_misuse_total'"),
                ask("SELECT sum(weight) FROM cohort"),
                0.5);
    }

    @Test
    void noFigureOfTheCountryStandsBesideTheState() throws SQLException {
        assertEquals(0, ask("SELECT count(published) FROM survey_estimates"));
    }

    @Test
    void theParametersOfTheRunSayWhoseTheyAre() throws SQLException {
        assertEquals(
                1,
                ask("SELECT count(*) FROM parameter WHERE draw = 0 AND parameter_id = 'population.users_million'"
                        + " AND value = 1.15 AND basis = 'assumed' AND source LIKE 'Pack kentucky: %'"));
        assertEquals(
                3,
                ask("SELECT count(DISTINCT value) FROM parameter WHERE parameter_id = 'costs.visit'"),
                "a price level takes away no uncertainty");
        assertEquals(
                0.887 * 130, ask("SELECT value FROM parameter WHERE draw = 0 AND parameter_id = 'costs.visit'"), 1e-9);
    }

    @Test
    void manifestScreenPageAndListSayWhichPack() throws IOException {
        assertEquals("kentucky", run.manifest().config().at("/pack/name").asText());
        assertEquals(64, run.manifest().config().at("/pack/sha256").asText().length());
        assertSays(summary, " thousand adults of Kentucky without misuse");
        assertSays(summary, "Pack kentucky: Kentucky, 2021");
        String page = Files.readString(run.folder().resolve(RunReport.FILE));
        assertSays(page, " thousand adults of Kentucky");
        assertSays(page, "years for adults of Kentucky who take opioids");
        assertSays(page, "Pack kentucky: How many adults use opioids in Kentucky is not published");
        Shell list = Shell.run("runs", "--out", folder.resolve("runs"), "--format", "csv");
        assertSays(list.out(), ",kentucky,ci,");
    }

    /** It would be refused if a life came out otherwise than the run stored it. */
    @Test
    void aPatientOfTheStateIsReplayedFromWhatTheRunKept() {
        Shell explained =
                Shell.run("explain", run.folder(), "--pick", "most-harmed", "--out", folder.resolve("explained"));
        assertEquals(0, explained.exitCode(), explained.err());
        assertSays(explained.out(), "adults of Kentucky.");
    }

    @Test
    void theSameQuestionOfTheCountryIsAnotherRun() throws IOException, InterruptedException {
        AllostatProcess.Result again = AllostatProcess.run(
                folder,
                "evaluate",
                "jobs/studies/ci.yaml",
                "--out",
                folder.resolve("runs").toString());
        assertEquals(2, again.exitCode(), again.output());
        assertSays(again.output(), "table cohort is not there yet");
    }

    @Test
    void nothingIsCalibratedToAState() {
        Shell refused = Shell.run("calibrate", "ci", "--pack", "kentucky", "--out", folder.resolve("never"));
        assertEquals(2, refused.exitCode(), refused.err());
        assertSays(refused.err(), "pack kentucky: what is calibrated to was published of the country");
    }
}
