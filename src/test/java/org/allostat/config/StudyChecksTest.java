package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.problem.InputException;
import org.allostat.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code check} says of studies: all that a run or a survey would refuse, at once and in its place. */
class StudyChecksTest {
    private static final String PI_NI = "traits.neuroimmune_pain_weight";

    /** Lines 1 to 3; what a test adds starts at line 4. */
    private static final String HEAD = """
            title: Test
            patients: 300
            policies: [usual-care]
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        parameters: {traits.neuroimmune_pain_weight: -3} | 4:46: parameters.traits.neuroimmune_pain_weight: out of range: -3.0 (allowed: 0 to 10)
        parameters: {pi_NI: 11} | 4:21: parameters.pi_NI: out of range: 11.0 (allowed: 0 to 10)
        parameters: {costs.visit: 1e300} | 4:27: parameters.costs.visit: out of range: 1.0E300 (allowed: 0 to 5000 USD 2021)
        parameters: {pi_NI: 0, traits.neuroimmune_pain_weight: 0} | 4:24: parameters.traits.neuroimmune_pain_weight: the same parameter is set at FILE:4:14: traits.neuroimmune_pain_weight (allowed: each once)
        parameters: {pi_NII: 0} | 4:14: parameters.pi_NII: unknown parameter: pi_NII; did you mean pi_NI? (allowed: ids and symbols that 'jobs/allostat parameters' lists)
        parameters: [1, 2] | 4:13: parameters: wrong type: a list (allowed: a map of fields)
        willingness_to_pay_usd_per_qaly: [50000, 50000.0, 0] | 4:42: willingness_to_pay_usd_per_qaly[1]: duplicate threshold: 50000.0, first given at FILE:4:35 (allowed: each threshold once)
        willingness_to_pay_usd_per_qaly: [0, -0.0] | 4:38: willingness_to_pay_usd_per_qaly[1]: duplicate threshold: -0.0, first given at FILE:4:35 (allowed: each threshold once)
        survey: {people: 1} | 4:18: survey.people: survey design: a synthetic person stands for 37400.0 adults (allowed: at most 160.6, so that nobody has to be interviewed twice in one place; ask for more people, survey.people or --people)
        """)
    void whatARunOrSurveyRefusesHasItsLine(String lines, String expected) {
        assertProblems(HEAD + lines + "\n", "FILE:" + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        [[sex, agegroup]] | 4:16: strata[0][1]: unknown value: agegroup; did you mean age_group? (allowed: exposure_type, sex, age_group, mme_band, years_on_opioids, poud_severity, benzodiazepine, depression, insurance)
        [[all, sex]] | 4:11: strata[0][0]: unknown value: all (allowed: exposure_type, sex, age_group, mme_band, years_on_opioids, poud_severity, benzodiazepine, depression, insurance)
        [[sex, 3]] | 4:16: strata[0][1]: wrong type: 3 (allowed: exposure_type, sex, age_group, mme_band, years_on_opioids, poud_severity, benzodiazepine, depression, insurance)
        [sex] | 4:10: strata[0]: wrong type: sex (allowed: a list)
        sex | 4:9: strata: wrong type: sex (allowed: a list)
        [[sex, age_group, sex]] | 4:27: strata[0][2]: named twice: sex (allowed: each variable once)
        [[sex, age_group], [mme_band, sex], [age_group, sex]] | 4:45: strata[2]: duplicate crossing: sex:age_group, first given at FILE:4:10 (allowed: each once, in whatever order its variables are named)
        [[sex]] | 4:10: strata[0]: crosses nothing: the strata of sex alone are in every run (allowed: two or more variables)
        [[]] | 4:10: strata[0]: crosses nothing (allowed: two or more variables)
        [[mme_band, years_on_opioids, insurance, sex]] | 4:10: strata[0]: too many cells: sex:mme_band:years_on_opioids:insurance has 200 (allowed: at most 100 of all crossings together)
        [[exposure_type, sex, mme_band, age_group], [sex, age_group], [sex, mme_band], [sex, depression]] | 4:71: strata[2]: too many cells: sex:mme_band has 10, with those before it 106 (allowed: at most 100 of all crossings together)
        """)
    void strataThatCannotBeCrossedAreRefused(String strata, String expected) {
        assertProblems(HEAD + "strata: " + strata + "\n", "FILE:" + expected);
    }

    /** By hand: 5 x 4 x 5 cells, the most that there may be. */
    @Test
    void asManyCellsAsAllowedAreAllowed() throws IOException {
        assertEquals(
                List.of(List.of("mme_band", "years_on_opioids", "insurance")),
                read(HEAD + "strata: [[insurance, mme_band, years_on_opioids]]\n")
                        .strata());
        assertEquals(
                List.of(List.of("sex", "age_group"), List.of("sex", "benzodiazepine")),
                read(HEAD, "strata=[[benzodiazepine,sex],[age_group,sex]]").strata());
    }

    @Test
    void everyWrongCrossingIsNamedAtOnce() {
        assertProblems(
                HEAD + "strata:\n  - [sex, rase]\n  - [insurance]\n  - [sex, sex]\n",
                "FILE:5:11: strata[0][1]: unknown value: rase (allowed: exposure_type, sex, age_group, mme_band,"
                        + " years_on_opioids, poud_severity, benzodiazepine, depression, insurance)",
                "FILE:6:5: strata[1]: crosses nothing: the strata of insurance alone are in every run (allowed: two or"
                        + " more variables)",
                "FILE:7:11: strata[2][1]: named twice: sex (allowed: each variable once)");
    }

    @Test
    void listWithoutDashesIsOneProblem() {
        assertProblems(
                "title: Test\npatients: 300\npolicies:\n  usual-care:\n  cdc-2022:\n",
                "FILE:4:3: policies: wrong type: a map of fields (allowed: a list that is not empty)");
    }

    /** Whoever waits for a programme that another policy replaces would stand in two queues. */
    @Test
    void aPolicyWithACapacityCannotBeFollowedBeforeAnother() throws IOException {
        Files.writeString(folder.resolve("late.yaml"), """
                title: Late
                description: Begins later.
                guideline: {citation: c, link: l, encodes: e}
                rollout: {start_day: 100, before: buprenorphine-with-waiting-list}
                """);
        assertProblems(
                "title: Test\npatients: 300\npolicies: [usual-care, buprenorphine-with-waiting-list, late.yaml]\n",
                "FILE:3:57: policies[2]: buprenorphine-with-waiting-list has an offer with a capacity and cannot be followed"
                        + " before late: the queue would be another one (allowed: a policy without a capacity)");
    }

    @Test
    void populationsThatCannotBeAreRefused() {
        assertProblems(
                HEAD + "parameters: {population.exposure.current_share_of_users: 1}\n",
                "FILE:4:13: parameters: population.exposure.short_course_share must leave room for long-term users, at"
                        + " most 0.20599999999999996: 0.55",
                "FILE:4:13: parameters: population.exposure.long_term_ratio_*: the long-term share of the group with the"
                        + " largest ratios must be at most 1: 1.7380697875183087");
    }

    @Test
    void aDrawThatCannotBeIsNamedBeforeTheRun() {
        List<String> problems =
                problems(HEAD + "draws: 200\nparameters: {population.exposure.current_share_of_users: 0.45}\n");
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(
                problems.get(0)
                        .matches("\\Q" + file() + "\\E:5:13: parameters: in draw [0-9]+ of this seed population\\..*"),
                problems::toString);
    }

    @Test
    void sharesTakenInProportionMustNotAllBeZero() {
        assertProblems(
                HEAD + "parameters: {population.short_course.surgery.share: 0, population.short_course.dental.share: 0,"
                        + " population.short_course.injury.share: 0, population.short_course.other_pain.share: 0}\n",
                "FILE:4:13: parameters: population.short_course: the shares surgery.share, dental.share, injury.share,"
                        + " other_pain.share must not all be 0");
    }

    @Test
    void symbolsAreTakenAsIds() throws IOException {
        assertEquals(
                Map.of(PI_NI, 0.5), read(HEAD + "parameters: {pi_NI: 0.5}\n").parameters());
        assertEquals(Map.of(PI_NI, 0.0), read(HEAD, "parameters.pi_NI=0").parameters());
        Study bySymbol = read(HEAD + "parameters: {pi_NI: 0.5}\n");
        Study byId = read(HEAD + "parameters: {" + PI_NI + ": 0.5}\n");
        assertEquals(CanonicalStudy.json(byId), CanonicalStudy.json(bySymbol));
    }

    @Test
    void aSettingReplacesTheFileByWhateverName() throws IOException {
        String byId = HEAD + "parameters: {" + PI_NI + ": 0.5}\n";
        assertEquals(Map.of(PI_NI, 0.0), read(byId, "parameters.pi_NI=0").parameters());
        assertEquals(
                Map.of(PI_NI, 2.0), read(byId, "parameters." + PI_NI + "=2").parameters());
    }

    @Test
    void twoSettingsByTwoNamesAreARepeat() {
        InputException wrong = assertThrows(
                InputException.class, () -> read(HEAD, "parameters.pi_NI=0", "parameters." + PI_NI + "=1"));
        assertEquals(
                List.of("--set parameters." + PI_NI + "=1: parameters." + PI_NI + ": the same parameter is set at"
                        + " --set parameters.pi_NI=0: " + PI_NI + " (allowed: each once)"),
                wrong.problems());
    }

    @Test
    void policiesNamedWithCharactersThatNoPathHasAreOneLine() {
        assertProblems(
                HEAD.replace("usual-care", "usual-care, \"a\\0b.yaml\""),
                "FILE:3:24: policies[1]: a\\u0000b.yaml: not a path: Nul character not allowed");
    }

    private Study read(String text, String... overrides) throws IOException {
        PolicyLibrary bundled = new PolicyLibrary(folder.resolve("none"), FrozenRegistry.REGISTRY);
        return StudyReader.read(
                Files.writeString(file(), text),
                List.of(overrides),
                StudyReader.Use.CHECK,
                FrozenRegistry.REGISTRY,
                bundled);
    }

    private List<String> problems(String text) {
        return assertThrows(InputException.class, () -> read(text)).problems();
    }

    private void assertProblems(String text, String... expected) {
        String lines = String.join("\n", expected).replace("FILE", file().toString());
        assertEquals(lines, String.join("\n", problems(text)));
    }

    private Path file() {
        return folder.resolve("test.yaml");
    }
}
