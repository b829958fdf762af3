package org.allostat.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allostat.policy.Standing;
import org.allostat.report.Dataset;
import org.allostat.report.Rounded;

/** Policies one beside the other: what each changes, or that it cannot be told. */
final class PolicyTable {
    /** The first count most: a narrow screen leaves the last ones out. */
    private static final List<Column> COLUMNS = List.of(
            new Column("qalys", "QALYs"),
            new Column("expected_crises", "crises /100 py"),
            new Column("overdoses", "overdoses /100 py"),
            new Column("end_hyperkatifeia", "hyperkatifeia 0-10"),
            new Column("end_pain", "pain NRS"),
            new Column("end_mood", "mood 0-10"));

    private final List<Dataset.Row> rows;
    private final boolean draws;
    private final Map<String, Double> bestOfGuidelines;

    /**
     * @param rows contrasts of one stratum
     * @param draws whether the intervals are those over draws
     * @param bestOfGuidelines share of draws in which a guideline policy is the best of them; empty without draws
     */
    PolicyTable(List<Dataset.Row> rows, boolean draws, Map<String, Double> bestOfGuidelines) {
        this.rows = rows;
        this.draws = draws;
        this.bestOfGuidelines = bestOfGuidelines;
    }

    private record Column(String measure, String title) {}

    static String heading(Standing standing) {
        return switch (standing) {
            case GUIDELINE -> "guidelines";
            case PRACTICE -> "practice";
            case SCENARIO -> "scenarios";
            case REFERENCE -> "references: they show harm and are no options";
        };
    }

    List<String> head() {
        List<String> cells = new ArrayList<>(List.of(""));
        if (!bestOfGuidelines.isEmpty()) {
            cells.add("best guideline at 100k");
        }
        COLUMNS.forEach(column -> cells.add(column.title()));
        return cells;
    }

    List<String> row(String policy) {
        List<String> cells = new ArrayList<>(List.of("  " + policy));
        if (!bestOfGuidelines.isEmpty()) {
            Double share = bestOfGuidelines.get(policy);
            cells.add(share == null ? "" : Rounded.percent(share) + " of draws");
        }
        COLUMNS.forEach(column -> cells.add(rows.stream()
                .filter(row ->
                        row.text("policy").equals(policy) && row.text("measure").equals(column.measure()))
                .map(this::cell)
                .findFirst()
                .orElse("")));
        return cells;
    }

    /** With draws an interval shows how open a sign is, and a mark that more turns it; without, only words can. */
    private String cell(Dataset.Row row) {
        if (!Double.isFinite(row.number("difference"))) {
            return "withheld";
        }
        if (draws && Double.isFinite(row.number("draw_mean"))) {
            return interval(row.number("draw_mean"), row.number("uncertainty_low"), row.number("uncertainty_high"))
                    + (row.text("identification").equals("identified") ? "" : " ?");
        }
        return switch (row.text("identification")) {
            case "turned" -> "not identified";
            case "unclear" -> "unclear";
            default -> interval(row.number("difference"), row.number("ci_low"), row.number("ci_high"));
        };
    }

    private static String interval(double value, double low, double high) {
        return String.format(
                        Locale.ROOT,
                        "%s (%s, %s)",
                        Rounded.signed(value, low, high),
                        Rounded.signed(low, low, high),
                        Rounded.signed(high, low, high))
                .replace('\u2212', '-');
    }
}
