package org.allostat.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allostat.terminal.Pasted;

/**
 * The command that asks the question of a run again, every field of its study named. Policies and a pack go by their names, so those that the program
 * does not bring, and a posterior that was given as a file, must lie where they lay.
 */
final class RunAgain {
    /** Told otherwise: policies and the pack by name; a posterior by its file, which a run does not know. */
    private static final Set<String> OTHERWISE = Set.of("policies", "posterior", "pack");

    private final JsonNode config;

    RunAgain(JsonNode config) {
        this.config = config;
    }

    String command() {
        List<String> words = new ArrayList<>(List.of("jobs/allostat", "run", "quickstart"));
        List<String> policies = new ArrayList<>();
        config.path("policies").forEach(policy -> policies.add(policy.path("id").asText()));
        set(words, "policies", "[" + String.join(",", policies) + "]");
        if (config.has("pack")) {
            words.add("--pack");
            words.add(config.path("pack").path("name").asText());
        }
        for (Map.Entry<String, JsonNode> field : config.properties()) {
            if (!OTHERWISE.contains(field.getKey())) {
                set(words, field.getKey(), field.getValue().toString()); // JSON is YAML
            }
        }
        return String.join(" ", words.stream().map(Pasted::word).toList());
    }

    private static void set(List<String> words, String field, String value) {
        words.add("--set");
        words.add(field + "=" + value);
    }
}
