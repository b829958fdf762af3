package org.allostat.jobs;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.sql.QueryResult;
import org.allostat.sql.ResultFormat;
import org.allostat.sql.RunComparison;
import org.allostat.sql.RunComparison.ComparedTable;
import org.allostat.sql.RunComparison.Difference;
import org.allostat.terminal.GivenPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What differs between two runs. */
@Command(
        name = "diff",
        description = {
            "Say what differs between two runs: fields of the question, parameters, program; then every table, by digest, and of those"
                    + " that differ the columns with the largest relative differences, each in the row where it differs most.",
            "Exit code 0: every table has the same rows in both; 1: one differs, as diff has it."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat diff runs/2a33e419 latest",
            "  jobs/allostat diff runs/2a33e419 latest --limit 10 --format csv"
        })
final class DiffCommand implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("about", "name", "row_key", "run_1", "run_2", "difference", "relative_difference", "rows_differ");

    private static final List<String> FIELDS = List.of("name", "run_1", "run_2");
    private static final List<String> PARAMETERS =
            List.of("name", "run_1", "run_2", "difference", "relative_difference");
    private static final List<String> ROWS =
            List.of("name", "rows_differ", "run_1", "run_2", "difference", "relative_difference", "row_key");

    private static final int MOST_SHOWN = 70;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN1", converter = GivenPath.class, description = RunWords.RUN)
    private String first = "";

    @Parameters(index = "1", paramLabel = "RUN2", converter = GivenPath.class, description = "Another.")
    private String second = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5",
            description = "Parameters, and columns of each table, at most (default: ${DEFAULT-VALUE}).")
    private int limit = 5;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private SmallCellsOption smallCells = new SmallCellsOption();

    @Mixin
    private ContentsOption contents = new ContentsOption();

    @Override
    public Integer call() {
        if (limit < 0) {
            throw new InputException("--limit " + limit + " (allowed: 0 or more)");
        }
        CompleteRun one = contents.of(CompleteRun.find(first));
        CompleteRun two = contents.of(CompleteRun.find(second));
        boolean forPeople = format.format() == ResultFormat.TABLE;
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter words = forPeople ? out : spec.commandLine().getErr();
        try (RunComparison comparison = new RunComparison(one, two, smallCells.choice())) {
            List<ComparedTable> tables = comparison.tables();
            if (forPeople) {
                out.println("run_1  " + one.folder());
                out.println("run_2  " + two.folder());
                print(comparison, tables, out);
            } else {
                format.format().print(result(all(comparison, tables), COLUMNS), out);
            }
            out.flush();
            return verdict(tables, words);
        }
    }

    private void print(RunComparison comparison, List<ComparedTable> tables, PrintWriter out) {
        section("Question", FIELDS, comparison.questions(), out);
        section("Program", FIELDS, comparison.programs(), out);
        List<Difference> parameters = comparison.parameters();
        section(
                parameters.size() > limit
                        ? "Parameters, " + limit + " of " + parameters.size() + " that differ"
                        : "Parameters",
                PARAMETERS,
                parameters.subList(0, Math.min(limit, parameters.size())),
                out);
        out.println();
        out.println("Tables");
        ResultFormat.TABLE.print(tables(tables), out);
        for (ComparedTable table : tables) {
            if (!table.isEqual()) {
                section(table.name(), ROWS, comparison.rows(table.name(), limit), out);
            }
        }
        out.println();
    }

    private static void section(String title, List<String> columns, List<Difference> differences, PrintWriter out) {
        out.println();
        if (differences.isEmpty()) {
            out.println(title + ": no difference to show");
            return;
        }
        out.println(title);
        ResultFormat.TABLE.print(result(differences, columns), out);
    }

    private List<Difference> all(RunComparison comparison, List<ComparedTable> tables) {
        List<Difference> all = new ArrayList<>(comparison.questions());
        all.addAll(comparison.programs());
        all.addAll(comparison.parameters());
        for (ComparedTable table : tables) {
            if (!table.isEqual()) {
                all.add(new Difference(
                        "table", table.name(), "", text(table.one()), text(table.two()), null, null, null));
            }
        }
        all.addAll(differing(comparison, tables));
        return all;
    }

    private static @Nullable String text(@Nullable Long rows) {
        return rows == null ? null : rows + " rows";
    }

    private List<Difference> differing(RunComparison comparison, List<ComparedTable> tables) {
        return tables.stream()
                .filter(table -> !table.isEqual())
                .flatMap(table -> comparison.rows(table.name(), limit).stream())
                .toList();
    }

    private static QueryResult tables(List<ComparedTable> tables) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ComparedTable table : tables) {
            List<@Nullable Object> row = new ArrayList<>(List.of(table.name()));
            row.add(table.one());
            row.add(table.two());
            row.add(table.isEqual() ? "equal" : "differs");
            rows.add(row);
        }
        return QueryResult.of(List.of("table", "rows_1", "rows_2", "digest"), rows);
    }

    private static QueryResult result(List<Difference> differences, List<String> columns) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Difference each : differences) {
            List<@Nullable Object> row = new ArrayList<>();
            columns.forEach(column -> row.add(value(each, column, !columns.equals(COLUMNS))));
            rows.add(row);
        }
        return QueryResult.of(columns, rows);
    }

    private static @Nullable Object value(Difference each, String column, boolean forPeople) {
        return switch (column) {
            case "about" -> each.about();
            case "name" -> each.name();
            case "row_key" -> each.key();
            case "run_1" -> forPeople ? shown(each, each.one()) : each.one();
            case "run_2" -> forPeople ? shown(each, each.two()) : each.two();
            case "difference" -> each.difference();
            case "relative_difference" -> each.relative();
            case "rows_differ" -> each.rows();
            default -> throw new IllegalArgumentException("no such column: " + column);
        };
    }

    /** With the digits of a table for people, and no more of a text than it has room for. */
    private static @Nullable Object shown(Difference each, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (each.rows() != null && each.difference() != null) {
            return Double.valueOf(value);
        }
        return value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "...";
    }

    private static int verdict(List<ComparedTable> tables, PrintWriter words) {
        long differing = tables.stream().filter(table -> !table.isEqual()).count();
        words.println(
                differing == 0
                        ? "equal: every table has the same rows in both runs"
                        : "differ: " + differing + " of " + tables.size() + " tables");
        words.flush();
        return differing == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
