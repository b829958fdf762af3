package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.allostat.emulate.CompiledStudy.Mistakes;
import org.allostat.emulate.PublishedResult;
import org.allostat.emulate.PublishedUnit;
import org.allostat.evidence.PublishedFigure;
import org.allostat.evidence.Target;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;

/** Reads what a paper found, in the unit of the estimand: from the study's file, or else from {@code published.csv}. */
final class PublishedResults {
    private final Mistakes mistakes;
    private final Map<String, PublishedFigure> figures = new HashMap<>();

    PublishedResults(Mistakes mistakes) {
        this.mistakes = mistakes;
        PublishedFigure.standard().forEach(figure -> figures.put(figure.id(), figure));
    }

    /** The result of a block; none after adding what is wrong with it. */
    List<PublishedResult> read(String path, JsonNode fields, String estimandUnit) {
        String id = fields.get("evidence").asText();
        PublishedFigure figure = figures.get(id);
        if (figure == null) {
            mistakes.add(
                    FieldPath.key(path, "evidence"),
                    "not in published.csv: " + Shown.value(id) + Nearest.hint(id, figures.keySet())
                            + " (allowed: a published_id)");
            return List.of();
        }
        boolean hasUnit = !fields.get("unit").asText().isEmpty();
        String unit = hasUnit ? fields.get("unit").asText() : figure.unit();
        OptionalDouble factor = PublishedUnit.factor(unit, estimandUnit);
        if (factor.isEmpty()) {
            mistakes.add(
                    FieldPath.key(path, hasUnit ? "unit" : "evidence"),
                    "in another unit: " + id + " is in " + Shown.value(unit) + " (allowed: a figure in "
                            + (estimandUnit.isEmpty() ? "the outcome's unit, which it does not give" : estimandUnit)
                            + ")");
            return List.of();
        }
        double by = factor.getAsDouble();
        boolean hasInterval = fields.has("ci");
        boolean asPrinted = !fields.has("value"); // the figure's interval belongs to the figure's value
        double low = by
                * (hasInterval ? fields.get("ci").get(0).asDouble() : asPrinted ? number(figure.ciLow()) : Double.NaN);
        double high = by
                * (hasInterval ? fields.get("ci").get(1).asDouble() : asPrinted ? number(figure.ciHigh()) : Double.NaN);
        double value = by * (fields.has("value") ? fields.get("value").asDouble() : number(figure.value()));
        boolean isRange = fields.get("range").asBoolean();
        boolean inOrder = Double.isNaN(low) || Double.isNaN(high) || low < high;
        boolean inside = Double.isNaN(value) || !(value < low || value > high);
        if (!inOrder || !inside || (Double.isNaN(value) && !(low < high))) {
            mistakes.add(
                    path,
                    "value " + value + " with interval " + low + " to " + high
                            + " (allowed: a number within its interval, or an interval alone)");
            return List.of();
        }
        return List.of(new PublishedResult(
                id,
                value,
                low,
                high,
                isRange,
                Target.Use.valueOf(fields.get("use").asText().toUpperCase(Locale.ROOT)),
                figure.citation()));
    }

    private static double number(String printed) {
        try {
            return Double.parseDouble(printed);
        } catch (NumberFormatException e) {
            return Double.NaN; // empty, or several numbers in one cell: the study's file has to give them
        }
    }
}
