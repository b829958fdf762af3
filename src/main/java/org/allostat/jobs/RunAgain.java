package org.allostat.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.allostat.terminal.Pasted;

/** The command that asks the question of a run again, every field of its study named; policies by name, as the program brings them. */
final class RunAgain {
    /** What changes nothing in the tables, or is told by other fields. */
    private static final List<String> FIELDS = List.of(
            "years",
            "comparator",
            "discount_rate_per_year",
            "perspective",
            "beyond_horizon",
            "draws",
            "uncertainty",
            "rank_references");

    private final JsonNode config;

    RunAgain(JsonNode config) {
        this.config = config;
    }

    String command() {
        List<String> words = new ArrayList<>(List.of("jobs/allostat", "run", "quickstart"));
        words.addAll(List.of(
                "--seed",
                config.path("seed").asText(),
                "--patients",
                config.path("patients").asText()));
        List<String> policies = new ArrayList<>();
        config.path("policies").forEach(policy -> policies.add(policy.path("id").asText()));
        set(words, "policies=[" + String.join(",", policies) + "]");
        for (String field : FIELDS) {
            if (config.path(field).isValueNode()) {
                set(words, field + "=" + config.path(field).asText());
            }
        }
        List<String> thresholds = new ArrayList<>();
        config.path("willingness_to_pay_usd_per_qaly").forEach(value -> thresholds.add(value.asText()));
        set(words, "willingness_to_pay_usd_per_qaly=[" + String.join(",", thresholds) + "]");
        config.path("parameters")
                .properties()
                .forEach(field -> set(
                        words,
                        "parameters." + field.getKey() + "=" + field.getValue().asText()));
        return String.join(" ", words.stream().map(Pasted::word).toList());
    }

    private static void set(List<String> words, String assignment) {
        words.add("--set");
        words.add(assignment);
    }
}
