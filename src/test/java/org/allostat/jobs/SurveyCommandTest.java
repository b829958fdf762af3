package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.xml.parsers.DocumentBuilderFactory;
import org.allostat.run.CompleteRun;
import org.allostat.sql.RunVerification;
import org.allostat.survey.puf.PufSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The survey as a user starts it: real processes, real Spark, real Parquet. */
final class SurveyCommandTest {
    /** About the smallest universe that the design of the national survey takes. */
    private static final String PEOPLE = "780000";

    @TempDir
    private Path folder;

    private AllostatProcess.Result survey(String... more) throws Exception {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "survey";
        arguments[1] = "--out";
        arguments[2] = folder.resolve("out").toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return AllostatProcess.run(folder, arguments);
    }

    @Test
    void publishedSimulatedAndTheFileStandSideBySide() throws Exception {
        Path puf = PufSample.write(folder);
        AllostatProcess.Result result = survey("--people", PEOPLE, "--replicates", "2", "--puf", puf.toString());
        assertEquals(0, result.exitCode(), result.output());
        assertTrue(result.output().contains("adherent_share_of_poud"), result.output());
        assertTrue(
                result.output()
                        .contains("warning: " + puf + ": the weights (ANALWT2_C) of adults add up to 40,000,000"),
                result.output());
        CompleteRun run = CompleteRun.find(folder.resolve("out").toString());
        assertTrue(RunVerification.problems(run).isEmpty());
        // eight of forty users of the file, none of whom misuse
        assertEquals("20.0", value(run, "survey_estimates", "puf", "estimate_id = 'poud_without_misuse'"));
        assertEquals("4.9", value(run, "survey_estimates", "published", "estimate_id = 'poud_without_misuse'"));
        assertEquals("2", value(run, "survey_replicates", "replicates", "estimate_id = 'users'"));
        String respondents = value(run, "survey_estimates", "respondents", "estimate_id = 'users'");
        assertEquals(respondents, value(run, "survey_respondent", "count(*)", "weight > 1"));
        assertTrue(Integer.parseInt(respondents) > 9_000, respondents);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(run.folder().resolve("survey_estimates.svg").toFile());
    }

    private static String value(CompleteRun run, String table, String column, String where) throws SQLException {
        String domain = table.equals("survey_respondent") ? "" : " AND domain = 'all'";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + column + " FROM read_parquet('"
                        + run.folder().resolve(table) + "/*.parquet') WHERE " + where + domain)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    @Test
    void wrongQuestionsAreRefusedBeforeAnythingIsDone() throws Exception {
        assertRefused(survey("--people", "1000"), "a synthetic person stands for");
        assertRefused(survey("--people", "some"), "survey.people");
        assertRefused(survey("--set", "survey.replicates=0"), "survey.replicates");
        assertRefused(survey("--puf", folder.resolve("none.txt").toString()), "none.txt: no such file");
        assertRefused(survey("--puf", PufSample.writeWithoutWeights(folder).toString()), "ANALWT2_C");
        assertRefused(survey("--puf", PufSample.writeTwice(folder).toString()), "stands on line 2 and on line 42");
        assertRefused(survey("--lonely-psu", "ignore"), "ignore");
        assertRefused(
                AllostatProcess.run(
                        folder, "run", "survey", "--out", folder.resolve("out").toString()),
                "policies: missing, needed by run");
        assertFalse(Files.exists(folder.resolve("out")), "nothing that looks like a result is left");
    }

    private static void assertRefused(AllostatProcess.Result result, String named) {
        assertEquals(2, result.exitCode(), result.output());
        assertTrue(result.output().contains(named), result.output());
        assertFalse(result.output().contains("\tat "), "no stack trace: " + result.output());
    }
}
