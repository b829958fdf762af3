package org.allostat.jobs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.allostat.config.PolicyLibrary;
import org.allostat.config.PolicyText;
import org.allostat.evidence.Registry;
import org.allostat.policy.Policy;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allostat policies [ID]}: the policies there are, or one of them in full. */
@Command(
        name = "policies",
        mixinStandardHelpOptions = true,
        description = "List the policies with the guideline that each encodes, or show one in full.",
        footer = {
            "",
            "Policies are the files of jobs/policies and those that come with the program.",
            "",
            "Examples:",
            "  jobs/allostat policies",
            "  jobs/allostat policies cdc-2022"
        })
public final class PoliciesCommand implements Callable<Integer> {
    /** How the answer is written. */
    enum Format {
        table,
        csv,
        json
    }

    private static final String GAP = "  ";

    private final Registry registry;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", defaultValue = "", description = "Show this policy in full.")
    private String id = "";

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private Format format = Format.table;

    /** @param registry the evidence registry */
    public PoliciesCommand(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Integer call() {
        PolicyLibrary library = PolicyLibrary.standard(registry);
        PrintWriter out = spec.commandLine().getOut();
        if (id.isEmpty()) {
            list(library.list(), out);
        } else {
            show(library.find(id), out);
        }
        out.flush();
        return 0;
    }

    private void list(List<Policy> policies, PrintWriter out) {
        if (format == Format.json) {
            out.println(PolicyText.json(policies));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("policy", "standing", "title", "citation", "link"));
        for (Policy policy : policies) {
            Policy.Guideline guideline = policy.guideline();
            rows.add(List.of(
                    policy.id(), policy.standing().label(), policy.title(), guideline.citation(), guideline.link()));
        }
        write(rows, out);
    }

    private void show(Policy policy, PrintWriter out) {
        if (format == Format.json) {
            out.println(PolicyText.json(policy));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("field", "value"));
        for (Map.Entry<String, String> field : PolicyText.fields(policy).entrySet()) {
            rows.add(List.of(field.getKey(), field.getValue()));
        }
        write(rows, out);
    }

    private void write(List<List<String>> rows, PrintWriter out) {
        if (format == Format.csv) {
            writeCsv(rows, out);
        } else {
            writeTable(rows, out);
        }
    }

    private static void writeCsv(List<List<String>> rows, PrintWriter out) {
        try {
            CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
            printer.printRecords(rows);
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the policies", e);
        }
    }

    /** Columns as wide as their widest cell; the last one is left ragged. */
    private static void writeTable(List<List<String>> rows, PrintWriter out) {
        int last = rows.get(0).size() - 1;
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < last; column++) {
                String cell = row.get(column);
                line.append(cell)
                        .append(" ".repeat(width(rows, column) - cell.length()))
                        .append(GAP);
            }
            out.println(line.append(row.get(last).strip()));
        }
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
