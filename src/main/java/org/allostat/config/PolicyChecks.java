package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.policy.Capacity;
import org.allostat.policy.Policy;
import org.allostat.problem.Problems;
import org.allostat.unit.Calendar;

/** What a policy file must hold to beyond its schema: rules between fields, and names that the registry must know. */
final class PolicyChecks {
    private static final String COST = "USD 2021";
    private static final String STOP_BELOW = "behaviour.taper.stop_below_share";
    /** Limits of the schemas: of {@code years} in a study, and of a dose. */
    private static final int LONGEST_STUDY_YEARS = 20;

    private static final double LARGEST_MME_PER_DAY = 1000;

    private final YamlDocument document;
    private final Registry registry;
    private final Problems problems;

    PolicyChecks(YamlDocument document, Registry registry, Problems problems) {
        this.document = document;
        this.registry = registry;
        this.problems = problems;
    }

    /** @param policy what the schema accepted of the file */
    void check(JsonNode policy) {
        checkDoses(policy.path("eligibility"), "eligibility");
        JsonNode exceptions = policy.path("exceptions").path("when");
        for (int i = 0; i < exceptions.size(); i++) {
            checkDoses(exceptions.get(i), FieldPath.item("exceptions.when", i));
        }
        checkDoses(policy.path("acute_courses").path("when"), "acute_courses.when");
        JsonNode offers = policy.path("offers");
        for (int i = 0; i < offers.size(); i++) {
            String offer = FieldPath.item("offers", i);
            checkDoses(offers.get(i).path("when"), FieldPath.key(offer, "when"));
            JsonNode buprenorphine = offers.get(i).path("buprenorphine");
            checkOrder(
                    buprenorphine, FieldPath.key(offer, "buprenorphine"), "minimum_mg_per_day", "maximum_mg_per_day");
            checkEnd(offers.get(i).path("taper"), FieldPath.key(offer, "taper"));
            checkCapacity(offers.get(i), offer);
        }
        checkCosts(policy.path("costs").path("per_review"), "costs.per_review");
        checkCosts(policy.path("costs").path("per_offer"), "costs.per_offer");
    }

    private void checkDoses(JsonNode eligibility, String path) {
        checkOrder(eligibility, path, "min_mme_per_day", "max_mme_per_day");
        checkOrder(eligibility, path, "min_criteria_count", "patient", "max_criteria_count");
        checkOrder(eligibility.path("patient"), FieldPath.key(path, "patient"), "min_age_years", "max_age_years");
    }

    private void checkOrder(JsonNode block, String path, String lower, String inner, String upper) {
        JsonNode least = block.path(lower);
        JsonNode most = block.path(inner).path(upper);
        if (least.isNumber() && most.isNumber() && least.asDouble() > most.asDouble()) {
            addOrder(FieldPath.key(path, lower), upper, least, most);
        }
    }

    private void checkOrder(JsonNode block, String path, String lower, String upper) {
        JsonNode least = block.path(lower);
        JsonNode most = block.path(upper);
        if (least.isNumber() && most.isNumber() && least.asDouble() > most.asDouble()) {
            addOrder(FieldPath.key(path, lower), upper, least, most);
        }
    }

    private void addOrder(String field, String upper, JsonNode least, JsonNode most) {
        problems.add(
                document.placeOfValue(field),
                field,
                "above " + upper + ": " + least.asText() + " (allowed: at most " + most.asText() + ")");
    }

    /**
     * A taper that no study is long enough to see the end of, even if it never pauses, stands still for all that a reader can
     * tell. The share at which it ends is that of the largest dose.
     */
    private void checkEnd(JsonNode taper, String path) {
        if (!taper.path("fraction").isNumber() || registry.find(STOP_BELOW).isEmpty()) {
            return;
        }
        double fraction = taper.path("fraction").asDouble();
        double floor = taper.path("floor_mme_per_day").asDouble(0) / LARGEST_MME_PER_DAY;
        double end = Math.max(registry.parameter(STOP_BELOW).value(), floor);
        boolean ofPresentDose = taper.path("basis").asText().equals("current_dose");
        double steps =
                Math.ceil(ofPresentDose ? StrictMath.log(end) / StrictMath.log1p(-fraction) : (1 - end) / fraction);
        double years =
                steps * taper.path("interval_days").asDouble(Policy.VISIT_INTERVAL_DAYS) / Calendar.DAYS_PER_YEAR;
        if (fraction > 0 && fraction < 1 && years > LONGEST_STUDY_YEARS) {
            String field = FieldPath.key(path, "fraction");
            problems.add(
                    document.placeOfValue(field),
                    field,
                    "no study sees the end of the taper: "
                            + taper.path("fraction").asText() + " takes "
                            + Math.round(years)
                            + " years without a pause (allowed: a fraction and interval_days that take at most "
                            + LONGEST_STUDY_YEARS + " years)");
        }
    }

    /** An order asks nobody, so that nobody could wait for it. */
    private void checkCapacity(JsonNode offer, String path) {
        String field = FieldPath.key(path, "capacity");
        boolean isLimited = isLimited(offer, "starts_per_month") || isLimited(offer, "places");
        if (isLimited && offer.path("consent").asText().equals("none")) {
            problems.add(
                    document.placeOfValue(field),
                    field,
                    "nobody waits for what is done without consent (allowed: a capacity with consent: required)");
        }
    }

    private static boolean isLimited(JsonNode offer, String limit) {
        JsonNode persons = offer.path("capacity").path(limit);
        return persons.isNumber() && persons.asDouble() < Capacity.NO_LIMIT;
    }

    private void checkCosts(JsonNode ids, String path) {
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i).asText();
            String field = FieldPath.item(path, i);
            if (ids.get(i).isTextual() && registry.find(id).isEmpty()) {
                problems.add(document.placeOfValue(field), field, registry.unknown(id));
            } else if (ids.get(i).isTextual() && !isCost(registry.parameter(id))) {
                problems.add(
                        document.placeOfValue(field),
                        field,
                        "not a cost: " + id + " is in " + registry.parameter(id).unit() + " (allowed: ids in " + COST
                                + ")");
            }
        }
    }

    /** Whether it can be spent as it is: not a rate, not a share. */
    private static boolean isCost(Parameter parameter) {
        return parameter.unit().equals(COST);
    }
}
