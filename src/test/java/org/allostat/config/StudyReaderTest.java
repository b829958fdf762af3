package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.policy.Policy;
import org.allostat.problem.InputException;
import org.allostat.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyReaderTest {
    private static final String ALL_IDS = String.join(", ", PolicyLibrary.BUNDLED);

    /** Lines 1 to 3; what a test adds starts at line 4. */
    private static final String HEAD = """
            title: Test
            patients: 20_000
            policies: [usual-care, cdc-2016]
            """;

    @TempDir
    Path folder;

    @Test
    void shortFileGetsTheDocumentedDefaults() throws IOException {
        Study study = read(HEAD);
        assertEquals("test", study.name());
        assertEquals(1, study.seed());
        assertEquals(20_000, study.patients());
        assertEquals(5, study.years());
        assertEquals(0, study.draws());
        assertEquals(
                List.of("usual-care", "cdc-2016"),
                study.policies().stream().map(Policy::id).toList());
        assertEquals("usual-care", study.comparator());
        assertEquals(0.03, study.discountRatePerYear());
        assertEquals(List.of(50_000.0, 100_000.0, 150_000.0), study.willingnessToPayUsdPerQaly());
        assertEquals(Map.of(), study.parameters());
        assertEquals(0, study.partitions());
    }

    @Test
    void allPatientsMeansTheWholePopulation() throws IOException {
        assertEquals(0, read(HEAD, "patients=all").patients());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        years: 21 | 4:8: years: out of range: 21 (allowed: a whole number from 1 to 20)
        years: 0 | 4:8: years: out of range: 0 (allowed: a whole number from 1 to 20)
        years: 2.5 | 4:8: years: wrong type: 2.5 (allowed: a whole number from 1 to 20)
        yeers: 2 | 4:1: yeers: unknown key; did you mean years? (allowed: beyond_horizon, comparator, discount_rate_per_year, draws, pack, parameters, partitions, patients, perspective, pivots, policies, posterior, rank_references, seed, strata, structures, survey, title, uncertainty, value_of_information, willingness_to_pay_usd_per_qaly, years)
        seed: -1 | 4:7: seed: out of range: -1 (allowed: a whole number from 0 to 9223372036854775807)
        seed: 9223372036854775808 | 4:7: seed: out of range: 9223372036854775808 (allowed: a whole number from 0 to 9223372036854775807)
        draws: many | 4:8: draws: wrong type: many (allowed: a whole number from 0 to 10000)
        discount_rate_per_year: 3 | 4:25: discount_rate_per_year: out of range: 3 (allowed: a number from 0 to 0.2)
        willingness_to_pay_usd_per_qaly: [50000, -1] | 4:42: willingness_to_pay_usd_per_qaly[1]: out of range: -1 (allowed: a number from 0 to 10000000)
        comparator: usual-car | 4:13: comparator: not among policies: usual-car; did you mean usual-care? (allowed: usual-care, cdc-2016)
        comparator: forced-taper | 4:13: comparator: not among policies: forced-taper (allowed: usual-care, cdc-2016)
        parameters: {hazard.illicit_potncy: 3} | 4:14: parameters.hazard.illicit_potncy: unknown parameter: hazard.illicit_potncy; did you mean hazard.illicit_potency? (allowed: ids and symbols that 'jobs/allostat parameters' lists)
        parameters: {hazard.illicit_potency: high} | 4:38: parameters.hazard.illicit_potency: wrong type: high (allowed: a number)
        patients: 5 | 4:1: patients: duplicate key: first given at FILE:2:1 (allowed: each key once)
        """)
    void oneMistakeIsOneMessageAtItsPlace(String line, String expected) {
        assertProblems(HEAD + line + "\n", List.of(), "FILE:" + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0    | 2:11: patients: out of range: 0 (allowed: a whole number from 1 to 100000000, or all)
        -5   | 2:11: patients: out of range: -5 (allowed: a whole number from 1 to 100000000, or all)
        some | 2:11: patients: unknown value: some (allowed: a whole number from 1 to 100000000, or all)
        1.5  | 2:11: patients: wrong type: 1.5 (allowed: a whole number from 1 to 100000000, or all)
        """)
    void patientsAreANumberOrAll(String patients, String expected) {
        assertProblems(HEAD.replace("20_000", patients), List.of(), "FILE:" + expected);
    }

    @Test
    void misspeltPolicyNamesTheNearestAndTheList() {
        assertProblems(
                HEAD.replace("cdc-2016", "cdc_2O16"),
                List.of(),
                "FILE:3:24: policies[1]: unknown policy: cdc_2O16; did you mean cdc-2016? (allowed: " + ALL_IDS + ")");
    }

    @Test
    void policyGivenTwiceIsRefused() {
        assertProblems(
                HEAD.replace("[usual-care, cdc-2016]", "[usual-care, cdc-2016, usual-care]"),
                List.of(),
                "FILE:3:34: policies[2]: duplicate policy: usual-care (allowed: each policy once)");
    }

    @Test
    void comparatorLeftOutMustStillBeAmongThePolicies() {
        assertProblems(
                HEAD.replace("usual-care, ", ""),
                List.of(),
                "FILE: comparator: not among policies: usual-care (the default) (allowed: cdc-2016)");
    }

    @Test
    void emptyAndMissingPoliciesAreRefused() {
        assertProblems(
                HEAD.replace("[usual-care, cdc-2016]", "[]"),
                List.of(),
                "FILE:3:11: policies: empty: a list (allowed: a list that is not empty)");
        assertProblems(
                "title: Test\npatients: all\n",
                List.of(),
                "FILE: policies: missing, needed by run (allowed: a list that is not empty)");
    }

    @Test
    void policyFileIsFoundBesideTheStudyAndItsProblemsAreReportedToo() throws IOException {
        Path policy = Files.writeString(folder.resolve("mine.yaml"), "title: Mine\ndescription: x\n");
        assertProblems(
                HEAD.replace("cdc-2016", "mine.yaml") + "years: 50\n",
                List.of(),
                "FILE:4:8: years: out of range: 50 (allowed: a whole number from 1 to 20)",
                policy + ":1:1: guideline: missing (allowed: a map of fields)");
        Files.writeString(policy, "title: Mine\ndescription: x\nguideline: {citation: a, link: b, encodes: c}\n");
        assertEquals(
                "Mine",
                read(HEAD.replace("cdc-2016", "mine.yaml")).policies().get(1).title());
    }

    @Test
    void missingPolicyFileIsNamed() {
        assertProblems(
                HEAD.replace("cdc-2016", "no/such.yaml"),
                List.of(),
                "FILE:3:24: policies[1]: no/such.yaml: no such file");
    }

    @Test
    void fileInTheFolderWinsOverTheBundledPolicyOfTheSameId() throws IOException {
        Files.writeString(
                folder.resolve("cdc-2016.yaml"),
                "title: Ours\ndescription: x\nguideline: {citation: a, link: b, encodes: c}\n");
        PolicyLibrary library = new PolicyLibrary(folder, FrozenRegistry.REGISTRY);
        assertEquals("Ours", library.find("cdc-2016").title());
        assertEquals("CDC 2022 guideline", library.find("cdc-2022").title());
    }

    @Test
    void settingsReplaceFields() throws IOException {
        Study study = read(
                HEAD + "parameters: {hazard.overdose_base: 0.5}\n",
                "years=2",
                "policies=[cdc-2022, usual-care]",
                "parameters.hazard.illicit_potency=3",
                "title=Another question",
                "years=3");
        assertEquals(3, study.years());
        assertEquals(
                List.of("cdc-2022", "usual-care"),
                study.policies().stream().map(Policy::id).toList());
        assertEquals(Map.of("hazard.overdose_base", 0.5, "hazard.illicit_potency", 3.0), study.parameters());
        assertEquals("Another question", study.title());
    }

    @Test
    void settingsAreNamedInTheirProblems() {
        assertProblems(
                HEAD,
                List.of(
                        "years=99",
                        "yeers=2",
                        "parameters.hazard.nothing=1",
                        "policies=[usual-care, cdc-2061]",
                        "seed=",
                        "draws",
                        "comparator=[a"),
                "--set draws: not a setting (allowed: path=value, such as years=2)",
                "--set comparator=[a:1:3: is not YAML: expected ',' or ']', but got <stream end>",
                "--set seed=: seed: wrong type: nothing (allowed: a whole number from 0 to 9223372036854775807)",
                "--set years=99: years: out of range: 99 (allowed: a whole number from 1 to 20)",
                "--set yeers=2: yeers: unknown key; did you mean years? (allowed: beyond_horizon, comparator, discount_rate_per_year,"
                        + " draws, pack, parameters, partitions, patients, perspective, pivots, policies, posterior, rank_references, seed,"
                        + " strata, structures, survey, title, uncertainty, value_of_information, willingness_to_pay_usd_per_qaly, years)",
                "--set parameters.hazard.nothing=1: parameters.hazard.nothing: unknown parameter: hazard.nothing"
                        + " (allowed: ids and symbols that 'jobs/allostat parameters' lists)",
                "--set policies=[usual-care, cdc-2061]: policies[1]: unknown policy: cdc-2061; did you mean cdc-2016?"
                        + " (allowed: " + ALL_IDS + ")");
    }

    private Study read(String text, String... overrides) throws IOException {
        return read(text, List.of(overrides));
    }

    private Study read(String text, List<String> overrides) throws IOException {
        PolicyLibrary bundled = new PolicyLibrary(folder.resolve("none"), FrozenRegistry.REGISTRY);
        return StudyReader.read(
                Files.writeString(file(), text), overrides, StudyReader.Use.RUN, FrozenRegistry.REGISTRY, bundled);
    }

    private void assertProblems(String text, List<String> overrides, String... expected) {
        InputException exception = assertThrows(InputException.class, () -> read(text, overrides));
        String lines = String.join("\n", expected).replace("FILE", file().toString());
        assertEquals(lines, String.join("\n", exception.problems()));
    }

    private Path file() {
        return folder.resolve("test.yaml");
    }
}
