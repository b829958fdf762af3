package org.allostat.jobs;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.allostat.policy.Standing;
import org.allostat.report.Dataset;
import org.allostat.report.Limits;
import org.allostat.run.CompleteRun;
import org.allostat.sql.DuckDbTables;
import org.allostat.terminal.Pasted;
import org.allostat.terminal.Screen;

/** What a run found, on one screen; all else is in the report, and in the tables. */
final class RunSummary {
    private static final String LONG_TERM = "long_term";
    private static final int SHOWN_LIMITS = 3;
    private static final int PARAMETERS_NAMED = 3;
    private static final int MOST_POLICIES = 16;
    private static final double THRESHOLD_USD_PER_QALY = 100_000;
    private static final long MILLION = 1_000_000;

    private final CompleteRun run;
    private final RunAnswers answers;
    private final Screen screen;
    private final PrintWriter out;

    private RunSummary(RunAnswers answers, Screen screen, PrintWriter out) {
        this.run = answers.run();
        this.answers = answers;
        this.screen = screen;
        this.out = out;
    }

    /** Makes the page of a run and prints the summary, where the page is last. */
    static void print(CompleteRun run, ReportOption report, Screen screen, PrintWriter out, PrintWriter err) {
        try (RunAnswers answers = new RunAnswers(run, DuckDbTables.SmallCells.SUPPRESS)) {
            Optional<String> page = report.write(answers, err);
            RunSummary summary = new RunSummary(answers, screen, out);
            summary.cohort();
            summary.policies();
            summary.decision();
            summary.structures();
            summary.limits();
            summary.next(page);
        }
    }

    private void line(String text) {
        screen.wrapped(text).forEach(out::println);
    }

    private void cohort() {
        Dataset.Row everybody = answers.everybody();
        String longTerm = answers.get("cohort").named().stream()
                .filter(row -> row.text("value").equals(LONG_TERM))
                .map(row -> String.format(Locale.ROOT, "; %.0f%% on long-term therapy", 100 * row.number("share")))
                .findFirst()
                .orElse("");
        line(String.format(
                Locale.ROOT,
                "Cohort: %,.0f synthetic patients for %s without misuse who meet two or more criteria%s",
                everybody.number("patients"),
                PackWords.adults(everybody.number("persons"), answers.config()),
                longTerm));
        PackWords.lines(answers.config()).forEach(this::line);
    }

    private void policies() {
        List<Dataset.Row> rows = answers.get("contrasts").named();
        boolean longTerm = rows.stream().anyMatch(row -> row.text("stratum").equals(LONG_TERM));
        List<Dataset.Row> shown = rows.stream()
                .filter(row -> row.text("stratum").equals(longTerm ? LONG_TERM : "all"))
                .toList();
        boolean draws = shown.stream().anyMatch(row -> Double.isFinite(row.number("draw_mean")));
        String comparator = answers.config().path("comparator").asText();
        out.println();
        line(screen.strong((longTerm ? "Patients on long-term therapy" : "Whole cohort") + ", less " + comparator
                        + " in the same people")
                + (draws ? "; mean over draws (95% uncertainty interval)" : "; 95% Monte Carlo interval"));
        PolicyTable table = new PolicyTable(shown, draws, bestOfGuidelines());
        Map<Standing, List<String>> groups = groups(comparator);
        int left = MOST_POLICIES;
        out.println(screen.row(table.head()));
        for (Map.Entry<Standing, List<String>> group : groups.entrySet()) {
            out.println(screen.faint(PolicyTable.heading(group.getKey())));
            for (String policy : group.getValue()) {
                if (left-- > 0) {
                    out.println(screen.row(table.row(policy)));
                }
            }
        }
        if (left < 0) {
            out.println("... and " + -left + " more in the report");
        }
        line(
                draws
                        ? "?: the sign is not identified: a draw or a pivot turns it, or Monte Carlo error leaves it open; 100k: 100,000 USD a QALY"
                        : "unclear: Monte Carlo error leaves the sign open somewhere; not identified: a pivot turns it"
                                + (pivots() == 0 ? " (no pivots were asked: signs are not examined)" : ""));
    }

    private int pivots() {
        return answers.config().path("pivots").path("parameters").size();
    }

    /** Policies by standing, guidelines first and references last, by name; the comparator is nobody's difference. */
    private Map<Standing, List<String>> groups(String comparator) {
        Map<Standing, List<String>> groups = new LinkedHashMap<>();
        for (Standing standing : Standing.values()) {
            List<String> ids = new ArrayList<>();
            answers.config().path("policies").forEach(policy -> {
                if (policy.path("standing").asText().equals(standing.label())
                        && !policy.path("id").asText().equals(comparator)) {
                    ids.add(policy.path("id").asText());
                }
            });
            if (!ids.isEmpty()) {
                groups.put(standing, ids.stream().sorted().toList());
            }
        }
        return groups;
    }

    private Map<String, Double> bestOfGuidelines() {
        return answers.find("acceptability").stream()
                .flatMap(rows -> rows.named().stream())
                .filter(row -> row.number("threshold_usd_per_qaly") == THRESHOLD_USD_PER_QALY)
                .filter(row -> Double.isFinite(row.number("probability_best_of_guidelines")))
                .collect(Collectors.toMap(
                        row -> row.text("policy"), row -> row.number("probability_best_of_guidelines")));
    }

    private void decision() {
        List<Dataset.Row> rows = answers.find("information").map(Dataset::named).orElse(List.of());
        if (rows.isEmpty()) {
            return;
        }
        String parts = rows.stream()
                .filter(row -> row.text("kind").equals("parameter") && row.number("value_usd") > 0)
                .sorted(Comparator.comparingDouble(row -> -row.number("value_usd")))
                .limit(PARAMETERS_NAMED)
                .map(row -> String.format(Locale.ROOT, "%s %.0f", row.text("subject"), row.number("value_usd"))
                        + (row.number("value_usd") > row.number("strongest_by_luck_usd") ? "" : " (within luck)"))
                .collect(Collectors.joining(", "));
        rows.stream()
                .filter(row -> row.text("kind").equals("perfect"))
                .findFirst()
                .ifPresent(row -> line(String.format(
                        Locale.ROOT,
                        "Perfect information is worth %.0f USD a person (EVPI), %,.0f million for all who face the decision%s",
                        row.number("value_usd"),
                        row.number("population_value_usd") / MILLION,
                        parts.isEmpty() ? "" : "; most of it: " + parts)));
    }

    private void structures() {
        answers.find("structures").map(Dataset::named).orElse(List.of()).stream()
                .filter(row -> !row.text("structure").equals("as-is"))
                .forEach(row -> line("Structure " + row.text("structure") + ": " + row.text("leading_guideline") + " ("
                        + row.text("verdict") + ")"));
    }

    private void limits() {
        out.println();
        Limits.OF_POLICIES.stream().limit(SHOWN_LIMITS).forEach(limit -> line("* " + limit));
    }

    private void next(Optional<String> report) {
        out.println();
        report.ifPresent(file -> out.println("report   " + file));
        out.println("tables   " + run.folder());
        out.println("next     " + Pasted.command("ask", run.folder()) + " overdoses-averted --by age_group");
        out.println("         " + Pasted.command("explain", run.folder()) + " --pick most-harmed");
    }
}
