package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.RunFolder;
import org.allostat.run.RunTitle;
import org.allostat.run.TestRuns;
import org.allostat.table.LocalSpark;
import org.allostat.table.TableSchema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a RUN argument means, in a folder with two runs of policies, a survey that came after them, and an older survey. */
class RunsCommandTest {
    @TempDir
    static Path out;

    @BeforeAll
    static void writeRuns() throws IOException {
        survey("ef01", "Survey of last year", "2026-01-01T00:00:00Z");
        policies("ab12", "Twelve policies over five years", "2026-01-02T00:00:00Z");
        policies("ab34", "Buprenorphine in Vermont", "2026-01-03T00:00:00Z");
        survey("cd56", "A survey as the nation holds it", "2026-01-04T00:00:00Z");
        Files.createDirectories(out.resolve("no-run"));
    }

    private static void policies(String id, String title, String written) throws IOException {
        TestRuns.write(out, id);
        call(id, title, written);
    }

    private static void survey(String id, String title, String written) throws IOException {
        try (RunFolder folder = RunFolder.open(LocalSpark.session(), out.toString(), TestRuns.description(id))) {
            folder.write(
                    "survey_estimates",
                    LocalSpark.session()
                            .createDataFrame(
                                    List.of(),
                                    TableSchema.of("survey_estimates").structType()));
            folder.commit(List.of("survey_estimates"));
        }
        call(id, title, written);
    }

    private static void call(String id, String title, String written) throws IOException {
        try (RunFolder folder = RunFolder.open(LocalSpark.session(), out.toString(), TestRuns.description(id))) {
            folder.call(new RunTitle("study-" + id, title));
        }
        Files.setLastModifiedTime(out.resolve(id).resolve("manifest.json"), FileTime.from(Instant.parse(written)));
    }

    private static Shell verify(String run) {
        return Shell.run("verify", out + "/" + run);
    }

    @Test
    void runsAreListedNewestFirstWithKindTitleAndSize() {
        Shell shell = Shell.run("runs", "--out", out, "--format", "csv");

        assertEquals(0, shell.exitCode(), shell.err());
        assertEquals(5, shell.lines().size(), shell.out());
        assertEquals(
                "id,kind,written_utc,policies,patients,draws,size_mib,pack,study,title",
                shell.lines().get(0));
        assertTrue(
                shell.lines()
                        .get(1)
                        .matches(
                                "cd56,survey,2026-01-04T00:00:00Z,,,,\\d+\\.\\d,,study-cd56,A survey as the nation holds it"),
                shell.out());
        assertTrue(shell.lines().get(2).startsWith("ab34,run,2026-01-03T00:00:00Z,"), shell.out());
        assertTrue(shell.lines().get(3).startsWith("ab12,run,"), shell.out());
        assertTrue(shell.lines().get(4).startsWith("ef01,survey,"), shell.out());
    }

    @Test
    void whatOneCommandPrintsTheNextAccepts() {
        Shell listed = Shell.run("runs", "--out", out, "--format", "csv");
        for (String line : listed.lines().subList(1, 5)) {
            String id = line.substring(0, line.indexOf(','));
            Shell verified = verify(id);
            assertEquals(0, verified.exitCode(), verified.err());
            assertTrue(verified.out().startsWith(out.resolve(id).toString()), verified.out());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ab12, ab12",
        "ab3, ab34",
        "AB3, ab34",
        "twelve policies over five years, ab12",
        "vermont, ab34",
        "study-ab12, ab12",
        "latest, cd56",
        "latest:run, ab34",
        "latest:survey, cd56",
        "last year, ef01",
    })
    void aRunIsFoundByIdPrefixTitleAndKind(String argument, String id) {
        assertEquals(out.resolve(id), CompleteRun.find(out + "/" + argument).folder());
    }

    @Test
    void theFileThatNamesTheLatestRunMeansThatRun() {
        assertTrue(Files.isRegularFile(out.resolve("latest")));
        assertEquals(out.resolve("cd56"), CompleteRun.find(out + "/latest").folder());
    }

    @Test
    void whatBeginsSeveralIdsListsThem() {
        Shell shell = verify("ab");

        assertEquals(2, shell.exitCode());
        assertTrue(shell.err().contains("may mean any of 2 runs"), shell.err());
        assertTrue(
                shell.err()
                        .contains(
                                "ab34 (run, \"Buprenorphine in Vermont\"), ab12 (run, \"Twelve policies over five years\")"),
                shell.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "AB", "ab13", "nothing of the kind", "latest:calibrate", "latest:surveys", "latest:"})
    void everyRefusalBeginsWithWhatWasAskedFor(String name) {
        String argument = out + "/" + name;
        InputException error = assertThrows(InputException.class, () -> CompleteRun.find(argument));
        assertTrue(
                error.problems().get(0).startsWith(argument), error.problems().get(0));
    }

    @Test
    void anUnknownRunGetsTheNearestName() {
        Shell id = verify("ab13");
        assertEquals(2, id.exitCode());
        assertTrue(id.err().contains("ab13: no such run; did you mean ab12?"), id.err());
        Shell title = verify("Buprenorfine in Vermont");
        assertEquals(2, title.exitCode());
        assertTrue(title.err().contains("did you mean Buprenorphine in Vermont?"), title.err());
        Shell kind = verify("latest:surveys");
        assertEquals(2, kind.exitCode());
        assertTrue(kind.err().contains("did you mean survey? (allowed: run, survey, emulate, calibrate)"), kind.err());
        Shell lacking = verify("latest:calibrate");
        assertEquals(2, lacking.exitCode());
        assertTrue(lacking.err().contains("holds no run of kind calibrate"), lacking.err());
    }

    @Test
    void aQueryOnPoliciesAfterASurveyHitsTheLatestRunOfPolicies() {
        Shell shell = Shell.run("sql", out, "--format", "csv", "-e", "SELECT count(*) AS n FROM policy_outcomes");

        assertEquals(0, shell.exitCode(), shell.err());
        assertEquals(List.of("n", "100"), shell.lines());
        assertTrue(shell.err().contains("is taken for ab34, the latest run with policy_outcomes"), shell.err());
        Shell survey = Shell.run("sql", out, "--format", "csv", "-e", "SELECT count(*) AS n FROM survey_estimates");
        assertEquals(List.of("n", "0"), survey.lines(), survey.err());
        assertFalse(survey.err().contains("is taken for"), survey.err());
    }

    @Test
    void aTitleIsNoPartOfWhatIsVerified() {
        Shell shell = verify("ab12");

        assertEquals(0, shell.exitCode(), shell.err());
        assertTrue(shell.out().contains("2 tables, 101 rows, complete and unchanged"), shell.out());
    }
}
