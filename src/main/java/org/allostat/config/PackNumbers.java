package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allostat.evidence.Basis;
import org.allostat.evidence.PackNumber;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.PriceLevel;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;

/** The values of a pack: each parameter once, in its unit and range, with what it rests on; then costs at the price level. */
final class PackNumbers {
    /** How many adults use prescription opioids in a year. */
    static final String USERS = "population.users_million";

    private static final String FIELD = "parameters";

    private final YamlDocument document;
    private final Registry national;
    private final Problems problems;
    private final List<PackNumber> numbers = new ArrayList<>();
    private final Map<String, String> placeById = new HashMap<>();

    PackNumbers(YamlDocument document, Registry national, Problems problems) {
        this.document = document;
        this.national = national;
        this.problems = problems;
    }

    /**
     * Reads them. Where there are problems the result holds those that are right.
     *
     * @param fields what the schema accepted
     */
    List<PackNumber> read(JsonNode fields) {
        JsonNode list = fields.path(FIELD);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path("parameter").isTextual()) {
                read(list.get(i), FieldPath.item(FIELD, i));
            }
        }
        JsonNode prices = fields.path("prices");
        if (prices.isObject()) {
            readPrices(prices);
        }
        return numbers;
    }

    private void read(JsonNode item, String path) {
        PackSource.check(document, item, path, problems);
        String name = item.get("parameter").asText();
        String nameField = FieldPath.key(path, "parameter");
        Optional<Parameter> found = national.find(name);
        if (found.isEmpty()) {
            problems.add(document.placeOfValue(nameField), nameField, national.unknown(name));
            return;
        }
        Parameter parameter = found.get();
        String before = placeById.putIfAbsent(parameter.id(), document.placeOfValue(nameField));
        if (before != null) {
            problems.add(
                    document.placeOfValue(nameField),
                    nameField,
                    "the same parameter is set at " + before + ": " + parameter.id() + " (allowed: each once)");
        }
        checkUnit(item, path, parameter);
        Optional<Basis> basis = PackSource.basis(item);
        if (item.path("value").isNumber() && basis.isPresent()) {
            add(item, path, parameter, basis.get());
        }
    }

    private void checkUnit(JsonNode item, String path, Parameter parameter) {
        String unit = item.path("unit").asText();
        if (!unit.isEmpty() && !unit.equals(parameter.unit())) {
            String field = FieldPath.key(path, "unit");
            problems.add(
                    document.placeOfValue(field),
                    field,
                    "another unit than that of " + parameter.id() + ": " + SchemaProblem.shown(item.get("unit"))
                            + " (allowed: " + parameter.unit() + ", and the value in it)");
        }
    }

    private void add(JsonNode item, String path, Parameter parameter, Basis basis) {
        double value = item.get("value").asDouble();
        String valueField = FieldPath.key(path, "value");
        Optional<String> refusal = national.refusal(parameter.id(), value);
        if (refusal.isPresent()) {
            problems.add(document.placeOfValue(valueField), valueField, refusal.get());
            return;
        }
        PackNumber number = new PackNumber(
                parameter.id(),
                value,
                parameter.unit(),
                item.path("distribution").asText(),
                basis,
                item.path("source").asText(),
                item.path("note").asText());
        checkDistribution(number, parameter, FieldPath.key(path, "distribution"));
        numbers.add(number);
    }

    private void checkDistribution(PackNumber number, Parameter parameter, String field) {
        if (number.distribution().isEmpty()) {
            return;
        }
        String place = document.placeOfValue(field);
        if (parameter.basis() == Basis.CALIBRATED) {
            problems.add(
                    place,
                    field,
                    parameter.id()
                            + " is drawn together with others from the posterior, which is the country's (allowed:"
                            + " no distribution, the value is then held)");
            return;
        }
        try {
            Parameter local = national.with(Map.of(parameter.id(), number.value()))
                    .withPriors(Map.of(parameter.id(), number.distribution()))
                    .parameter(parameter.id());
            if (number.value() < local.distribution().lowest()
                    || number.value() > local.distribution().highest()) {
                problems.add(
                        place,
                        field,
                        "does not hold the value " + number.value() + ": " + number.distribution()
                                + " (allowed: a distribution around it)");
            }
        } catch (InputException refused) {
            refused.problems().forEach(problem -> problems.add(place, field, problem));
        }
    }

    /** Costs that the pack does not name itself. */
    private void readPrices(JsonNode prices) {
        PackSource.check(document, prices, "prices", problems);
        Optional<Basis> basis = PackSource.basis(prices);
        if (!prices.path("level").isNumber() || basis.isEmpty()) {
            return; // refused already
        }
        PriceLevel level = new PriceLevel(
                prices.get("level").asDouble(),
                basis.get(),
                prices.path("source").asText(),
                prices.path("note").asText());
        level.numbers(national).stream()
                .filter(number -> !placeById.containsKey(number.parameter()))
                .forEach(number -> national.refusal(number.parameter(), number.value())
                        .ifPresentOrElse(
                                refusal -> problems.add(
                                        document.placeOfValue("prices.level"),
                                        "prices.level",
                                        number.parameter() + ": " + refusal),
                                () -> numbers.add(number)));
    }
}
