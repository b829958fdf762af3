package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.allostat.emulate.CompiledStudy;
import org.allostat.emulate.Covariate;
import org.allostat.emulate.EmulatedStudy;
import org.allostat.emulate.EmulatedStudy.Arm;
import org.allostat.emulate.EmulatedStudy.Assignment;
import org.allostat.emulate.EmulatedStudy.Condition;
import org.allostat.emulate.EmulatedStudy.Entry;
import org.allostat.emulate.EmulatedStudy.Estimand;
import org.allostat.emulate.EmulatedStudy.FollowUp;
import org.allostat.emulate.EmulatedStudy.Outcome;
import org.allostat.emulate.EmulatedStudy.Precision;
import org.allostat.emulate.EmulatedStudy.Source;
import org.allostat.emulate.EstimandKind;
import org.allostat.emulate.PublishedResult;
import org.allostat.emulate.Series;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;
import org.allostat.simulate.ScheduledReplay.ScheduledDose;

/** Reads study files of {@code jobs/emulations}; the file's name without ending is the study's id. */
public final class EmulationReader {
    private final YamlDocument document;
    private final Problems problems;
    private final EmulationPolicies policies;

    private EmulationReader(YamlDocument document, Problems problems, EmulationPolicies policies) {
        this.document = document;
        this.problems = problems;
        this.policies = policies;
    }

    /**
     * Reads studies.
     *
     * @param names files, or names of bundled studies
     * @param registry the parameters that policies may name
     * @throws InputException with every problem of every study
     */
    public static List<EmulatedStudy> read(Collection<String> names, Registry registry) {
        Problems problems = new Problems("emulations");
        List<EmulatedStudy> studies = new ArrayList<>();
        for (String name : names) {
            try {
                studies.add(read(SourceText.find(name, "emulation", EmulationLibrary.BUNDLED), registry));
            } catch (InputException e) {
                problems.addAll(e);
            }
        }
        Set<String> ids = new HashSet<>();
        studies.stream()
                .filter(study -> !ids.add(study.id()))
                .forEach(study -> problems.add(study.id() + ": the same study twice (allowed: each once)"));
        problems.throwIfAny();
        return studies;
    }

    static EmulatedStudy read(SourceText source, Registry registry) {
        Problems problems = new Problems(source.name());
        YamlDocument document = YamlParser.parse(source, problems);
        ObjectNode fields = SchemaFile.ofEmulation().check(document, problems);
        problems.throwIfAny();
        EmulationPolicies policies = new EmulationPolicies(document, registry, problems);
        return new EmulationReader(document, problems, policies).bind(fields);
    }

    private void mistake(String field, String message) {
        problems.add(document.placeOfValue(field), field, message);
    }

    private EmulatedStudy bind(ObjectNode fields) {
        JsonNode entry = fields.get("entry");
        JsonNode followUp = fields.get("follow_up");
        JsonNode precision = fields.get("precision");
        Assignment assignment = Assignment.valueOf(upper(fields.get("assignment")));
        Map<String, Outcome> outcomes = outcomes(fields.get("outcomes"));
        List<Arm> arms = arms(fields.get("arms"), assignment);
        String policy = policies.read("policy", fields.get("policy").asText());
        Map<String, String> causal = causal(fields.get("causal"), arms, assignment);
        EmulatedStudy study = new EmulatedStudy(
                PolicyReader.fileName(document.name()),
                fields.get("title").asText(),
                fields.get("citation").asText(),
                Source.valueOf(upper(fields.get("population").get("from"))),
                numberOrNaN(fields.get("population"), "start_mme_per_day"),
                conditions(fields.get("population").get("where")),
                policy,
                policies.all(),
                fields.get("years").asInt(),
                fields.get("step_days").asInt(),
                new Entry(
                        entry.get("first_day").asInt(),
                        Math.max(
                                entry.get("first_day").asInt(),
                                entry.get("last_day").asInt()),
                        entry.get("every_days").asInt(),
                        entry.get("sample").asText().equals("first"),
                        conditions(entry.get("conditions"))),
                assignment,
                fields.get("varying").asBoolean() || assignment == Assignment.WITHIN_PERSON,
                arms,
                new FollowUp(
                        followUp.get("from_day").asInt(), followUp.get("to_day").asInt()),
                outcomes,
                estimands(fields.get("estimands"), outcomes),
                causal,
                new Precision(
                        precision.get("share_of_standard_error").asDouble(),
                        precision.get("people").asInt(),
                        precision.get("most_people").asInt()),
                texts(fields.get("assumptions")));
        if (study.followUp().fromDay() >= study.followUp().toDay()) {
            mistake(
                    "follow_up.from_day",
                    "not before to_day: " + study.followUp().fromDay() + " (allowed: below "
                            + study.followUp().toDay() + ")");
        }
        checkEntry(entry, assignment);
        CompiledStudy.of(study, this::mistake);
        problems.throwIfAny();
        return study;
    }

    private void checkEntry(JsonNode entry, Assignment assignment) {
        int first = entry.get("first_day").asInt();
        int last = entry.get("last_day").asInt();
        if (last < first && document.root().path("entry").has("last_day")) {
            mistake("entry.last_day", "before first_day: " + last + " (allowed: " + first + " or later)");
        }
        if (assignment == Assignment.RANDOMIZED && first > 0) {
            mistake(
                    "entry.first_day",
                    "in a trial: " + first + " (allowed: 0, since people are allocated at the start)");
        }
    }

    private static double numberOrNaN(JsonNode fields, String name) {
        return fields.has(name) ? fields.get(name).asDouble() : Double.NaN;
    }

    private static String upper(JsonNode text) {
        return text.asText().toUpperCase(Locale.ROOT);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static List<Condition> conditions(JsonNode list) {
        List<Condition> conditions = new ArrayList<>();
        list.forEach(each -> conditions.add(
                new Condition(each.get("name").asText(), each.get("condition").asText())));
        return conditions;
    }

    private List<Arm> arms(JsonNode fields, Assignment assignment) {
        List<Arm> arms = new ArrayList<>();
        fields.properties().forEach(arm -> arms.add(arm(arm.getKey(), arm.getValue(), assignment)));
        if (assignment != Assignment.OBSERVED && arms.size() < 2) {
            mistake(
                    "arms",
                    arms.size() + " with assignment " + assignment.name().toLowerCase(Locale.ROOT)
                            + " (allowed: two or more)");
        }
        return arms;
    }

    private Arm arm(String name, JsonNode fields, Assignment assignment) {
        String path = FieldPath.key("arms", name);
        List<ScheduledDose> schedule = new ArrayList<>();
        fields.get("schedule")
                .forEach(dose -> schedule.add(new ScheduledDose(
                        dose.get("from_day").asInt(),
                        dose.get("mme_per_day").asDouble(),
                        dose.get("share_of_start").asDouble(),
                        dose.get("buprenorphine_mg_per_day").asDouble())));
        checkSchedule(path, schedule);
        String policy = fields.get("policy").asText();
        boolean trial = assignment == Assignment.RANDOMIZED;
        if (trial && policy.isEmpty() == schedule.isEmpty()) {
            mistake(path, "a trial's arm needs a policy or a schedule, not both (allowed: one of them)");
        }
        if (trial != fields.get("when").asText().isEmpty() && assignment != Assignment.CLONE_CENSOR_WEIGHT) {
            mistake(
                    path,
                    trial
                            ? "when is for exposure that is read from records (allowed in trials: policy or schedule)"
                            : "no when (allowed: a condition that puts a person into the arm)");
        }
        return new Arm(
                name,
                fields.get("when").asText(),
                policy.isEmpty() ? "" : policies.read(FieldPath.key(path, "policy"), policy),
                numberOrNaN(fields, "start_mme_per_day"),
                fields.get("formulation").asText(),
                schedule,
                fields.get("outside_effect").get("pain_nrs").asDouble(),
                fields.get("begin").asText(),
                fields.get("keep").asText(),
                fields.get("grace_days").asInt());
    }

    private void checkSchedule(String path, List<ScheduledDose> schedule) {
        for (int i = 0; i < schedule.size(); i++) {
            int day = schedule.get(i).fromDay();
            boolean inOrder = i == 0 ? day == 0 : day > schedule.get(i - 1).fromDay();
            if (!inOrder) {
                String field = FieldPath.item(FieldPath.key(path, "schedule"), i);
                mistake(field, "from_day " + day + " (allowed: 0 for the first, then rising)");
            }
        }
    }

    private Map<String, Outcome> outcomes(JsonNode fields) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        fields.properties().forEach(each -> {
            String path = FieldPath.key("outcomes", each.getKey());
            JsonNode outcome = each.getValue();
            Map<Series, Double> events = new LinkedHashMap<>();
            outcome.get("events")
                    .properties()
                    .forEach(event -> series(FieldPath.key(path, "events"), event.getKey())
                            .forEach(series ->
                                    events.put(series, event.getValue().asDouble())));
            boolean hasValue = !outcome.get("value").asText().isEmpty();
            if (hasValue != outcome.get("events").isEmpty()) {
                mistake(path, "an outcome is coded as events or as a value (allowed: one of events, value)");
            }
            outcomes.put(
                    each.getKey(),
                    new Outcome(
                            events,
                            outcome.get("false_rate_per_100_person_years").asDouble(),
                            outcome.get("recurrent").asBoolean(),
                            outcome.get("value").asText(),
                            outcome.get("weight").asText(),
                            outcome.get("unit").asText(),
                            outcome.get("measured_with").get("sd").asDouble(),
                            numberOrNaN(outcome, "at_most")));
        });
        return outcomes;
    }

    private List<Series> series(String path, String name) {
        List<String> counted = new ArrayList<>();
        for (Series series : Series.values()) {
            if (series.kind() == Series.Kind.EVENT) {
                if (series.label().equals(name)) {
                    return List.of(series);
                }
                counted.add(series.label());
            }
        }
        mistake(
                FieldPath.key(path, name),
                "no event of the record: " + Shown.value(name) + Nearest.hint(name, counted) + " (allowed: "
                        + String.join(", ", counted) + ")");
        return List.of();
    }

    private Map<String, String> causal(JsonNode fields, List<Arm> arms, Assignment assignment) {
        Map<String, String> causal = new LinkedHashMap<>();
        List<String> names = arms.stream().map(Arm::name).toList();
        fields.properties().forEach(each -> {
            String path = FieldPath.key("causal", each.getKey());
            if (!names.contains(each.getKey())) {
                mistake(path, "no arm of the study (allowed: " + String.join(", ", names) + ")");
            } else if (assignment == Assignment.RANDOMIZED) {
                mistake(path, "a trial replays everybody under every arm already (allowed: nothing)");
            } else {
                causal.put(each.getKey(), policies.read(path, each.getValue().asText()));
            }
        });
        return causal;
    }

    private List<Estimand> estimands(JsonNode list, Map<String, Outcome> outcomes) {
        List<Estimand> estimands = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        PublishedResults published = new PublishedResults(this::mistake);
        for (int i = 0; i < list.size(); i++) {
            JsonNode fields = list.get(i);
            String path = FieldPath.item("estimands", i);
            EstimandKind kind = EstimandKind.valueOf(upper(fields.get("kind")));
            Outcome outcome = outcomes.get(fields.get("outcome").asText());
            String unit = kind.unit(outcome == null ? "" : outcome.unit());
            List<Covariate> adjustFor = new ArrayList<>();
            fields.get("adjust_for").forEach(each -> adjustFor.add(Covariate.valueOf(upper(each))));
            List<PublishedResult> results = fields.has("published")
                    ? published.read(FieldPath.key(path, "published"), fields.get("published"), unit)
                    : List.of();
            if (!ids.add(fields.get("id").asText())) {
                mistake(FieldPath.key(path, "id"), "twice: " + fields.get("id").asText() + " (allowed: each id once)");
            }
            estimands.add(new Estimand(
                    fields.get("id").asText(),
                    fields.get("outcome").asText(),
                    kind,
                    fields.get("arm").asText(),
                    fields.get("reference").asText(),
                    adjustFor,
                    fields.get("adjust_by").asText().equals("inverse_probability"),
                    fields.get("quantile").asDouble(),
                    results));
        }
        return estimands;
    }
}
