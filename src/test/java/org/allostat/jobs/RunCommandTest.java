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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.run.CompleteRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as a user starts it: real processes, real Spark, real Parquet. */
final class RunCommandTest {
    private static final List<String> STUDY = List.of(
            "run",
            "jobs/studies/ci.yaml",
            "--patients",
            "150",
            "--set",
            "years=1",
            "--set",
            "policies=[usual-care,escalate-on-breakthrough,buprenorphine-offer,forced-taper]");

    @TempDir
    static Path folder;

    private static Path reference;

    @BeforeAll
    static void runOnce() throws IOException, InterruptedException {
        reference = folder.resolve("reference");
        AllostatProcess.Result result = run(reference, "--master", "local[1]", "--set", "partitions=1");
        assertEquals(0, result.exitCode(), result.output());
        assertTrue(result.output().contains("escalate-on-breakthrough"), result.output());
    }

    private static AllostatProcess.Result run(Path out, String... more) throws IOException, InterruptedException {
        return AllostatProcess.run(folder, arguments(out, more).toArray(String[]::new));
    }

    private static List<String> arguments(Path out, String... more) {
        List<String> arguments = new ArrayList<>(STUDY);
        arguments.addAll(List.of("--out", out.toString()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    @Test
    void tablesAreTheSameForAnyCoresAndPartitions() throws Exception {
        Path seven = folder.resolve("seven");
        Path sixtyFour = folder.resolve("sixty-four");
        AllostatProcess.Result onTwoCores = run(seven, "--master", "local[2]", "--set", "partitions=7");
        assertEquals(0, onTwoCores.exitCode(), onTwoCores.output());
        AllostatProcess.Result many = run(sixtyFour, "--master", "local[2]", "--set", "partitions=64");
        assertEquals(0, many.exitCode(), many.output());
        assertSameTables(reference, seven);
        assertSameTables(reference, sixtyFour);
    }

    @Test
    void aKilledRunDoesNotPassVerifyAndIsResumedToTheSameTables() throws Exception {
        Path out = folder.resolve("killed");
        AllostatProcess first = AllostatProcess.start(folder, arguments(out));
        while (first.isAlive() && finishedCohorts(out).isEmpty()) {
            Thread.sleep(20);
        }
        first.kill();
        List<Path> runs = finishedCohorts(out);
        assertEquals(1, runs.size(), first.text());
        assertFalse(Files.exists(runs.get(0).resolve("manifest.json")), "killed too late to show anything");
        AllostatProcess.Result verified =
                AllostatProcess.run(folder, "verify", runs.get(0).toString());
        assertEquals(2, verified.exitCode(), verified.output());
        AllostatProcess.Result resumed = run(out);
        assertEquals(0, resumed.exitCode(), resumed.output());
        assertFalse(resumed.output().contains("universe "), "the cohort was complete: " + resumed.output());
        assertSameTables(reference, out);
    }

    @Test
    void theSameQuestionIsAnsweredOnce() throws Exception {
        AllostatProcess.Result again = run(reference);
        assertEquals(0, again.exitCode(), again.output());
        assertTrue(again.output().contains("answered before"), again.output());
    }

    @Test
    void stagesAloneMakeTheSameRun() throws Exception {
        Path out = folder.resolve("stages");
        List<String> rest = arguments(out).subList(1, arguments(out).size());
        AllostatProcess.Result tooEarly = AllostatProcess.run(folder, with("simulate", rest));
        assertEquals(2, tooEarly.exitCode(), tooEarly.output());
        assertTrue(tooEarly.output().contains("run 'jobs/allostat cohort'"), tooEarly.output());
        assertEquals(0, AllostatProcess.run(folder, with("cohort", rest)).exitCode());
        assertTruncationIsNoticed(out, rest);
        for (String stage : List.of("simulate", "evaluate")) {
            AllostatProcess.Result result = AllostatProcess.run(folder, with(stage, rest));
            assertEquals(0, result.exitCode(), result.output());
        }
        assertSameTables(reference, out);
    }

    private static void assertTruncationIsNoticed(Path out, List<String> rest) throws Exception {
        Path file;
        try (Stream<Path> files = Files.list(finishedCohorts(out).get(0).resolve("cohort"))) {
            file = files.filter(path -> path.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertRefused(AllostatProcess.run(folder, with("simulate", rest)), String.valueOf(file.getFileName()));
        Files.write(file, whole);
    }

    @Test
    void wrongPlacesForResultsAreRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");
        assertRefused(run(file), file.toString());
        Path foreign = folder.resolve("foreign");
        String id = CompleteRun.find(reference.toString()).manifest().runId();
        Files.createDirectories(foreign.resolve(id));
        Files.writeString(foreign.resolve(id).resolve("thesis.docx"), "somebody else's");
        assertRefused(run(foreign), id);
        assertTrue(Files.exists(foreign.resolve(id).resolve("thesis.docx")));
    }

    @Test
    void wrongStudiesAreRefusedWithEveryProblem() throws Exception {
        Path out = folder.resolve("never");
        assertRefused(run(out, "--set", "yaers=2"), "yaers");
        assertRefused(run(out, "--set", "policies=[usual-care,conversatoin]"), "conversation");
        assertRefused(run(out, "--set", "discount_rate_per_year=-1"), "discount_rate_per_year");
        assertRefused(run(out, "--set", "parameters.hazard.overdose_bas=1"), "hazard.overdose_base");
        assertRefused(
                AllostatProcess.run(folder, "run", "no-such-study.yaml", "--out", out.toString()), "no-such-study");
        assertFalse(Files.exists(out), "nothing that looks like a result is left");
    }

    private static String[] with(String command, List<String> rest) {
        return Stream.concat(Stream.of(command), rest.stream()).toArray(String[]::new);
    }

    private static void assertRefused(AllostatProcess.Result result, String named) {
        assertEquals(2, result.exitCode(), result.output());
        assertTrue(result.output().contains(named), result.output());
        assertFalse(result.output().contains("\tat "), "no stack trace: " + result.output());
    }

    /** Runs whose first stage is complete. */
    private static List<Path> finishedCohorts(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(out)) {
            return runs.filter(run -> Files.isDirectory(run.resolve("cohort"))
                            && Files.isDirectory(run.resolve("survey_estimates")))
                    .toList();
        }
    }

    /** Every value of every table, both ways. */
    private static void assertSameTables(Path expected, Path actual) throws SQLException {
        CompleteRun left = CompleteRun.find(expected.toString());
        CompleteRun right = CompleteRun.find(actual.toString());
        assertEquals(left.manifest().runId(), right.manifest().runId());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String table : Pipeline.TABLES) {
                String a = "SELECT * FROM read_parquet('" + left.folder().resolve(table) + "/*.parquet')";
                String b = "SELECT * FROM read_parquet('" + right.folder().resolve(table) + "/*.parquet')";
                assertTrue(count(statement, a) > 0, table + " is empty");
                assertEquals(0, count(statement, a + " EXCEPT ALL " + b), table);
                assertEquals(0, count(statement, b + " EXCEPT ALL " + a), table);
            }
        }
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM (" + query + ")")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
