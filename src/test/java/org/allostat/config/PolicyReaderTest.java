package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.policy.Capacity;
import org.allostat.policy.Offer;
import org.allostat.policy.OfferTerms;
import org.allostat.policy.PatientIs;
import org.allostat.policy.Policy;
import org.allostat.policy.SwitchToBuprenorphine;
import org.allostat.policy.Taper;
import org.allostat.policy.TaperProtocol;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
    /** Lines 1 to 6; what a test adds starts at line 7. */
    private static final String HEAD = """
            title: Test
            description: A policy for a test.
            guideline:
              citation: Nobody, 2000
              link: none
              encodes: nothing
            """;

    @TempDir
    Path folder;

    @Test
    void shortFileGetsTheDocumentedDefaults() throws IOException {
        Policy policy = read(HEAD);
        assertEquals("test-policy", policy.id());
        assertEquals(28, policy.reviewIntervalDays());
        assertEquals(
                new Policy.Escalation(Policy.EscalationRule.ON_PERCEIVED_BREAKTHROUGH, 1, 0.3, 15, 400),
                policy.escalation());
        assertEquals(
                new Policy.Eligibility(0, 1000, 0, 0, Policy.StartedFor.ANY, PatientIs.ANYBODY), policy.eligibility());
        assertEquals(List.of(), policy.offers());
        assertEquals(new Policy.Costs(List.of(), List.of()), policy.costs());
    }

    @Test
    void taperOfferNeedsOnlyItsFraction() throws IOException {
        Offer offer = read(HEAD + "offers: [{kind: taper, taper: {fraction: 0.1}}]\n")
                .offers()
                .get(0);
        assertEquals(
                new Taper(
                        new OfferTerms(
                                new Policy.Eligibility(0, 1000, 0, 0, Policy.StartedFor.ANY, PatientIs.ANYBODY),
                                Policy.Consent.REQUIRED,
                                1,
                                Policy.Repeat.EVERY_REVIEW,
                                0),
                        new TaperProtocol(
                                0.1,
                                TaperProtocol.Basis.STARTING_DOSE,
                                28,
                                new TaperProtocol.PauseRule(true, 11, 1.5, 3),
                                0,
                                90),
                        Capacity.UNLIMITED),
                offer);
    }

    @Test
    void switchNeedsNothingButItsKind() throws IOException {
        Offer offer = read(HEAD + "offers: [{kind: switch_to_buprenorphine}]\n")
                .offers()
                .get(0);
        assertEquals(
                new SwitchToBuprenorphine.Dosing(4, 0.05, 4, 24),
                assertInstanceOf(SwitchToBuprenorphine.class, offer).buprenorphine());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        escalaton: {} | 7:1: escalaton: unknown key; did you mean escalation? (allowed: acute_courses, costs, description, eligibility, escalation, exceptions, guideline, offers, review_interval_days, rollout, scenario_assumptions, standing, title)
        review_interval_days: 30 | 7:23: review_interval_days: not a multiple of 28: 30 (allowed: a whole number from 28 to 364, a multiple of 28)
        review_interval_days: 0 | 7:23: review_interval_days: out of range: 0 (allowed: a whole number from 28 to 364, a multiple of 28)
        review_interval_days: monthly | 7:23: review_interval_days: wrong type: monthly (allowed: a whole number from 28 to 364, a multiple of 28)
        title: Again | 7:1: title: duplicate key: first given at FILE:1:1 (allowed: each key once)
        escalation: {rule: nevr} | 7:20: escalation.rule: unknown value: nevr; did you mean never? (allowed: on_perceived_breakthrough, never)
        escalation: {cap_mme_per_day: -5} | 7:31: escalation.cap_mme_per_day: out of range: -5 (allowed: a number from 0 to 1000)
        escalation: {step_share: 30%} | 7:26: escalation.step_share: wrong type: 30% (allowed: a number from 0 to 1)
        eligibility: {min_mme_per_day: 90, max_mme_per_day: 50} | 7:32: eligibility.min_mme_per_day: above max_mme_per_day: 90 (allowed: at most 50)
        acute_courses: {max_days: 0} | 7:27: acute_courses.max_days: out of range: 0 (allowed: a whole number from 1 to 90)
        acute_courses: {max_days: 7.5} | 7:27: acute_courses.max_days: wrong type: 7.5 (allowed: a whole number from 1 to 90)
        acute_courses: {max_mme_per_day: 0} | 7:34: acute_courses.max_mme_per_day: out of range: 0 (allowed: a number from 1 to 1000)
        acute_courses: {days: 7} | 7:17: acute_courses.days: unknown key (allowed: max_days, max_mme_per_day, when)
        acute_courses: {when: {min_mme_per_day: 90, max_mme_per_day: 50}} | 7:41: acute_courses.when.min_mme_per_day: above max_mme_per_day: 90 (allowed: at most 50)
        eligibility: {started_for: cancer} | 7:28: eligibility.started_for: unknown value: cancer (allowed: any, acute_pain, chronic_pain)
        offers: [{kind: taper, taper: {fraction: 1.4}}] | 7:42: offers[0].taper.fraction: out of range: 1.4 (allowed: a number above 0, at most 1)
        offers: [{kind: taper, taper: {fraction: 0}}] | 7:42: offers[0].taper.fraction: out of range: 0 (allowed: a number above 0, at most 1)
        offers: [{kind: taper, taper: {}}] | 7:31: offers[0].taper.fraction: missing (allowed: a number above 0, at most 1)
        offers: [{kind: taper}] | 7:10: offers[0].taper: missing, needed with kind taper (allowed: a map of fields)
        offers: [{kind: rotate}] | 7:10: offers[0].rotate_to: missing, needed with kind rotate (allowed: immediate_release, extended_release, methadone, fentanyl_patch)
        offers: [{kind: rotate, rotate_to: methadon}] | 7:36: offers[0].rotate_to: unknown value: methadon; did you mean methadone? (allowed: immediate_release, extended_release, methadone, fentanyl_patch)
        offers: [{kind: self_management}] | 7:10: offers[0].pain_relief_nrs: missing, needed with kind self_management (allowed: a number from 0 to 10)
        offers: [{kind: rotate, rotate_to: methadone, capacity: {places: 5}}] | 7:47: offers[0].capacity: not used with kind rotate (allowed: only with kind taper or switch_to_buprenorphine)
        offers: [{kind: switch_to_buprenorphine, capacity: {places: 0}}] | 7:61: offers[0].capacity.places: out of range: 0 (allowed: a number above 0, at most 1000000000)
        offers: [{kind: switch_to_buprenorphine, capacity: {starts_per_moth: 5}}] | 7:53: offers[0].capacity.starts_per_moth: unknown key; did you mean starts_per_month? (allowed: places, starts_per_month)
        offers: [{kind: switch_to_buprenorphine, consent: none, capacity: {places: 5}}] | 7:67: offers[0].capacity: nobody waits for what is done without consent (allowed: a capacity with consent: required)
        offers: [{kind: discontinue, taper: {fraction: 0.1}}] | 7:30: offers[0].taper: not used with kind discontinue (allowed: only with kind taper)
        offers: [{kind: taper, taper: {fraction: 0.1}, buprenorphine: {}}] | 7:48: offers[0].buprenorphine: not used with kind taper (allowed: only with kind switch_to_buprenorphine)
        offers: [{kind: taper, taper: {fraction: 0.1}, pain_relief_nrs: 1}] | 7:48: offers[0].pain_relief_nrs: not used with kind taper (allowed: only with kind self_management)
        offers: [{kind: tapir, taper: {fraction: 0.1}}] | 7:17: offers[0].kind: unknown value: tapir; did you mean taper? (allowed: KINDS)
        offers: [{consent: none}] | 7:10: offers[0].kind: missing (allowed: KINDS)
        offers: [{kind: discontinue, probability_per_review: 1.5}] | 7:54: offers[0].probability_per_review: out of range: 1.5 (allowed: a number from 0 to 1)
        offers: [{kind: taper, taper: {fraction: 0.1, interval_days: 10}}] | 7:62: offers[0].taper.interval_days: not a multiple of 7: 10 (allowed: a whole number from 7 to 364, a multiple of 7)
        offers: [{kind: taper, taper: {fraction: 0.1, pauses: {allowed: no}}}] | 7:65: offers[0].taper.pauses.allowed: wrong type: no (allowed: true, false)
        offers: [{kind: taper, taper: {fraction: 0.1, pauses: {maximum_in_a_row: 13}}}] | 7:74: offers[0].taper.pauses.maximum_in_a_row: out of range: 13 (allowed: a whole number from 1 to 12)
        offers: [{kind: taper, taper: {fraction: 0.001}}] | 7:42: offers[0].taper.fraction: no study sees the end of the taper: 0.001 takes 73 years without a pause (allowed: a fraction and interval_days that take at most 20 years)
        offers: [{kind: taper, taper: {fraction: 0.01, basis: current_dose}}] | 7:42: offers[0].taper.fraction: no study sees the end of the taper: 0.01 takes 23 years without a pause (allowed: a fraction and interval_days that take at most 20 years)
        offers: [{kind: switch_to_buprenorphine, buprenorphine: {minimum_mg_per_day: 25}}] | 7:78: offers[0].buprenorphine.minimum_mg_per_day: above maximum_mg_per_day: 25 (allowed: at most 24)
        costs: {per_review: [costs.opioid_per_mme]} | 7:22: costs.per_review[0]: not a cost: costs.opioid_per_mme is in USD 2021/MME (allowed: ids in USD 2021)
        costs: {per_review: [costs.vist]} | 7:22: costs.per_review[0]: unknown parameter: costs.vist; did you mean costs.visit? (allowed: ids and symbols that 'jobs/allostat parameters' lists)
        """)
    void oneMistakeIsOneMessageAtItsPlace(String lines, String expected) throws IOException {
        String kinds = String.join(", ", OfferFields.levers().keySet());
        assertProblems(HEAD + lines + "\n", "FILE:" + expected.replace("KINDS", kinds));
    }

    /** Twenty steps of 364 days are 19.9 years; 2% of the present dose every 28 days ends after 150 steps, 11.5 years. */
    @ParameterizedTest
    @ValueSource(strings = {"fraction: 0.05, interval_days: 364", "fraction: 0.02, basis: current_dose"})
    void slowTaperThatEndsWithinTheLongestStudyIsAllowed(String taper) throws IOException {
        assertEquals(
                1,
                read(HEAD + "offers: [{kind: taper, taper: {" + taper + "}}]\n")
                        .offers()
                        .size());
    }

    @Test
    void unknownKeyIsPlacedAtItsOwnLineNotAtItsParent() throws IOException {
        assertProblems(
                HEAD + "offers:\n  - kind: taper\n    taper:\n      fraction: 0.1\n      speed:\n        fast: true\n",
                "FILE:11:7: offers[0].taper.speed: unknown key"
                        + " (allowed: basis, floor_mme_per_day, fraction, half_effect_mme_per_day, interval_days, pauses)");
    }

    @Test
    void everyProblemIsReportedAtOnceInTheOrderOfTheFile() throws IOException {
        String text = """
                titel: x
                description: ''
                guideline: CDC
                review_interval_days: 14
                eligibility: {min_mme_per_day: 2, max_mme_per_day: 1}
                """;
        assertProblems(
                text,
                "FILE:1:1: titel: unknown key; did you mean title? (allowed: acute_courses, costs, description, eligibility,"
                        + " escalation, exceptions, guideline, offers, review_interval_days, rollout, scenario_assumptions, standing, title)",
                "FILE:1:1: title: missing (allowed: text of at most 100 characters)",
                "FILE:2:14: description: empty: nothing (allowed: text)",
                "FILE:3:12: guideline: wrong type: CDC (allowed: a map of fields)",
                "FILE:4:23: review_interval_days: out of range: 14 (allowed: a whole number from 28 to 364, a multiple"
                        + " of 28)",
                "FILE:5:32: eligibility.min_mme_per_day: above max_mme_per_day: 2 (allowed: at most 1)");
    }

    @Test
    void fileNameThatIsNoIdIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("My Policy.yaml"), HEAD);
        InputException exception =
                assertThrows(InputException.class, () -> PolicyReader.read(file, FrozenRegistry.REGISTRY));
        assertEquals(
                List.of(file + ": the file name is the policy's id: My Policy (allowed: lower-case words, digits and"
                        + " single hyphens, such as usual-care.yaml)"),
                exception.problems());
    }

    private Policy read(String text) throws IOException {
        return PolicyReader.read(Files.writeString(file(), text), FrozenRegistry.REGISTRY);
    }

    private void assertProblems(String text, String... expected) {
        InputException exception = assertThrows(InputException.class, () -> read(text));
        List<String> lines = List.of(expected).stream()
                .map(line -> line.replace("FILE", file().toString()))
                .toList();
        assertEquals(String.join("\n", lines), String.join("\n", exception.problems()));
    }

    private Path file() {
        return folder.resolve("test-policy.yaml");
    }
}
