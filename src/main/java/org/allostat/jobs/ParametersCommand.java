package org.allostat.jobs;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.sql.QueryResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the evidence registry. */
@Command(
        name = "parameters",
        description = "List every parameter with value, unit, uncertainty, basis and source.",
        footer = {"", "Examples:", "  jobs/allostat parameters", "  jobs/allostat parameters --format csv"})
final class ParametersCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "PREFIX",
            defaultValue = "",
            description = "Only parameters whose id begins so, e.g. hazard or costs.visit.")
    private String prefix = "";

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Parameter parameter : Registry.standard().parameters()) {
            if (parameter.id().startsWith(prefix)) {
                rows.add(List.of(
                        parameter.id(),
                        parameter.symbol(),
                        parameter.value(),
                        parameter.unit(),
                        parameter.distribution().text(),
                        parameter.betweenPatients().text(),
                        parameter.basis().label(),
                        parameter.source(),
                        parameter.note()));
            }
        }
        List<String> names = List.of(
                "parameter_id",
                "symbol",
                "value",
                "unit",
                "distribution",
                "between_patients",
                "basis",
                "source",
                "note");
        format.format().print(QueryResult.of(names, rows), out);
        out.flush();
        return 0;
    }
}
