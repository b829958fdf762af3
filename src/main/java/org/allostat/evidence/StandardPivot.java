package org.allostat.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.allostat.problem.InputException;

/**
 * A pivot that a study gets where it names none: one row of {@code pivots.csv}.
 *
 * @param parameterId id in the registry
 * @param value in the parameter's unit
 * @param basis what the value rests on
 * @param reason why it is possible
 * @param source what it was read from
 */
public record StandardPivot(String parameterId, double value, Basis basis, String reason, String source) {
    private static final List<String> HEADER = List.of("parameter_id", "value", "times", "basis", "reason", "source");

    /**
     * The list that the program carries, for a registry, which may hold a study's own values: what would change nothing then, what is
     * another row already, and what would leave the allowed range are not in it.
     *
     * @throws InputException with every row that does not fit the registry
     */
    public static List<StandardPivot> standard(Registry registry) {
        return read(CsvSource.standard("pivots.csv"), registry);
    }

    static List<StandardPivot> read(CsvSource source, Registry registry) {
        List<String> problems = new ArrayList<>();
        List<StandardPivot> pivots = CsvTable.rows(source, HEADER, problems).stream()
                .flatMap(row -> of(row, registry).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        Set<String> seen = new HashSet<>();
        return pivots.stream()
                .filter(pivot ->
                        pivot.value() != registry.parameter(pivot.parameterId()).value())
                .filter(pivot ->
                        registry.refusal(pivot.parameterId(), pivot.value()).isEmpty())
                .filter(pivot -> seen.add(pivot.parameterId() + "=" + pivot.value()))
                .toList();
    }

    private static Optional<StandardPivot> of(CsvRow row, Registry registry) {
        String id = row.required("parameter_id");
        Optional<Parameter> parameter = registry.find(id);
        if (parameter.isEmpty()) {
            row.problem(registry.unknown(id));
            return Optional.empty();
        }
        double times = row.numberOrNaN("times");
        double value = row.numberOrNaN("value");
        if (Double.isNaN(times) == Double.isNaN(value)) {
            row.problem("exactly one of value and times must be given");
            return Optional.empty();
        }
        double asked = Double.isNaN(times)
                ? value
                : BigDecimal.valueOf(times)
                        .multiply(BigDecimal.valueOf(parameter.get().value()))
                        .doubleValue();
        if (Double.isNaN(times)) {
            registry.refusal(id, asked).ifPresent(row::problem);
        }
        return Optional.of(new StandardPivot(
                id,
                asked,
                row.constant("basis", Basis.class, Basis::label),
                row.required("reason"),
                row.required("source")));
    }
}
