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
import java.util.Set;
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
            "pivots.patients=50",
            "--set",
            "draws=2",
            "--set",
            "uncertainty=prior",
            "--set",
            "structures=[{id: no-hyperalgesia, title: None, parameters: {pi_NI: 0}}]",
            "--set",
            "policies=[usual-care,escalate-on-breakthrough,buprenorphine-offer,buprenorphine-with-waiting-list,acute-course-limit,forced-taper]");

    /** Tables that are empty where a study has fewer than 30 draws, as this one. */
    private static final Set<String> OF_DRAWS = Set.of("sensitivity");

    @TempDir
    static Path folder;

    private static Path reference;
    private static String summary;

    @BeforeAll
    static void runOnce() throws IOException, InterruptedException {
        reference = folder.resolve("reference");
        AllostatProcess.Result result = run(reference, "--master", "local[1]", "--set", "partitions=1");
        assertEquals(0, result.exitCode(), result.output());
        assertTrue(result.output().contains("escalate-on-breakthrough"), result.output());
        summary = result.output();
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
    void referencesStandApartInTablesAndOnTheTerminal() throws SQLException {
        assertEquals(
                "escalate-on-breakthrough,forced-taper",
                ask("SELECT string_agg(DISTINCT policy, ',' ORDER BY policy) FROM cost_effectiveness"
                        + " WHERE dominance = 'reference' AND standing = 'reference'"));
        assertEquals(
                "0",
                ask(
                        "SELECT count(*) FROM cost_effectiveness WHERE (standing = 'reference') <> (dominance = 'reference')"
                                + " OR next_best IN ('escalate-on-breakthrough', 'forced-taper')"
                                + " OR (standing = 'reference' AND (icer IS NOT NULL OR comparator_icer IS NOT NULL"
                                + " OR net_monetary_benefit IS NOT NULL))"));
        assertTrue(summary.contains("references: they show harm and are no options"), summary);
    }

    /** Years and the horizon are two tallies of the same people; a year's value is rounded to cents and millionths. */
    @Test
    void yearsAddUpToTheHorizonAndItemsToBudgets() throws SQLException {
        String years =
                "(SELECT policy, draw, stratum_variable, stratum, outcome, sum(coalesce(discounted_total, total)) AS total"
                        + " FROM yearly_outcomes GROUP BY ALL)";
        String both = " FROM policy_outcomes o JOIN " + years + " y USING (policy, draw, stratum_variable, stratum)"
                + " WHERE o.measure = 'total_' || y.outcome";
        assertEquals("0,1,2", ask("SELECT string_agg(DISTINCT o.draw, ',' ORDER BY o.draw)" + both));
        assertEquals("4", ask("SELECT count(DISTINCT outcome)" + both)); // deaths, crises, QALYs, cost
        assertEquals(
                "0", ask("SELECT count(*)" + both + " AND abs(total - estimate) > 1e-5 * greatest(1, abs(estimate))"));
        assertEquals(
                "0",
                ask("SELECT count(*) FROM (SELECT policy, draw, payer, year,"
                        + " sum(total_usd) FILTER (WHERE cost_item = 'all') AS usd,"
                        + " sum(total_usd) FILTER (WHERE cost_item <> 'all') AS items"
                        + " FROM budget_impact GROUP BY ALL) WHERE abs(items - usd) > 1e-5 * usd"));
    }

    /** The rule once more, over pivots and draws, in SQL over the tables: it needs nothing of the program. */
    @Test
    void identifiedIsOneClearSignInDrawZeroAndUnderEveryPivot() throws SQLException {
        String pivots = ask("SELECT count(DISTINCT pivot_id) FROM pivot_contrasts");
        assertTrue(Integer.parseInt(pivots) > 1, pivots);
        String rule = "WITH signs AS (SELECT policy, stratum_variable, stratum, measure,"
                + " count(*) FILTER (WHERE ci_low > 0) AS up, count(*) FILTER (WHERE ci_high < 0) AS down"
                + " FROM (SELECT policy, stratum_variable, stratum, measure, ci_low, ci_high FROM pivot_contrasts UNION ALL"
                + " SELECT policy, stratum_variable, stratum, measure, ci_low, ci_high FROM policy_contrasts WHERE draw > 0)"
                + " GROUP BY ALL), expected AS (SELECT *,"
                + " CASE WHEN up > 0 AND down > 0 THEN 'turned' WHEN greatest(up, down) = 2 + " + pivots
                + " THEN 'identified' ELSE 'unclear' END AS verdict FROM signs)"
                + " SELECT count(*) FROM (FROM policy_contrasts WHERE draw = 0)"
                + " JOIN expected USING (policy, stratum_variable, stratum, measure)";
        assertEquals(ask("SELECT count(*) FROM policy_contrasts WHERE draw = 0"), ask(rule));
        assertEquals(
                "0",
                ask(rule + " WHERE identification <> verdict OR identified IS DISTINCT FROM (verdict = 'identified')"
                        + " OR (turned_by IS NULL) <> (verdict <> 'turned')"));
        for (String verdict : List.of("turned", "identified", "unclear")) {
            assertTrue(
                    Long.parseLong(ask("SELECT count(*) FROM policy_contrasts WHERE draw = 0 AND identification = '"
                                    + verdict + "'"))
                            > 0,
                    verdict);
        }
    }

    /** People join, start, leave and wait, month by month and without rest; patients' rows and the table's last month agree. */
    @Test
    void peopleWaitAndTheTableSaysHowLong() throws SQLException {
        assertEquals(
                "buprenorphine-with-waiting-list,true,true,true,0",
                ask(
                        "WITH months AS (SELECT *, lag(waiting_at_end, 1, 0) OVER (PARTITION BY draw, offer ORDER BY month) AS before"
                                + " FROM waiting_times) SELECT concat_ws(',', min(policy), max(waiting_at_end) > 0, max(mean_wait_days) > 0,"
                                + " bool_and(settled), count(*) FILTER"
                                + " (WHERE abs(before + joined - started - left_unserved - waiting_at_end) > 0.001)) FROM months"));
        assertEquals(
                "true",
                ask("SELECT abs(sum(weight) - (SELECT sum(waiting_at_end) FROM waiting_times WHERE draw = 0 AND month ="
                        + " (SELECT max(month) FROM waiting_times))) < 0.01 FROM patient_outcomes WHERE waiting_at_end"
                        + " AND (NOT died OR death_day > 28 * (SELECT max(month) FROM waiting_times))"));
    }

    /** A sample meets the pivots, and stands for as many people as the cohort. */
    @Test
    void whoMeetsThePivotsStandsForTheCohort() throws SQLException {
        assertEquals(
                "1,true,true",
                ask("SELECT concat_ws(',', count(DISTINCT round(persons)),"
                        + " min(patients) FILTER (WHERE pivot_id <> 'none')"
                        + " < min(patients) FILTER (WHERE pivot_id = 'none'),"
                        + " count(DISTINCT patients) FILTER (WHERE pivot_id <> 'none') = 1)"
                        + " FROM pivot_contrasts WHERE stratum = 'all' AND measure = 'qalys'"));
    }

    @Test
    void noWinnerIsNamedWhereASignTurns() throws SQLException {
        String turned = ask("SELECT concat_ws(' ', policy, measure) FROM policy_contrasts WHERE draw = 0"
                + " AND stratum = 'long_term' AND measure IN ('qalys', 'end_pain') AND identification = 'turned'"
                + " ORDER BY ALL LIMIT 1");
        assertTrue(turned.contains(" "), turned);
        String[] names = turned.split(" ", -1);
        String line = summary.lines()
                .filter(text -> text.strip().startsWith(names[0] + " "))
                .findFirst()
                .orElse("");
        assertTrue(line.contains(" ?"), "a sign that turns is marked: " + turned + "\n" + summary);
        assertFalse(summary.contains("frontier"), summary);
    }

    @Test
    void aStudyWithoutPivotsSaysSo() throws Exception {
        AllostatProcess.Result result = run(folder.resolve("none"), "--set", "pivots.parameters=[]");
        assertEquals(0, result.exitCode(), result.output());
        assertTrue(result.output().contains("the sign is not identified: a draw or a pivot turns it"), result.output());
    }

    private static String ask(String query) throws SQLException {
        CompleteRun run = CompleteRun.find(reference.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String table : Pipeline.TABLES) {
                statement.execute("CREATE VIEW " + table + " AS SELECT * FROM read_parquet('"
                        + run.folder().resolve(table) + "/*.parquet')");
            }
            try (ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        }
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
                assertEquals(OF_DRAWS.contains(table), count(statement, a) == 0, "whether " + table + " is empty");
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
