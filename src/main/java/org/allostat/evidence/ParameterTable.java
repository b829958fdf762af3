package org.allostat.evidence;

import java.util.List;

/** The registry as a Markdown table, for the model description. */
public final class ParameterTable {
    private static final List<String> COLUMNS =
            List.of("parameter", "symbol", "value", "unit", "not known", "between patients", "basis", "source", "note");

    private ParameterTable() {}

    /** One line per parameter, in the order of the registry, with a header. */
    public static String markdown(Registry registry) {
        StringBuilder table = new StringBuilder(line(COLUMNS));
        table.append("|---".repeat(COLUMNS.size())).append("|\n");
        for (Parameter parameter : registry.parameters()) {
            table.append(line(List.of(
                    "`" + parameter.id() + "`",
                    parameter.symbol(),
                    DistributionText.number(parameter.value()),
                    parameter.unit(),
                    parameter.distribution().text(),
                    parameter.variesBetweenPatients()
                            ? parameter.betweenPatients().text()
                            : "",
                    parameter.basis().label(),
                    parameter.source(),
                    parameter.note())));
        }
        return table.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
