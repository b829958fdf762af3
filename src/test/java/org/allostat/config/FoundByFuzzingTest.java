package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allostat.evidence.CsvSource;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.LifeTable;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;
import org.allostat.run.CompleteRun;
import org.allostat.sql.SqlPrompt;
import org.allostat.sql.SqlScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One of each kind of input that once ended in another exception, in too many lines, or not in time. */
class FoundByFuzzingTest {
    private static final int MANY = 100_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\"\\UFFFFFFFF\"", "!<  > x"})
    void anEscapeOrATagThatYamlDoesNotHaveIsNoYaml(String value) throws IOException {
        List<String> problems = problems("title: " + value + "\n");
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).matches("FILE(:1:10)?: is not YAML: .*"), problems::toString);
    }

    /** A division by the step of a field needs a finite number. */
    @Test
    void aWholeNumberBeyondAnyDoubleIsNoNumber() throws IOException {
        String taper = Files.readString(Path.of("jobs/policies/cdc-2022.yaml"))
                .replaceFirst("(?m)^review_interval_days: .*$", "review_interval_days: " + "9".repeat(400));
        List<String> problems = problems(taper);
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).contains("review_interval_days: wrong type: 999"), problems::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"draw,\"a\n", "draw,\"a\"b\n", "draw,a,a\n", "", ",,,\n", "draw\n"})
    void aTableThatIsNoCsvIsRefused(String text) {
        CsvSource source = new CsvSource("posterior.csv", text);
        InputException refused = assertThrows(
                InputException.class, () -> org.allostat.evidence.Posterior.read(source, FrozenRegistry.REGISTRY));
        assertTrue(refused.problems().get(0).startsWith("posterior.csv"), refused.getMessage());
        assertThrows(InputException.class, () -> LifeTable.read(source));
    }

    @Test
    void aHundredThousandUnknownColumnsAreTwentyProblemsAndAMoment() {
        String header = IntStream.range(0, MANY).mapToObj(i -> "x" + i).collect(Collectors.joining(",", "draw,", "\n"));
        CsvSource source = new CsvSource("posterior.csv", header + "0\n1\n");
        InputException refused = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThrows(
                        InputException.class,
                        () -> org.allostat.evidence.Posterior.read(source, FrozenRegistry.REGISTRY)));
        assertEquals(Problems.MOST_LISTED + 1, refused.problems().size());
        assertEquals(
                "posterior.csv: and 99980 more problems", refused.problems().get(Problems.MOST_LISTED));
    }

    @Test
    void aParameterByIdAndBySymbolIsOneParameter() {
        CsvSource source = new CsvSource("posterior.csv", "draw,pi_NI,traits.neuroimmune_pain_weight\n0,1,1\n1,1,1\n");
        InputException refused = assertThrows(
                InputException.class, () -> org.allostat.evidence.Posterior.read(source, FrozenRegistry.REGISTRY));
        assertEquals(
                List.of("posterior.csv: two columns for traits.neuroimmune_pain_weight (allowed: each parameter once)"),
                refused.problems());
    }

    @Test
    void linesThatASpreadsheetLeavesBehindAreNoRowsOfALifeTable() {
        String text = Stream.concat(
                        Stream.of("age_years,sex,qx"),
                        IntStream.rangeClosed(18, 20)
                                .boxed()
                                .flatMap(age -> Stream.of("female", "male").map(sex -> age + "," + sex + ",0.001")))
                .collect(Collectors.joining("\n", "", "\n,,\n\n,,\n"));
        assertEquals(20, LifeTable.read(new CsvSource("life_table.csv", text)).lastAgeYears());
    }

    @Test
    void anAgeOfTwoThousandMillionYearsCostsNothing() {
        CsvSource source = new CsvSource("life_table.csv", "age_years,sex,qx\n0,female,0.1\n2147483647,male,0.1\n");
        InputException refused = assertThrows(InputException.class, () -> LifeTable.read(source));
        assertTrue(refused.problems().get(0).contains("must have every age from 0 to 2147483647"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "\"", "''", "\"\"", " ", "--\n", "/**/"})
    void longTextOfSqlIsSplitWhateverItConsistsOf(String piece) {
        String sql = "select " + piece.repeat(MANY + 1) + "x" + piece;
        assertTrue(SqlScript.split(sql).all().size() <= 1);
        assertTrue(SqlPrompt.awaited(sql).length() <= 2);
    }

    /** What follows {@code ?} or {@code #} is not dropped: the run of another place would have been taken for the one that was named. */
    @ParameterizedTest
    @ValueSource(strings = {"?/x", "#/x", "?x", "#x"})
    void aUriOfMoreThanAPathNamesNoOtherPlace(String rest) throws IOException {
        Files.writeString(folder.resolve("manifest.json"), "{}");
        String argument = "file://" + folder + rest;
        InputException refused = assertThrows(InputException.class, () -> CompleteRun.find(argument));
        assertTrue(refused.problems().get(0).startsWith(argument + ": no such "), refused.getMessage());
    }

    /** The root has no name by which a message could be known again. */
    @ParameterizedTest
    @ValueSource(strings = {"//latest", "///latest:run"})
    void aRunOfTheRootIsNamedAsItWasGiven(String argument) {
        InputException refused = assertThrows(InputException.class, () -> CompleteRun.find(argument));
        assertTrue(refused.problems().get(0).startsWith(argument + " (/): "), refused.getMessage());
    }

    @Test
    void ofAManifestWordsOfAnotherVersionAreNamed() throws IOException {
        String question = "{\"perspective\": \"martian\", \"beyond_horizon\": \"none\", \"discount_rate_per_year\": 0}";
        InputException refused = assertThrows(
                InputException.class,
                () -> KeptStudy.read(new com.fasterxml.jackson.databind.ObjectMapper().readTree(question), "manifest"));
        assertEquals(
                List.of("manifest: perspective of another version of the program: \"martian\""), refused.problems());
        assertThrows(
                InputException.class,
                () -> KeptStudy.read(
                        new com.fasterxml.jackson.databind.ObjectMapper()
                                .valueToTree(Map.of("discount_rate_per_year", 400)),
                        "manifest"));
    }

    private List<String> problems(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("input.yaml"), text);
        InputException refused =
                assertThrows(InputException.class, () -> PolicyReader.read(file, FrozenRegistry.REGISTRY));
        return refused.problems().stream()
                .map(problem -> problem.replace(file.toString(), "FILE"))
                .toList();
    }
}
