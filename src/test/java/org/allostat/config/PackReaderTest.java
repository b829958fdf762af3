package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.evidence.Basis;
import org.allostat.evidence.Pack;
import org.allostat.evidence.PackNumber;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.study.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pack may say, what it is told where it is wrong, and that those that come with the program are whole. */
class PackReaderTest {
    private static final Registry NATIONAL = Registry.standard();

    private static final String HEAD = "title: T\nplace: P\nyear: 2021\nabout: A\ncaveats: [C]\ncontact: N\n";
    private static final String USERS = "  - parameter: population.users_million\n    value: 1.5\n    unit: million\n";
    private static final String SOURCED = "    basis: measured\n    source: 'S, https://example.org/table'\n";

    @TempDir
    Path folder;

    private Path pack;

    @BeforeEach
    void makeFolder() throws IOException {
        pack = Files.createDirectories(folder.resolve("here"));
    }

    private Pack read(String text) throws IOException {
        Files.writeString(pack.resolve("pack.yaml"), text);
        return PackReader.read(PackFolder.of(pack), NATIONAL);
    }

    private String refusal(String text) {
        return String.join(
                "\n", assertThrows(InputException.class, () -> read(text)).problems());
    }

    private static void assertSays(String message, String... parts) {
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "no '" + part + "' in:\n" + message);
        }
    }

    static List<String> bundled() {
        return PackLibrary.BUNDLED;
    }

    @Test
    void bundledNamesAreTheFoldersButTheTemplate() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("jobs/packs"))) {
            Set<String> names = folders.filter(Files::isDirectory)
                    .map(each -> String.valueOf(each.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertTrue(names.remove("template"));
            assertEquals(new TreeSet<>(PackLibrary.BUNDLED), names);
        }
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void everyNumberOfAShippedPackHasUnitBasisAndSource(String name) {
        Pack shipped = PackReader.read(name, Path.of("study.yaml"), NATIONAL);
        assertEquals(shipped, PackReader.read(PackFolder.bundled(name), NATIONAL), "the jar holds the same");
        assertFalse(shipped.parameters().isEmpty() && shipped.files().isEmpty());
        for (PackNumber number : shipped.parameters()) {
            assertEquals(NATIONAL.parameter(number.parameter()).unit(), number.unit());
            assertFalse(number.source().isBlank(), number.parameter());
            assertTrue(number.basis() != Basis.CALIBRATED, number.parameter());
        }
        shipped.files()
                .forEach(file ->
                        assertFalse(file.unit().isBlank() || file.source().isBlank(), file.file()));
    }

    @Test
    void theTemplateIsRefusedUntilItIsFilledIn() {
        InputException refused =
                assertThrows(InputException.class, () -> PackReader.read("template", Path.of("study.yaml"), NATIONAL));
        assertSays(
                String.join("\n", refused.problems()),
                "template/pack.yaml:",
                "title: still the template's placeholder: FILL IN",
                "leave out what is not known");
    }

    @Test
    void aTableWithAPlaceholderIsRefused() throws IOException {
        Files.copy(Path.of("jobs/packs/template/adults.csv"), pack.resolve("adults.csv"));
        assertSays(
                refusal(HEAD + "parameters:\n" + USERS + SOURCED + "tables:\n  - file: adults.csv\n    unit: million\n"
                        + SOURCED),
                "adults.csv:3: still the template's placeholder");
    }

    @Test
    void aParameterThatIsNotKnownGetsTheNearestName() {
        assertSays(
                refusal(HEAD + "parameters:\n" + USERS.replace("users_million", "user_milion") + SOURCED),
                "pack.yaml:8:16: parameters[0].parameter: unknown parameter: population.user_milion; did you mean"
                        + " population.users_million?");
    }

    @Test
    void aNumberWithoutSourceOrBasisIsRefused() {
        String message = refusal(HEAD + "parameters:\n" + USERS);
        assertSays(
                message,
                "parameters[0].basis: missing (allowed: measured, derived, assumed)",
                "parameters[0].source: missing");
    }

    @Test
    void evidenceThatNobodyCanLookUpIsRefusedAndAnAssumptionIsNot() throws IOException {
        String recalled = HEAD + "parameters:\n" + USERS + "    basis: BASIS\n    source: I remember it\n";
        assertSays(
                refusal(recalled.replace("BASIS", "derived")),
                "parameters[0].source: names no place where it can be looked up: I remember it",
                "or basis: assumed");
        assertEquals(
                Basis.ASSUMED,
                read(recalled.replace("BASIS", "assumed")).parameters().get(0).basis());
    }

    @Test
    void aBasisIsOneOfThree() {
        assertSays(
                refusal(HEAD + "parameters:\n" + USERS + SOURCED.replace("measured", "mesured")),
                "parameters[0].basis: unknown value: mesured; did you mean measured? (allowed: measured, derived, assumed)");
    }

    @Test
    void aValueOutsideItsRangeOrInAnotherUnitIsRefused() {
        assertSays(
                refusal(HEAD + "parameters:\n" + USERS.replace("1.5", "1500") + SOURCED),
                "parameters[0].value: out of range: 1500.0 (allowed: 1 to 300 million)");
        assertSays(
                refusal(HEAD + "parameters:\n" + USERS.replace("unit: million", "unit: thousand") + SOURCED),
                "parameters[0].unit: another unit than that of population.users_million: thousand (allowed: million");
    }

    @Test
    void aDistributionHoldsItsValueAndIsNoneOfThePosteriors() {
        assertSays(
                refusal(HEAD + "parameters:\n" + USERS + "    distribution: triangular(2, 3, 4)\n" + SOURCED),
                "parameters[0].distribution: does not hold the value 1.5");
        assertSays(
                refusal(HEAD + "parameters:\n" + USERS + "    distribution: tringular(1, 2, 3)\n" + SOURCED),
                "parameters[0].distribution",
                "triangular(low, mode, high)");
        assertSays(
                refusal(HEAD + "parameters:\n  - parameter: population.long_term.usual_starting_dose_mme_per_day\n"
                        + "    value: 20\n    unit: MME/d\n    distribution: lognormal(20, 0.3)\n" + SOURCED),
                "drawn together with others from the posterior");
    }

    @Test
    void theSameParameterTwiceIsRefused() {
        assertSays(
                refusal(HEAD + "parameters:\n" + USERS + SOURCED + USERS + SOURCED),
                "parameters[1].parameter: the same parameter is set at");
    }

    @Test
    void anUnknownKeyGetsTheNearestOne() {
        assertSays(refusal(HEAD + "paramaters: []\n"), "paramaters: unknown key; did you mean parameters?");
    }

    @Test
    void aTableOfAnotherShapeIsRefused() throws IOException {
        Files.writeString(pack.resolve("life_table.csv"), "age,sex,qx\n18,male,0.001\n");
        String tables = "tables:\n  - file: life_table.csv\n    unit: 1\n" + SOURCED;
        assertSays(refusal(HEAD + tables), "life_table.csv:1: the header must be age_years,sex,qx: age, sex, qx");
        Files.writeString(pack.resolve("life_table.csv"), "age_years,sex,qx\n20,male,0.001\n20,female,0.001\n");
        assertSays(refusal(HEAD + tables), "life_table.csv: has ages 20 to 20 (allowed: at least 18 to 100)");
    }

    @Test
    void adultsHaveTheNationalAgeGroupsAndBringTheirNumberOfUsers() throws IOException {
        String adults = Files.readString(Path.of("jobs/packs/kentucky/adults.csv"));
        String tables = "tables:\n  - file: adults.csv\n    unit: million\n" + SOURCED;
        Files.writeString(pack.resolve("adults.csv"), adults);
        assertSays(refusal(HEAD + tables), "adults.csv without population.users_million");
        Files.writeString(pack.resolve("adults.csv"), adults.replace("18,19,", "18,24,"));
        assertSays(
                refusal(HEAD + "parameters:\n" + USERS + SOURCED + tables),
                "age groups and sexes are [18-24 male",
                "allowed: those of the national table");
    }

    @Test
    void aTableThatPackYamlDoesNotNameIsRefused() throws IOException {
        Files.writeString(pack.resolve("adult.csv"), "");
        assertSays(refusal(HEAD), "adult.csv: is not among the tables of pack.yaml; did you mean adults.csv?");
        assertSays(
                refusal(HEAD + "tables:\n  - file: payers.csv\n    unit: 1\n" + SOURCED),
                "tables[0].file: no such file in the pack");
    }

    @Test
    void targetsBringTheirSourcesAndStandBesideEstimatesThatThereAre() throws IOException {
        Path kentucky = Path.of("jobs/packs/kentucky");
        Files.writeString(
                pack.resolve("targets.csv"),
                Files.readString(kentucky.resolve("targets.csv"))
                        .replace(",,,,,An upper", ",,misuser,all,all,An upper"));
        String targets = "tables:\n  - file: targets.csv\n    unit: '%'\n" + SOURCED;
        assertSays(refusal(HEAD + targets), "targets.csv cites published.csv (allowed: both or neither)");
        Files.copy(kentucky.resolve("published.csv"), pack.resolve("published.csv"));
        assertSays(
                refusal(HEAD + targets + "  - file: published.csv\n    unit: '%'\n" + SOURCED),
                "target KY1: unknown estimate_id: misuser; did you mean misuse");
    }

    @Test
    void aPriceLevelScalesEveryCostAndItsUncertaintyButThoseNamed() throws IOException {
        Pack cheap = read(HEAD + "prices: {level: 0.5, basis: assumed, source: half}\nparameters:\n"
                + "  - parameter: costs.visit\n    value: 90\n    unit: USD 2021\n" + SOURCED);
        Registry local = NATIONAL.with(cheap);
        assertEquals(90, local.parameter("costs.visit").value());
        for (Parameter cost : NATIONAL.group("costs").parameters()) {
            Parameter there = local.parameter(cost.id());
            if (cost.unit().startsWith("USD") && !cost.id().equals("costs.visit")) {
                assertEquals(0.5 * cost.value(), there.value(), 1e-12 * cost.value(), cost.id());
                assertEquals(
                        0.5 * cost.distribution().quantile(0.3),
                        there.distribution().quantile(0.3),
                        1e-9 * cost.value(),
                        cost.id());
            }
        }
        assertEquals(
                NATIONAL.parameter("costs.overdose_admitted_share"), local.parameter("costs.overdose_admitted_share"));
    }

    @Test
    void aPackThatThereIsNotGetsTheNearestName() {
        InputException refused = assertThrows(
                InputException.class,
                () -> StudyReader.read(Path.of("quickstart"), List.of("pack=kentuky"), StudyReader.Use.RUN, NATIONAL));
        assertSays(
                String.join("\n", refused.problems()),
                "--set pack=kentuky: pack: unknown pack: kentuky; did you mean kentucky? (allowed: kentucky, or the path");
    }

    @Test
    void aStudyNamesAPackByNameOrByPathBesideIt() throws IOException {
        read(HEAD + "parameters:\n" + USERS + SOURCED);
        Path study = Files.writeString(
                folder.resolve("study.yaml"),
                "title: T\npatients: 200\npolicies: [usual-care]\npack: ./here\nparameters: {costs.visit: 99}\n");
        Study read = StudyReader.read(study, List.of(), StudyReader.Use.RUN, NATIONAL);
        assertEquals("here", read.pack().name());
        assertEquals(1.5, read.registry().parameter("population.users_million").value());
        assertEquals(99, read.registry().parameter("costs.visit").value(), "a study's own value stands");
        assertEquals(ConfigFile.Kind.PACK, ConfigFile.check(pack.resolve("pack.yaml"), NATIONAL));
    }
}
