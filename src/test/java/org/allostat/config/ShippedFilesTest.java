package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.evidence.Registry;
import org.allostat.policy.Discontinue;
import org.allostat.policy.Offer;
import org.allostat.policy.Policy;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.EscalationRule;
import org.allostat.policy.Policy.Repeat;
import org.allostat.policy.Policy.StartedFor;
import org.allostat.policy.SelfManagement;
import org.allostat.policy.SwitchToBuprenorphine;
import org.allostat.policy.Taper;
import org.allostat.policy.TaperProtocol;
import org.allostat.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies and studies that come with the program say what their sources say. */
class ShippedFilesTest {

    private static final Registry REGISTRY = Registry.standard();

    static List<String> ids() {
        return PolicyLibrary.BUNDLED;
    }

    @Test
    void bundledIdsAreTheFilesOfTheFolder() throws IOException {
        assertEquals(new TreeSet<>(PolicyLibrary.BUNDLED), names("jobs/policies"));
        assertEquals(
                Set.of(
                        "quickstart",
                        "national",
                        "directions",
                        "first-form",
                        "ci",
                        "survey",
                        "survey-national",
                        "survey-replicates",
                        "structures"),
                names("jobs/studies"));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyPolicyIsValidCitesItsSourceAndNamesItsAssumptions(String id) {
        Policy policy = policy(id);
        assertTrue(policy.guideline().citation().matches("(?s).*(19|20)\\d\\d.*"), policy.guideline()::citation);
        assertFalse(policy.guideline().link().isBlank());
        assertFalse(policy.scenarioAssumptions().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void bundledCopyEqualsTheFile(String id) {
        Policy bundled = new PolicyLibrary(Path.of("no-such-folder"), REGISTRY).find(id);
        assertEquals(PolicyReader.read(Path.of("jobs/policies", id + ".yaml"), REGISTRY), bundled);
    }

    @ParameterizedTest
    @CsvSource({"quickstart, 20000, 5", "national, 0, 5", "ci, 500, 2"})
    void guidelineStudiesCompareAllGuidelinesWithUsualCare(String name, long patients, int years) {
        Study study =
                StudyReader.read(Path.of("jobs/studies", name + ".yaml"), List.of(), StudyReader.Use.CHECK, REGISTRY);
        // One study's list is the others', in the bundled order; hold-dose is a counterfactual, not a guideline.
        List<String> compared = study.policies().stream().map(Policy::id).toList();
        assertEquals(
                StudyReader.read(Path.of("jobs/studies/ci.yaml"), List.of(), StudyReader.Use.CHECK, REGISTRY)
                        .policies()
                        .stream()
                        .map(Policy::id)
                        .toList(),
                compared);
        assertEquals(PolicyLibrary.BUNDLED.stream().filter(compared::contains).toList(), compared);
        assertTrue(compared.size() >= 12 && !compared.contains("hold-dose"));
        assertEquals("usual-care", study.comparator());
        assertEquals(patients, study.patients());
        assertEquals(years, study.years());
        assertEquals(0.03, study.discountRatePerYear());
        assertEquals(List.of(50_000.0, 100_000.0, 150_000.0), study.willingnessToPayUsdPerQaly());
    }

    @Test
    void studyIsFoundByItsBareName() {
        assertEquals(
                "quickstart",
                StudyReader.read(Path.of("quickstart"), List.of(), StudyReader.Use.CHECK, REGISTRY)
                        .name());
    }

    /** Its chances are set through emulated studies (the file says which); the speed is Fenton's 22.7% in the fastest month. */
    @Test
    void usualCareCutsWithoutConsentAtThePublishedSpeed() {
        List<Offer> offers = policy("usual-care").offers();
        assertEquals(3, offers.size());
        assertEquals(0.227, taper(offers.get(1)).fraction());
        assertEquals(0.227, taper(offers.get(2)).fraction());
        assertTrue(offers.stream().allMatch(offer -> offer.terms().consent() == Consent.NONE));
        assertEquals(1, policy("usual-care").escalation().probabilityRatio());
    }

    /** Its difference from usual care is the limit and nothing else. */
    @Test
    void acuteCourseLimitIsUsualCareWithALimit() {
        Policy policy = policy("acute-course-limit");
        Policy usualCare = policy("usual-care");
        assertEquals(7, policy.acuteCourses().maxDays());
        assertEquals(50, policy.acuteCourses().maxMmePerDay());
        assertFalse(usualCare.acuteCourses().limits());
        assertEquals(usualCare.offers(), policy.offers());
        assertEquals(usualCare.escalation(), policy.escalation());
        assertEquals(usualCare.standing(), policy.standing());
        assertEquals(usualCare.reviewIntervalDays(), policy.reviewIntervalDays());
        assertEquals(usualCare.eligibility(), policy.eligibility());
    }

    @Test
    void escalateOnBreakthroughRaisesTheDoseEveryTimeUpToItsCap() {
        Policy policy = policy("escalate-on-breakthrough");
        assertEquals(
                EscalationRule.ON_PERCEIVED_BREAKTHROUGH, policy.escalation().rule());
        assertTrue(policy.escalation().probabilityRatio() >= 1e6);
        assertEquals(400, policy.escalation().capMmePerDay());
        assertEquals(List.of(), policy.offers());
    }

    @Test
    void cdc2016AvoidsNinetyAndOffersATaperThere() {
        Policy policy = policy("cdc-2016");
        assertEquals(90, policy.escalation().capMmePerDay());
        assertTrue(policy.escalation().probabilityRatio() < 1);
        assertEquals(90, policy.eligibility().minMmePerDay());
        assertEquals(84, policy.reviewIntervalDays());
        assertTaper(policy.offers().get(0), Consent.REQUIRED, 28, true);
        assertTaper(policy.offers().get(1), Consent.REQUIRED, 7, true);
    }

    @Test
    void cdc2022TapersByTenPercentAMonthWithConsent() {
        Policy policy = policy("cdc-2022");
        assertTaper(only(policy), Consent.REQUIRED, 28, true);
        assertEquals(50, policy.escalation().capMmePerDay());
    }

    @Test
    void hhs2019TapersByTenPercentInFourWeeksWithConsentAndPauses() {
        Policy policy = policy("hhs-2019-taper");
        assertTaper(only(policy), Consent.REQUIRED, 28, true);
        assertEquals(50, policy.eligibility().minMmePerDay());
        assertHolds(policy);
    }

    @Test
    void vaDod2022OffersBuprenorphineFirst() {
        Policy policy = policy("va-dod-2022");
        assertInstanceOf(SwitchToBuprenorphine.class, policy.offers().get(0));
        assertEquals(Repeat.ONCE, policy.offers().get(0).terms().repeat());
        assertTaper(policy.offers().get(1), Consent.REQUIRED, 28, true);
        assertHolds(policy);
    }

    @Test
    void conversationsDifferOnlyInEducation() {
        Offer without = only(policy("conversation"));
        Offer with = only(policy("conversation-with-education"));
        assertTaper(without, Consent.REQUIRED, 28, true);
        assertEquals(Repeat.EVERY_REVIEW, without.terms().repeat());
        assertEquals(0, without.terms().education());
        assertEquals(1, with.terms().education());
        assertEquals(taper(without), taper(with));
        assertEquals(without.terms().when(), with.terms().when());
        assertEquals(
                policy("conversation").eligibility(),
                policy("conversation-with-education").eligibility());
        assertEquals(
                policy("conversation").reviewIntervalDays(),
                policy("conversation-with-education").reviewIntervalDays());
        assertEquals(
                List.of("costs.education_session"),
                policy("conversation-with-education").costs().perOffer());
        assertTrue(policy("conversation-with-education").scenarioAssumptions().stream()
                .anyMatch(line -> line.contains("no trial measured it")));
    }

    @Test
    void buprenorphineOfferIsForAcuteStartsAndForOldOnes() {
        List<Offer> offers = policy("buprenorphine-offer").offers();
        assertEquals(StartedFor.ACUTE_PAIN, offers.get(0).terms().when().startedFor());
        assertEquals(5, offers.get(1).terms().when().minYearsOnOpioids());
        for (Offer offer : offers) {
            assertEquals(Consent.REQUIRED, offer.terms().consent());
            assertEquals(
                    new SwitchToBuprenorphine.Dosing(4, 1.0 / 20, 4, 24),
                    assertInstanceOf(SwitchToBuprenorphine.class, offer).buprenorphine());
        }
    }

    /** Watson 2019: 3.2 of 100 points, about 0.3 of 10. */
    @Test
    void selfManagementComesBeforeTheTaper() {
        List<Offer> offers = policy("self-management-first").offers();
        assertEquals(Repeat.ONCE, offers.get(0).terms().repeat());
        assertEquals(0.3, assertInstanceOf(SelfManagement.class, offers.get(0)).painReliefNrs());
        assertTaper(offers.get(1), Consent.REQUIRED, 28, true);
    }

    @Test
    void forcedTaperAsksNobodyAndNeverPauses() {
        Policy policy = policy("forced-taper");
        assertTaper(only(policy), Consent.NONE, 28, false);
        assertEquals(1, only(policy).terms().probabilityPerReview());
        assertEquals(50, policy.eligibility().minMmePerDay());
        assertEquals(0, taper(only(policy)).floorMmePerDay());
    }

    @Test
    void abruptDiscontinuationStopsEveryoneAtTheFirstReview() {
        Policy policy = policy("abrupt-discontinuation");
        assertInstanceOf(Discontinue.class, only(policy));
        assertEquals(Consent.NONE, only(policy).terms().consent());
        assertEquals(1, only(policy).terms().probabilityPerReview());
        assertEquals(0, policy.eligibility().minMmePerDay());
        assertHolds(policy);
    }

    private static void assertTaper(Offer offer, Consent consent, int intervalDays, boolean pauses) {
        assertEquals(consent, offer.terms().consent());
        assertEquals(0.10, taper(offer).fraction());
        assertEquals(intervalDays, taper(offer).intervalDays());
        assertEquals(pauses, taper(offer).pauses().allowed());
    }

    private static void assertHolds(Policy policy) {
        assertEquals(EscalationRule.NEVER, policy.escalation().rule());
    }

    private static TaperProtocol taper(Offer offer) {
        return assertInstanceOf(Taper.class, offer).taper();
    }

    private static Offer only(Policy policy) {
        assertEquals(1, policy.offers().size());
        return policy.offers().get(0);
    }

    private static Policy policy(String id) {
        return PolicyLibrary.standard(REGISTRY).find(id);
    }

    private static Set<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".yaml"))
                    .map(PolicyReader::fileName)
                    .collect(Collectors.toSet());
        }
    }
}
