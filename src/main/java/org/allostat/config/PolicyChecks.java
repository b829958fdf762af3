package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.allostat.problem.Nearest;
import org.allostat.problem.Problems;

/** What a policy file must hold to beyond its schema: rules between fields, and names that the registry must know. */
final class PolicyChecks {
    private final YamlDocument document;
    private final Set<String> knownParameterIds;
    private final Problems problems;

    PolicyChecks(YamlDocument document, Set<String> knownParameterIds, Problems problems) {
        this.document = document;
        this.knownParameterIds = knownParameterIds;
        this.problems = problems;
    }

    /** @param policy the file's fields with defaults filled in */
    void check(JsonNode policy) {
        checkDoses(policy.path("eligibility"), "eligibility");
        JsonNode offers = policy.path("offers");
        for (int i = 0; i < offers.size(); i++) {
            String offer = FieldPath.item("offers", i);
            checkDoses(offers.get(i).path("when"), FieldPath.key(offer, "when"));
            JsonNode buprenorphine = offers.get(i).path("buprenorphine");
            checkOrder(
                    buprenorphine, FieldPath.key(offer, "buprenorphine"), "minimum_mg_per_day", "maximum_mg_per_day");
        }
        checkCosts(policy.path("costs").path("per_review"), "costs.per_review");
        checkCosts(policy.path("costs").path("per_offer"), "costs.per_offer");
    }

    private void checkDoses(JsonNode eligibility, String path) {
        checkOrder(eligibility, path, "min_mme_per_day", "max_mme_per_day");
    }

    private void checkOrder(JsonNode block, String path, String lower, String upper) {
        JsonNode least = block.path(lower);
        JsonNode most = block.path(upper);
        if (least.isNumber() && most.isNumber() && least.asDouble() > most.asDouble()) {
            String field = FieldPath.key(path, lower);
            problems.add(
                    document.placeOfValue(field),
                    field,
                    "above " + upper + ": " + least.asText() + " (allowed: at most " + most.asText() + ")");
        }
    }

    private void checkCosts(JsonNode ids, String path) {
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i).asText();
            if (ids.get(i).isTextual() && !knownParameterIds.contains(id)) {
                String field = FieldPath.item(path, i);
                problems.add(document.placeOfValue(field), field, unknownParameter(id, knownParameterIds));
            }
        }
    }

    static String unknownParameter(String id, Set<String> knownParameterIds) {
        return "unknown parameter: " + id + Nearest.hint(id, knownParameterIds)
                + " (allowed: ids that 'allostat parameters' lists)";
    }
}
