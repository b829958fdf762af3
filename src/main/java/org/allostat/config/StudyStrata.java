package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allostat.population.Crossing;
import org.allostat.population.StratumVariable;
import org.allostat.problem.Problems;

/** The crossed strata of a study: each of two or more variables, each once, and few enough cells to be tallied in every draw. */
final class StudyStrata {
    private static final String FIELD = "strata";

    private final YamlDocument study;
    private final Problems problems;
    private final Map<Crossing, String> placeByCrossing = new HashMap<>();

    StudyStrata(YamlDocument study, Problems problems) {
        this.study = study;
        this.problems = problems;
    }

    /**
     * The crossings in an order of their own, so that one question has one text. Where there are problems the result holds those
     * that are right.
     *
     * @param fields what the schema accepted of the study
     */
    List<Crossing> read(JsonNode fields) {
        List<Crossing> crossings = new ArrayList<>();
        JsonNode list = fields.path(FIELD);
        int cells = 0;
        for (int i = 0; i < list.size(); i++) {
            String field = FieldPath.item(FIELD, i);
            Optional<Crossing> found = crossing(list.get(i), field);
            if (found.isPresent()) {
                cells += found.get().size();
                checkCells(found.get(), cells, field);
                crossings.add(found.get());
            }
        }
        crossings.sort(Crossing.order());
        return crossings;
    }

    private Optional<Crossing> crossing(JsonNode names, String field) {
        if (!names.isArray()) {
            return Optional.empty(); // refused already
        }
        List<StratumVariable> variables = new ArrayList<>();
        EnumSet<StratumVariable> seen = EnumSet.noneOf(StratumVariable.class);
        boolean right = true;
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isTextual()) {
                right = false; // refused already
                continue;
            }
            StratumVariable variable = StratumVariable.ofLabel(names.get(i).asText());
            variables.add(variable);
            if (!seen.add(variable)) {
                String item = FieldPath.item(field, i);
                problems.add(
                        study.placeOfValue(item),
                        item,
                        "named twice: " + variable.label() + " (allowed: each variable once)");
                right = false;
            }
        }
        if (!right) {
            return Optional.empty();
        }
        if (variables.size() < 2) {
            problems.add(
                    study.placeOfValue(field),
                    field,
                    variables.isEmpty()
                            ? "crosses nothing (allowed: two or more variables)"
                            : "crosses nothing: the strata of "
                                    + variables.get(0).label()
                                    + " alone are in every run (allowed: two or more variables)");
            return Optional.empty();
        }
        return once(Crossing.of(variables), field);
    }

    private Optional<Crossing> once(Crossing crossing, String field) {
        String place = study.placeOfValue(field);
        String before = placeByCrossing.putIfAbsent(crossing, place);
        if (before != null) {
            problems.add(
                    place,
                    field,
                    "duplicate crossing: " + crossing.label() + ", first given at " + before
                            + " (allowed: each once, in whatever order its variables are named)");
            return Optional.empty();
        }
        return Optional.of(crossing);
    }

    private void checkCells(Crossing crossing, int upToHere, String field) {
        if (upToHere > Crossing.MOST_STRATA && upToHere - crossing.size() <= Crossing.MOST_STRATA) {
            problems.add(
                    study.placeOfValue(field),
                    field,
                    "too many cells: " + crossing.label() + " has " + crossing.size()
                            + (upToHere == crossing.size() ? "" : ", with those before it " + upToHere)
                            + " (allowed: at most " + Crossing.MOST_STRATA + " of all crossings together)");
        }
    }
}
