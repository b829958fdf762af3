package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.config.PolicyReader;
import org.allostat.config.PolicyText;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Offer;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.Patients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every lever, and every field of a policy that can change a body: policies that differ in that field alone share no course
 * from the moment it acts. Together they give what each gives alone, and not the same.
 */
class EveryLeverTest {
    private static final String OFFER = "offers[0].";
    private static final int YEARS = 2;
    private static final int LONGEST_TITLE = 100;
    private static final Horizon HORIZON = new Horizon(YEARS, Policy.VISIT_INTERVAL_DAYS, new Discounting(0.03));

    /** Patients who accept and give up tapers often, and to whom much happens. */
    private static final Model EVENTFUL = new Model(
            FrozenRegistry.REGISTRY.with(Map.of(
                    "hazard.overdose_base", 0.3,
                    "hazard.crisis_base", 0.2,
                    "behaviour.acceptance.intercept", 1.0,
                    "behaviour.acceptance.pain", 1.0,
                    "behaviour.taper.pause_failure_probability", 0.3,
                    "behaviour.restart.per_visit", 0.2,
                    "behaviour.buprenorphine.dropout", 0.2,
                    "behaviour.acceptance.per_failure", -0.5,
                    "behaviour.offer_again_days", 112.0,
                    "hazard.illicit_exit_per_year", 2.0)),
            7);

    private static final List<CohortPatient> COHORT = Patients.longTerm(EVENTFUL, 48);

    /** Where a policy says nothing of the body; its rollout, which needs another policy, has RolloutTest. */
    private static final Set<String> WITHOUT_BODY =
            Set.of("id", "title", "description", "guideline", "scenario_assumptions", "costs", "rollout", "standing");

    /** What every lever's offers have in common: a field, and another value of it. */
    private static final Map<String, String> TERMS =
            plus(under("when.", conditions()), "consent", "none", "probability_per_review", "0.3");

    /** Conditions that are lists, empty unless given, and a value of each. */
    private static final Map<String, String> LISTS = ordered(
            "patient.pain_conditions", "[back, other]",
            "patient.insurances", "[medicare]",
            "patient.formulations", "[immediate_release, fentanyl_patch]");

    /** Every condition on the patient, and a value that some meet. */
    private static Map<String, String> conditions() {
        return ordered(
                "min_mme_per_day", "60",
                "max_mme_per_day", "60",
                "min_years_on_opioids", "8",
                "min_criteria_count", "3",
                "started_for", "acute_pain",
                "patient.min_age_years", "55",
                "patient.max_age_years", "54",
                "patient.sex", "female",
                "patient.benzodiazepine", "no",
                "patient.depression", "no",
                "patient.max_criteria_count", "2");
    }

    private static Map<String, String> under(String prefix, Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>();
        values.forEach((path, value) -> all.put(prefix + path, value));
        return all;
    }

    /**
     * A lever as a policy file gives it.
     *
     * @param kind which
     * @param fields what its offer says besides the kind
     * @param others fields that not every lever varies alike, and another value of each
     * @param unused fields of every offer that this lever does not look at
     */
    private record Lever(String kind, Map<String, String> fields, Map<String, String> others, Set<String> unused) {
        Lever(String kind, Map<String, String> fields, Map<String, String> others) {
            this(kind, fields, others, Set.of());
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    static List<Lever> levers() {
        Map<String, String> asked = Map.of("education", "1", "repeat", "once");
        return List.of(
                new Lever(
                        "taper",
                        ordered(
                                "taper.fraction", "0.2",
                                "taper.floor_mme_per_day", "10",
                                "taper.pauses.pain_rise_above_nrs", "0.3",
                                "taper.pauses.cows_above", "3",
                                "taper.pauses.maximum_in_a_row", "2"),
                        plus(
                                asked,
                                "taper.fraction",
                                "0.3",
                                "taper.basis",
                                "current_dose",
                                "taper.interval_days",
                                "7",
                                "taper.floor_mme_per_day",
                                "20",
                                "taper.pauses.allowed",
                                "false",
                                "taper.pauses.cows_above",
                                "20",
                                "taper.pauses.pain_rise_above_nrs",
                                "3",
                                "taper.pauses.maximum_in_a_row",
                                "5",
                                "capacity.starts_per_month",
                                "2",
                                "capacity.places",
                                "8"),
                        Set.of("taper.half_effect_mme_per_day")),
                new Lever(
                        "taper",
                        ordered("taper.fraction", "0.2", "taper.basis", "hyperbolic"),
                        plus(asked, "taper.half_effect_mme_per_day", "30"),
                        Set.of(
                                "taper.fraction",
                                "taper.basis",
                                "taper.interval_days",
                                "taper.floor_mme_per_day",
                                "taper.pauses.allowed",
                                "taper.pauses.cows_above",
                                "taper.pauses.pain_rise_above_nrs",
                                "taper.pauses.maximum_in_a_row",
                                "capacity.starts_per_month",
                                "capacity.places")),
                new Lever(
                        "switch_to_buprenorphine",
                        // Limits far enough apart that some doses meet each and some neither.
                        ordered("buprenorphine.minimum_mg_per_day", "6", "buprenorphine.maximum_mg_per_day", "8"),
                        plus(
                                asked,
                                "buprenorphine.base_mg_per_day",
                                "5",
                                "buprenorphine.mg_per_mme",
                                "0.04",
                                "buprenorphine.minimum_mg_per_day",
                                "7",
                                "buprenorphine.maximum_mg_per_day",
                                "10",
                                "capacity.starts_per_month",
                                "2",
                                "capacity.places",
                                "8")),
                new Lever("discontinue", Map.of(), asked),
                new Lever("rotate", ordered("rotate_to", "methadone"), plus(asked, "rotate_to", "fentanyl_patch")),
                new Lever(
                        "dose_ceiling", ordered("ceiling_mme_per_day", "40"), plus(asked, "ceiling_mme_per_day", "30")),
                new Lever("self_management", ordered("pain_relief_nrs", "1"), plus(asked, "pain_relief_nrs", "2")),
                new Lever(
                        "naloxone",
                        ordered("naloxone.filled_share", "0.9", "naloxone.carried_days", "28"),
                        ordered(
                                "naloxone.filled_share", "0.1",
                                "naloxone.carried_days", "400",
                                "repeat", "once"),
                        Set.of("education")));
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("levers")
    void everyFieldOfALeverPartsCoursesWhenItActs(Lever lever) throws IOException {
        Map<String, String> others = new LinkedHashMap<>(lever.others());
        TERMS.forEach(others::put);
        Set<String> fields = offerFields(policy(lever, Map.of()));
        fields.remove("kind");
        fields.removeAll(lever.unused());
        assertEquals(fields, new TreeSet<>(others.keySet()), "fields of " + lever + " that are varied here");
        List<Policy> policies = new ArrayList<>(List.of(policy(lever, Map.of())));
        for (Map.Entry<String, String> other : others.entrySet()) {
            policies.add(policy(lever, Map.of(OFFER + other.getKey(), other.getValue())));
        }
        assertPart(policies);
    }

    /** What is not an offer: who is reviewed and how often, and how dose rises. */
    @Test
    void everyFieldOfAPolicyPartsCoursesWhenItActs() throws IOException {
        Map<String, String> others = plus(
                Map.of("review_interval_days", "84"),
                "exceptions.share",
                "0.4",
                "escalation.rule",
                "never",
                "escalation.probability_ratio",
                "90",
                "escalation.step_share",
                "0.6",
                "escalation.step_mme_per_day",
                "40",
                "escalation.cap_mme_per_day",
                "120");
        others.putAll(under("eligibility.", conditions()));
        Lever late = new Lever("discontinue", Map.of("probability_per_review", "0.1"), Map.of());
        Policy base = policy(late, Map.of());
        Set<String> fields = new TreeSet<>(PolicyText.fields(base).keySet());
        fields.removeIf(path -> path.startsWith("offers")
                || path.startsWith("acute_courses")
                || WITHOUT_BODY.contains(path.split("\\.|\\[", -1)[0]));
        assertEquals(fields, new TreeSet<>(others.keySet()));
        List<Policy> policies = new ArrayList<>(List.of(base));
        for (Map.Entry<String, String> other : others.entrySet()) {
            policies.add(policy(late, Map.of(other.getKey(), other.getValue())));
        }
        for (Map.Entry<String, String> list : LISTS.entrySet()) {
            policies.add(policy(late, Map.of("eligibility." + list.getKey(), list.getValue())));
            policies.add(policy(late, Map.of(OFFER + "when." + list.getKey(), list.getValue())));
        }
        policies.add(policy(late, Map.of("exceptions.when", "[{min_mme_per_day: 60}, {patient: {sex: female}}]")));
        assertPart(policies);
    }

    /** Limits of acute courses, in patients who are not on long-term therapy. */
    @Test
    void everyFieldOfAcuteCoursesPartsCoursesWhenItActs() throws IOException {
        Map<String, String> conditions = new LinkedHashMap<>(conditions());
        conditions.putAll(Map.of("min_mme_per_day", "20", "max_mme_per_day", "20", "min_years_on_opioids", "3"));
        Map<String, String> others = plus(under("when.", conditions), "max_days", "3", "max_mme_per_day", "12");
        Lever none = new Lever("discontinue", Map.of(), Map.of());
        Map<String, String> limit = ordered("acute_courses.max_days", "7", "acute_courses.max_mme_per_day", "30");
        Policy base = policy(none, limit);
        Set<String> fields = PolicyText.fields(base).keySet().stream()
                .filter(path -> path.startsWith("acute_courses."))
                .map(path -> path.substring("acute_courses.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(fields, new TreeSet<>(others.keySet()));
        others.putAll(under("when.", LISTS));
        others.put("when.patient.formulations", "[methadone]"); // acute courses are of immediate release
        List<Policy> policies = new ArrayList<>(List.of(base));
        for (Map.Entry<String, String> other : others.entrySet()) {
            Map<String, String> changed = new LinkedHashMap<>(); // what differs first, for the title
            changed.put("acute_courses." + other.getKey(), other.getValue());
            limit.forEach(changed::putIfAbsent);
            policies.add(policy(none, changed));
        }
        policies.add(policy(none, plus(limit, "exceptions.share", "0.4")));
        policies.add(policy(none, plus(limit, "exceptions.when", "[{min_mme_per_day: 25}, {patient: {sex: female}}]")));
        assertPart(policies, Patients.ofType(EVENTFUL, ExposureType.INTERMITTENT, 60));
    }

    @Test
    void everyLeverIsHere() {
        assertEquals(
                Stream.of(Offer.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()),
                levers().stream()
                        .map(lever ->
                                policyOrThrow(lever).offers().get(0).getClass().getSimpleName())
                        .collect(Collectors.toSet()));
    }

    private Policy policyOrThrow(Lever lever) {
        try {
            return policy(lever, Map.of());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Each of the others differs from the first for somebody, and none knows of the company. */
    private static void assertPart(List<Policy> policies) {
        assertPart(policies, COHORT);
    }

    private static void assertPart(List<Policy> policies, List<CohortPatient> cohort) {
        List<List<PatientOutcome>> together = outcomes(policies, cohort);
        List<String> withoutEffect = new ArrayList<>();
        for (int policy = 0; policy < policies.size(); policy++) {
            String what = policies.get(policy).title();
            List<PatientOutcome> alone =
                    outcomes(List.of(policies.get(policy)), cohort).get(0);
            assertTrue(alone.equals(together.get(policy)), what + " is not the same alone and together");
            if (policy > 0 && alone.equals(together.get(0))) {
                withoutEffect.add(what);
            }
        }
        assertEquals(List.of(), withoutEffect, "policies that do what the first one does");
    }

    /** Whoever would have died of an overdose lives on from that day; all others live as they would have. */
    @Test
    void naloxoneSavesSomeAndChangesNoOverdoseBeforeThat() throws IOException {
        Map<String, String> everybody = ordered("naloxone.filled_share", "1", "naloxone.carried_days", "3650");
        Lever carried = new Lever("naloxone", everybody, Map.of());
        Lever none = new Lever("naloxone", plus(everybody, "naloxone.filled_share", "0"), Map.of());
        List<List<PatientOutcome>> both = outcomes(List.of(policy(carried, Map.of()), policy(none, Map.of())));
        int saved = 0;
        for (int i = 0; i < COHORT.size(); i++) {
            PatientOutcome with = both.get(0).get(i);
            PatientOutcome without = both.get(1).get(i);
            if (without.fatalOverdose() && with.personDays() > without.personDays()) {
                saved++;
                assertTrue(with.overdoses() >= without.overdoses(), () -> "overdoses: " + with);
            } else {
                assertEquals(without.deathDay(), with.deathDay());
                assertEquals(without.overdoses(), with.overdoses());
                assertEquals(without.expectedOverdosesPrescribed(), with.expectedOverdosesPrescribed());
            }
        }
        assertTrue(saved > 0, "nobody is saved");
        assertTrue(fatalOverdoses(both.get(0)) < fatalOverdoses(both.get(1)));
    }

    /** Whoever is excepted meets nothing of the policy, for good: neither its offers nor its rule for doses. */
    @Test
    void theExceptedLiveAsUnderAPolicyThatOffersNothing() throws IOException {
        Lever stop = new Lever("discontinue", Map.of("consent", "none"), Map.of());
        Map<String, String> nothing =
                Map.of(OFFER + "probability_per_review", "0", "escalation.probability_ratio", "1");
        Map<String, String> oldAge =
                Map.of("exceptions.when", "[{patient: {min_age_years: 60}}]", "escalation.probability_ratio", "1");
        List<List<PatientOutcome>> both = outcomes(List.of(policy(stop, oldAge), policy(stop, nothing)));
        int excepted = 0;
        for (int i = 0; i < COHORT.size(); i++) {
            boolean old = COHORT.get(i).ageYears() >= 60;
            excepted += old ? 1 : 0;
            assertEquals(
                    old, both.get(0).get(i).endMmePerDay() == both.get(1).get(i).endMmePerDay(), "patient " + i);
        }
        assertTrue(excepted > 0 && excepted < COHORT.size());
    }

    private static long fatalOverdoses(List<PatientOutcome> outcomes) {
        return outcomes.stream().filter(PatientOutcome::fatalOverdose).count();
    }

    private static List<List<PatientOutcome>> outcomes(List<Policy> policies) {
        return outcomes(policies, COHORT);
    }

    private static List<List<PatientOutcome>> outcomes(List<Policy> policies, List<CohortPatient> cohort) {
        WaitingLists queues =
                Queues.settled(EVENTFUL, policies, HORIZON, cohort).lists();
        PolicyReplay replay =
                new PolicyReplay(EVENTFUL, 0, policies, HORIZON, Valuation.of(0.03), cohort.size(), queues);
        List<PolicyOutcomes> all = replay.run(cohort, new MonthlyTally(policies.size(), HORIZON.periods()));
        List<List<PatientOutcome>> byPolicy = new ArrayList<>();
        for (int policy = 0; policy < policies.size(); policy++) {
            List<PatientOutcome> outcomes = new ArrayList<>();
            for (PolicyOutcomes patient : all) {
                outcomes.add(patient.distinct().get(patient.placeOf(policy)));
            }
            byPolicy.add(outcomes);
        }
        return byPolicy;
    }

    private static Set<String> offerFields(Policy policy) {
        return PolicyText.fields(policy).keySet().stream()
                .filter(path -> path.startsWith(OFFER))
                .map(path -> path.substring(OFFER.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A policy that offers one lever; paths of changed fields count from the policy. All have the same id. */
    private Policy policy(Lever lever, Map<String, String> changed) throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        String title = lever + " " + changed;
        root.put("title", "'" + title.substring(0, Math.min(LONGEST_TITLE, title.length())) + "'");
        root.put("description", "d");
        root.put("guideline", "{citation: c, link: l, encodes: e}");
        put(root, "escalation.probability_ratio", "50"); // whoever refuses will feel different at the next review
        Map<String, Object> offer = new LinkedHashMap<>(Map.of("kind", lever.kind()));
        lever.fields().forEach((path, value) -> put(offer, path, value));
        changed.forEach((path, value) -> {
            boolean ofOffer = path.startsWith(OFFER);
            put(ofOffer ? offer : root, ofOffer ? path.substring(OFFER.length()) : path, value);
        });
        root.put("offers", "[" + flow(offer) + "]");
        return PolicyReader.read(Files.writeString(folder.resolve("p.yaml"), flow(root)), FrozenRegistry.REGISTRY);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> map, String path, String value) {
        String[] steps = path.split("\\.", 2);
        if (steps.length == 1) {
            map.put(path, value);
        } else {
            put((Map<String, Object>) map.computeIfAbsent(steps[0], step -> new LinkedHashMap<>()), steps[1], value);
        }
    }

    /** A map as YAML writes it on one line. */
    private static String flow(Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"))
                : value.toString();
    }

    private static Map<String, String> ordered(String... pairs) {
        return plus(Map.of(), pairs);
    }

    private static Map<String, String> plus(Map<String, String> some, String... pairs) {
        Map<String, String> all = new LinkedHashMap<>(some);
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }
}
