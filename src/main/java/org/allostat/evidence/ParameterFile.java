package org.allostat.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.problem.InputException;

/** Reads parameter files and checks what can be checked without knowing who uses a parameter. */
final class ParameterFile {
    /** The columns of a parameter file. */
    static final List<String> HEADER = List.of(
            "parameter_id", "symbol", "value", "unit", "distribution", "between_patients", "basis", "source", "note");

    private final List<String> problems = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, String> placeByName = new HashMap<>();

    private ParameterFile() {}

    /**
     * Every parameter of some files, in their order.
     *
     * @throws InputException with every problem of every file
     */
    static List<Parameter> read(List<CsvSource> sources) {
        ParameterFile file = new ParameterFile();
        for (CsvSource source : sources) {
            CsvTable.rows(source, HEADER, file.problems).forEach(file::add);
        }
        if (!file.problems.isEmpty()) {
            throw new InputException(file.problems);
        }
        return List.copyOf(file.parameters);
    }

    private void add(CsvRow row) {
        double value = row.number("value");
        Distribution distribution = distribution(row, "distribution", value);
        Distribution betweenPatients = row.text("between_patients").isEmpty()
                ? new Distribution.Fixed(value)
                : distribution(row, "between_patients", value);
        Parameter parameter = new Parameter(
                row.required("parameter_id"),
                row.text("symbol"),
                value,
                row.required("unit"),
                distribution,
                betweenPatients,
                row.constant("basis", Basis.class, Basis::label),
                row.text("source"),
                row.text("note"),
                row.place());
        checkConsistent(row, parameter);
        checkUnique(row, "parameter_id", parameter.id());
        if (!parameter.symbol().isEmpty()) {
            checkUnique(row, "symbol", parameter.symbol());
        }
        parameters.add(parameter);
    }

    private static Distribution distribution(CsvRow row, String column, double value) {
        try {
            return DistributionText.parse(row.text(column), value);
        } catch (IllegalArgumentException e) {
            row.problem(column + " " + CsvRow.quoted(row.text(column)) + ": " + e.getMessage());
            return new Distribution.Fixed(value);
        }
    }

    private static void checkConsistent(CsvRow row, Parameter parameter) {
        if (!parameter.id().isEmpty() && !parameter.id().matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+")) {
            row.problem("parameter_id must be a dotted path in snake_case: " + CsvRow.quoted(parameter.id()));
        }
        double value = parameter.value();
        if (!parameter.allows(value)) {
            row.problem("value must be in [" + DistributionText.number(parameter.allowedLow()) + ", "
                    + DistributionText.number(parameter.allowedHigh()) + "]: " + DistributionText.number(value));
        } else if (value < parameter.distribution().lowest()
                || value > parameter.distribution().highest()) {
            row.problem("value lies outside its own distribution "
                    + parameter.distribution().text() + ": " + DistributionText.number(value));
        }
        if (parameter.variesBetweenPatients()
                && value <= 0
                && parameter.betweenPatients().lowest() >= 0) {
            row.problem("value must be positive where patients differ by a positive distribution: "
                    + DistributionText.number(value));
        }
        boolean claimsSource =
                row.text("basis").equals(parameter.basis().label()) && parameter.basis() != Basis.ASSUMED;
        if (claimsSource && parameter.source().isEmpty() && parameter.note().isEmpty()) {
            row.problem("source and note must not both be empty where basis is "
                    + parameter.basis().label());
        }
    }

    private void checkUnique(CsvRow row, String column, String name) {
        String first = placeByName.putIfAbsent(name, row.place());
        if (first != null) {
            row.problem(column + " " + CsvRow.quoted(name) + " is already used at " + first);
        }
    }
}
