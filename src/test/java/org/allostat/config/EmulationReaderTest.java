package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.emulate.Covariate;
import org.allostat.emulate.EmulatedStudy;
import org.allostat.emulate.EstimandKind;
import org.allostat.emulate.PublishedResult;
import org.allostat.evidence.Registry;
import org.allostat.evidence.Target;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.Test;

class EmulationReaderTest {
    private static final Registry REGISTRY = Registry.standard();

    private static final String STUDY = """
            title: A study
            citation: Somebody 2020
            population: {from: long_term}
            years: 3
            entry: {first_day: 364, last_day: 364}
            arms:
              tapered: {when: "mean(mme, [0,60)) <= 0.85 * mean(mme, [-364,0))"}
              other: {when: "1 = 1"}
            follow_up: {to_day: 364}
            outcomes:
              crisis: {events: {crisis: 1}}
              dose: {value: "mean(mme, [0,28))", unit: MME/d}
            estimands:
              - {id: irr, outcome: crisis, kind: rate_ratio, arm: tapered, reference: other, published: {evidence: T4-004, use: fitted}}
            """;

    private static EmulatedStudy read(String yaml) {
        return EmulationReader.read(new SourceText("study.yaml", yaml), REGISTRY);
    }

    private static void assertRefused(String from, String to, String... messages) {
        assertTrue(STUDY.contains(from), from);
        InputException refused = assertThrows(InputException.class, () -> read(STUDY.replace(from, to)));
        for (String message : messages) {
            assertTrue(
                    refused.problems().stream().anyMatch(problem -> problem.contains(message)),
                    () -> message + " in " + refused.problems());
        }
        assertTrue(refused.problems().stream().allMatch(each -> each.startsWith("study.yaml")), refused::getMessage);
        assertTrue(refused.problems().stream().allMatch(each -> each.contains("allowed")), refused::getMessage);
    }

    @Test
    void aStudyIsReadWithItsDefaults() {
        EmulatedStudy study = read(STUDY);
        assertEquals("study", study.id());
        assertEquals(
                List.of("tapered", "other"),
                study.arms().stream().map(EmulatedStudy.Arm::name).toList());
        assertEquals("usual-care", study.policy());
        PublishedResult published = study.estimands().get(0).published().get(0);
        assertEquals(1.74, published.value());
        assertEquals(Target.Use.FITTED, published.use());
    }

    @Test
    void anUnknownWindowIsRefused() {
        assertRefused("[-364,0))\"", "[-400,0))\"", "study.yaml:7", "arms.tapered.when", "before the record begins");
        assertRefused("[0,60)", "[0,2000)", "after the record ends");
        assertRefused("[0,60)", "[60,0)", "holds no day");
    }

    @Test
    void anExposureThatCanNeverOccurIsRefused() {
        assertRefused("<= 0.85 * mean(mme, [-364,0))", "< 0", "arms.tapered.when: can never hold");
    }

    @Test
    void anEstimandWithoutComparisonIsRefused() {
        assertRefused(", reference: other", "", "estimands[0].reference", "without comparison: no reference");
        assertRefused("reference: other", "reference: tapered", "an arm against itself");
        assertRefused("arm: tapered", "arm: taperd", "no arm of the study: taperd");
    }

    /** Its people are not all who compete, so that no wait could be computed. */
    @Test
    void aPolicyWithACapacityIsRefused() {
        assertRefused(
                "years: 3\n",
                "years: 3\npolicy: buprenorphine-with-waiting-list\n",
                "policy: buprenorphine-with-waiting-list has an offer with a capacity, and an emulated study knows no queue");
    }

    @Test
    void aPublishedFigureOfAnotherUnitIsRefused() {
        assertRefused("T4-004", "T8-025", "estimands[0].published.evidence", "in another unit: T8-025 is in % ");
        assertRefused("T4-004", "T9-999", "not in published.csv: T9-999");
    }

    @Test
    void valuesAreConvertedToTheUnitOfTheEstimate() {
        EmulatedStudy study = read(STUDY.replace(
                "{id: irr, outcome: crisis, kind: rate_ratio, arm: tapered, reference: other, published: {evidence: T4-004, use: fitted}}",
                "{id: rate, outcome: crisis, kind: rate, published: {evidence: T3-020, use: predicted}}"));
        PublishedResult published = study.estimands().get(0).published().get(0);
        assertEquals(0.07, published.value(), 1e-12); // 7.0 per 10,000 person-years
        assertEquals(0.063, published.low(), 1e-12);
        assertEquals(0.078, published.high(), 1e-12);
    }

    @Test
    void everyProblemIsFoundInOnePass() {
        String broken = STUDY.replace("[0,60)", "[0,2000)")
                .replace("reference: other", "reference: none")
                .replace("T4-004", "T9-999")
                .replace("{crisis: 1}", "{crises: 1}");
        List<String> problems =
                assertThrows(InputException.class, () -> read(broken)).problems();
        assertTrue(problems.stream().anyMatch(each -> each.contains("crises")), problems::toString);
        assertTrue(problems.stream().anyMatch(each -> each.contains("T9-999")), problems::toString);
        assertTrue(problems.stream().anyMatch(each -> each.contains("[0,2000)")), problems::toString);
        assertTrue(problems.stream().anyMatch(each -> each.contains("without comparison")), problems::toString);
    }

    @Test
    void aKindThatDoesNotFitItsOutcomeIsRefused() {
        assertRefused("outcome: crisis, kind: rate_ratio", "outcome: dose, kind: rate_ratio", "coded as a value");
        assertRefused(
                "kind: rate_ratio, arm: tapered, reference: other, published: {evidence: T4-004, use: fitted}",
                "kind: cumulative_incidence_difference, arm: tapered, reference: other",
                "clone_censor_weight");
        assertRefused("kind: rate_ratio", "kind: rate_ration", "estimands[0].kind");
    }

    @Test
    void whatAnEstimatorWouldNotLookAtIsRefused() {
        assertRefused(
                "kind: rate_ratio, arm: tapered, reference: other, published: {evidence: T4-004, use: fitted}",
                "kind: rate, arm: tapered, adjust_for: [age]",
                "estimands[0].adjust_for: with rate, which compares nothing");
        assertRefused(
                "kind: rate_ratio",
                "adjust_by: inverse_probability, kind: hazard_ratio",
                "inverse_probability with hazard_ratio");
        assertRefused("last_day: 364", "last_day: 336", "entry.last_day: before first_day: 336");
    }

    @Test
    void anUnknownStudyNamesTheBundledOnes() {
        String message = assertThrows(InputException.class, () -> EmulationReader.read(List.of("busse-2019"), REGISTRY))
                .problems()
                .get(0);
        assertTrue(message.contains("did you mean busse-2018"), message);
    }

    @Test
    void schemaAndCodeNameTheSameKindsAndCovariates() {
        SchemaFile schema = SchemaFile.ofEmulation();
        assertEquals(
                EstimandKind.labels(), AllowedValues.names(schema.root().at("/$defs/estimand/properties/kind/enum")));
        assertEquals(
                Covariate.labels(),
                AllowedValues.names(schema.root().at("/$defs/estimand/properties/adjust_for/items/enum")));
    }

    private static List<EmulatedStudy> bundled() {
        return EmulationReader.read(EmulationLibrary.BUNDLED, REGISTRY);
    }

    @Test
    void bundledIdsAreTheFilesOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jobs/emulations"))) {
            assertEquals(
                    new TreeSet<>(EmulationLibrary.BUNDLED),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.replace(".yaml", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void theSuiteHasTwentyStudiesAndSixtyPublishedResults() {
        List<EmulatedStudy> studies = bundled();
        assertTrue(studies.stream()
                        .filter(study -> study.estimands().stream()
                                .anyMatch(estimand -> !estimand.published().isEmpty()))
                        .count()
                >= 20);
        assertTrue(studies.stream()
                        .flatMap(study -> study.estimands().stream())
                        .filter(estimand -> !estimand.published().isEmpty())
                        .count()
                >= 60);
    }

    /** A figure is fitted or predicted; the lists are never mixed. Two values of one row may differ in use. */
    @Test
    void noPublishedValueIsBothFittedAndPredicted() {
        Map<String, Target.Use> uses = new HashMap<>();
        for (EmulatedStudy study : bundled()) {
            for (EmulatedStudy.Estimand estimand : study.estimands()) {
                for (PublishedResult result : estimand.published()) {
                    String key = result.evidence() + " " + result.value();
                    Target.Use before = uses.putIfAbsent(key, result.use());
                    assertTrue(before == null || before == result.use(), study.id() + ": " + key);
                }
            }
        }
    }

    /** What the targets call fitted, no study calls predicted. */
    @Test
    void aFittedTargetIsNotPredictedByAStudy() {
        Map<String, Target> fitted = new HashMap<>();
        Target.standard().stream()
                .filter(target -> target.use() == Target.Use.FITTED)
                .forEach(target -> fitted.put(target.publishedId() + " " + target.value(), target));
        for (EmulatedStudy study : bundled()) {
            for (EmulatedStudy.Estimand estimand : study.estimands()) {
                for (PublishedResult result : estimand.published()) {
                    assertTrue(
                            result.use() == Target.Use.FITTED
                                    || !fitted.containsKey(result.evidence() + " " + result.value()),
                            study.id() + ": " + estimand.id());
                }
            }
        }
    }
}
