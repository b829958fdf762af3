package org.allostat.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;
import org.allostat.report.Dataset;
import org.allostat.run.CompleteRun;
import org.allostat.sql.DocumentedQuery;
import org.allostat.sql.DuckDbTables;
import org.allostat.sql.PlainViews;
import org.allostat.sql.QueryResult;
import org.allostat.sql.Questions;
import org.allostat.sql.ResultFormat;
import org.allostat.sql.RunQueries;
import org.allostat.terminal.GivenPath;
import org.allostat.terminal.Screen;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Questions that have an answer ready. */
@Command(
        name = "ask",
        description = {
            "Answer one of the documented questions from the tables of a run, with the caveats that belong to the answer.",
            "Without a question it lists them by theme; with a run, those that the run can answer."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat ask runs/latest overdoses-averted --by age_group",
            "  jobs/allostat ask runs/latest course --measure mean_hyperkatifeia --policy usual-care,abrupt-discontinuation"
        })
final class AskCommand implements Callable<Integer> {
    private static final MathContext SHOWN_DIGITS = new MathContext(4);
    private static final String LONG_TERM = "long_term";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            converter = GivenPath.class,
            description = RunWords.RUN)
    private @Nullable String run;

    @Parameters(index = "1", arity = "0..1", paramLabel = "QUESTION", description = "Name of a question.")
    private @Nullable String question;

    @Option(
            names = "--by",
            paramLabel = "STRATUM",
            description = "Variable of groups of patients (default: patients on long-term therapy).")
    private @Nullable String by;

    @Option(names = "--policy", paramLabel = "POLICY", split = ",", description = "Policies (default: all).")
    private List<String> policies = List.of();

    @Option(names = "--measure", paramLabel = "MEASURE", description = "Outcome, where the question is of any.")
    private @Nullable String measure;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private SmallCellsOption smallCells = new SmallCellsOption();

    @Mixin
    private ContentsOption contents = new ContentsOption();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (run == null) {
            list(Questions.all(), out);
        } else {
            CompleteRun found = contents.of(question == null ? CompleteRun.find(run) : found(run, named(question)));
            try (RunQueries queries = new RunQueries(found, smallCells.choice())) {
                if (question == null) {
                    list(
                            Questions.all().stream()
                                    .filter(each -> queries.lacking(each).isEmpty())
                                    .toList(),
                            out);
                } else {
                    answer(found, queries, named(question));
                }
            }
        }
        out.flush();
        return 0;
    }

    /** Where a folder of runs is named: its latest run that the question can be asked of. */
    private static CompleteRun found(String run, DocumentedQuery asked) {
        return CompleteRun.find(
                run,
                asked.inputs().stream()
                        .filter(table -> !PlainViews.EVERYWHERE.contains(table))
                        .toArray(String[]::new));
    }

    private static void list(List<DocumentedQuery> questions, PrintWriter out) {
        Map<String, List<DocumentedQuery>> themes = questions.stream()
                .collect(Collectors.groupingBy(DocumentedQuery::theme, TreeMap::new, Collectors.toList()));
        themes.forEach((theme, some) -> {
            out.println(theme);
            some.forEach(each -> out.printf(Locale.ROOT, "  %-26s %s%n", each.id(), each.title()));
        });
        out.println();
        out.println("jobs/allostat ask RUN QUESTION [--by STRATUM] [--policy A,B] [--measure MEASURE] [--format csv]");
    }

    private static DocumentedQuery named(String name) {
        List<DocumentedQuery> all = Questions.all();
        return all.stream().filter(each -> each.id().equals(name)).findFirst().orElseThrow(() -> {
            List<String> names = all.stream().map(DocumentedQuery::id).toList();
            return new InputException("QUESTION " + Shown.value(name) + ": unknown question" + Nearest.hint(name, names)
                    + " (allowed: " + String.join(", ", names) + ")");
        });
    }

    private void answer(CompleteRun found, RunQueries queries, DocumentedQuery asked) {
        List<String> lacking = queries.lacking(asked);
        if (!lacking.isEmpty()) {
            throw new InputException(
                    "QUESTION " + asked.id() + ": run " + found.manifest().runId() + " has no table "
                            + String.join(", ", lacking) + " (allowed: a run of " + maker(lacking.get(0)) + ")");
        }
        Dataset answer = queries.ask(asked, variables(found, queries, asked)).orElseThrow();
        PrintWriter out = spec.commandLine().getOut();
        boolean forPeople = format.format() == ResultFormat.TABLE;
        if (forPeople) {
            Screen.ofThisTerminal().wrapped(asked.title()).forEach(out::println);
        }
        format.format().print(result(answer), out);
        PrintWriter notes = forPeople ? out : spec.commandLine().getErr();
        caveats(found, asked, answer)
                .forEach(
                        caveat -> Screen.ofThisTerminal().wrapped("* " + caveat).forEach(notes::println));
        notes.flush();
    }

    private static String maker(String table) {
        return switch (table) {
            case "emulation" -> "jobs/allostat emulate";
            case "posterior", "calibration_set", "calibration_fit" -> "jobs/allostat calibrate";
            default -> "jobs/allostat run";
        };
    }

    /** What was chosen, checked against what the run has; every problem at once. */
    private Map<String, String> variables(CompleteRun found, RunQueries queries, DocumentedQuery asked) {
        List<String> problems = new ArrayList<>();
        refuse(asked, "by", by != null, "--by", problems);
        refuse(asked, "policy", !policies.isEmpty(), "--policy", problems);
        if (!asked.takes().contains("course")) {
            refuse(asked, "measure", measure != null, "--measure", problems);
        }
        Map<String, String> variables = new HashMap<>();
        Set<String> known = new LinkedHashSet<>();
        JsonNode config = found.manifest().config();
        config.path("policies").forEach(policy -> known.add(policy.path("id").asText()));
        policies.forEach(policy -> check("--policy", policy, known, problems));
        variables.put("policies", list(policies.isEmpty() ? known : policies));
        if (asked.takes().contains("by")) {
            strata(queries, variables, problems);
        }
        if (asked.takes().contains("measure")) {
            Collection<String> measures = queries.names("SELECT DISTINCT measure FROM policy_outcomes ORDER BY 1");
            variables.put(
                    "measure", DuckDbTables.literal(chosen(measure == null ? "qalys" : measure, measures, problems)));
        }
        if (asked.takes().contains("course")) {
            Collection<String> courses = queries.names(
                    "SELECT column_name FROM (DESCRIBE monthly_outcomes) WHERE column_type = 'DOUBLE' AND column_name NOT LIKE '%standard_error'");
            variables.put(
                    "course", DuckDbTables.literal(chosen(measure == null ? "mean_pain" : measure, courses, problems)));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return variables;
    }

    private void strata(RunQueries queries, Map<String, String> variables, List<String> problems) {
        List<String> strata = queries.names("SELECT DISTINCT stratum_variable FROM policy_outcomes ORDER BY 1");
        boolean longTerm = !queries.names("SELECT 1 FROM policy_outcomes WHERE stratum = '" + LONG_TERM + "' LIMIT 1")
                .isEmpty();
        if (by != null) {
            variables.put("stratum_variable", DuckDbTables.literal(chosen(by, strata, problems, "--by")));
            variables.put("one_stratum", "NULL");
        } else {
            variables.put("stratum_variable", DuckDbTables.literal(longTerm ? "exposure_type" : "all"));
            variables.put("one_stratum", longTerm ? DuckDbTables.literal(LONG_TERM) : "NULL");
        }
    }

    private static String chosen(String name, Collection<String> known, List<String> problems) {
        return chosen(name, known, problems, "--measure");
    }

    private static String chosen(String name, Collection<String> known, List<String> problems, String option) {
        check(option, name, known, problems);
        return name;
    }

    private static void check(String option, String name, Collection<String> known, List<String> problems) {
        if (!known.contains(name)) {
            problems.add(option + " " + Shown.value(name) + ": this run has none" + Nearest.hint(name, known)
                    + " (allowed: " + String.join(", ", known) + ")");
        }
    }

    private static void refuse(
            DocumentedQuery asked, String kind, boolean given, String option, List<String> problems) {
        if (given && !asked.takes().contains(kind)) {
            problems.add(option + ": " + asked.id() + " takes none (allowed: "
                    + (asked.takes().isEmpty() ? "no choice" : String.join(", ", asked.takes())) + ")");
        }
    }

    private static String list(Collection<String> words) {
        return words.stream().map(DuckDbTables::literal).collect(Collectors.joining(", ", "[", "]"));
    }

    private QueryResult result(Dataset answer) {
        boolean rounded = format.format() == ResultFormat.TABLE || format.format() == ResultFormat.MARKDOWN;
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : answer.rows()) {
            List<@Nullable Object> shown = new ArrayList<>();
            row.forEach(value -> shown.add(rounded ? rounded(value) : value));
            rows.add(shown);
        }
        return QueryResult.of(
                answer.columns().stream().map(Dataset.Column::name).toList(), rows);
    }

    private static @Nullable Object rounded(@Nullable Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? (Object) BigDecimal.valueOf(number).round(SHOWN_DIGITS).doubleValue()
                : value;
    }

    private static List<String> caveats(CompleteRun found, DocumentedQuery asked, Dataset answer) {
        List<String> caveats = new ArrayList<>();
        caveats.add(asked.meaning());
        if (!asked.caveat().isEmpty()) {
            caveats.add(asked.caveat());
        }
        List<String> columns =
                answer.columns().stream().map(Dataset.Column::name).toList();
        if (columns.contains("identification")) {
            long turned = answer.named().stream()
                    .filter(row -> !row.text("identification").equals("identified")
                            && !row.text("identification").isEmpty())
                    .count();
            if (turned > 0) {
                caveats.add("Of " + answer.rows().size() + " rows " + turned
                        + " have a sign that is not identified, unclear or was not examined: they name no winner.");
            }
        }
        if (columns.contains("standing")
                && answer.named().stream().anyMatch(row -> row.text("standing").equals("reference"))) {
            caveats.add("References show what harm looks like; nobody advises them, and they are no options.");
        }
        boolean draws = found.manifest().config().path("draws").asInt() > 0;
        if (!draws && columns.contains("uncertainty_low")) {
            caveats.add(
                    "This run has no draws of the parameters: intervals are Monte Carlo error alone (--set draws=100).");
        }
        if (answer.rows().isEmpty()) {
            caveats.add("No row: "
                    + (draws
                            ? "the run holds none for this choice."
                            : "what the question asks may need draws (--set draws=100)."));
        }
        return caveats;
    }
}
