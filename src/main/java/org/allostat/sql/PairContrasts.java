package org.allostat.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allostat.evaluate.Identification;
import org.allostat.evaluate.PairedContrast;
import org.allostat.evaluate.StratifiedEstimate;
import org.allostat.outcomes.Measure;
import org.allostat.population.Crossing;
import org.allostat.run.CompleteRun;
import org.jspecify.annotations.Nullable;

/**
 * Two policies on the same patients, in any cells of the strata, with both errors: Monte Carlo errors paired by person from
 * {@code patient_outcomes}, and the spread over draws from {@code policy_outcomes}, where the cells are those of the tables: strata of
 * one variable, and the crossed strata that the study names.
 */
public final class PairContrasts {
    private static final int LEAST_DRAWS = 2;
    private static final List<String> NUMBERS = List.of(
            "estimate",
            "against",
            "difference",
            "standard_error",
            "ci_low",
            "ci_high",
            "ratio",
            "ratio_ci_low",
            "ratio_ci_high",
            "draws",
            "draws_low",
            "draws_high",
            "over_draws",
            "identification",
            "turned_by",
            "patients",
            "persons");

    private final CompleteRun run;
    private final DuckDbTables.SmallCells smallCells;
    private int withheld;

    /**
     * @param run where the tables are
     * @param smallCells what becomes of cells of few patients
     */
    public PairContrasts(CompleteRun run, DuckDbTables.SmallCells smallCells) {
        this.run = run;
        this.smallCells = smallCells;
    }

    /** A row per cell and measure. */
    public QueryResult of(PairQuestion question) {
        List<String> names = new ArrayList<>();
        question.by().forEach(variable -> names.add(variable.label()));
        names.addAll(List.of("measure", "unit"));
        names.addAll(NUMBERS);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        withheld = 0;
        try (RunTables tables = new RunTables(run)) {
            String comparator = run.manifest().config().path("comparator").asText();
            String variable = question.tabulated(crossings());
            for (Measure measure : question.measures()) {
                Map<String, Spread> spreads =
                        variable == null ? Map.of() : spreads(tables, question, measure, variable);
                PairIdentification identification = variable == null
                        ? null
                        : new PairIdentification(tables, question, measure, variable, comparator);
                PairMoments.of(tables, question, measure).forEach((cell, moments) -> {
                    if (PairedContrast.isDefined(measure, moments.both())) {
                        String stratum = question.stratum(cell);
                        rows.add(row(
                                question,
                                measure,
                                cell,
                                moments,
                                new OverDraws(identification, stratum, spreads.getOrDefault(stratum, Spread.NONE))));
                    }
                });
            }
        }
        return QueryResult.of(names, rows);
    }

    /** Whether the tables hold the cells asked for in every draw; where not, nothing is known of them beyond draw 0. */
    public boolean hasDraws(PairQuestion question) {
        return question.tabulated(crossings()) != null;
    }

    /** Crossed strata that the study named. */
    private List<Crossing> crossings() {
        List<List<String>> crossings = new ArrayList<>();
        run.manifest().config().path("strata").forEach(each -> {
            List<String> labels = new ArrayList<>();
            each.forEach(label -> labels.add(label.asText()));
            crossings.add(labels);
        });
        return Crossing.ofLabels(crossings);
    }

    /** Rows of the last answer whose numbers were withheld. */
    public int withheld() {
        return withheld;
    }

    private List<@Nullable Object> row(
            PairQuestion question, Measure measure, List<Integer> cell, PairMoments moments, OverDraws draws) {
        List<@Nullable Object> row = new ArrayList<>(question.strata(cell));
        row.add(measure.label());
        row.add(question.unit(measure));
        if (smallCells == DuckDbTables.SmallCells.BLANK && moments.patients() < DuckDbTables.SMALLEST_CELL) {
            withheld++;
            for (int i = 0; i < NUMBERS.size(); i++) {
                row.add(null);
            }
            return row;
        }
        double scale = question.scale(measure);
        PairedContrast contrast = PairedContrast.of(measure, moments.both());
        row.add(scale * StratifiedEstimate.of(measure, moments.ofPolicy()).estimate());
        row.add(scale * StratifiedEstimate.of(measure, moments.ofOther()).estimate());
        row.add(scale * contrast.difference());
        row.add(presentIfNumber(scale * contrast.standardError()));
        row.add(presentIfNumber(scale * contrast.interval().low()));
        row.add(presentIfNumber(scale * contrast.interval().high()));
        row.add(presentIfNumber(contrast.ratio()));
        row.add(presentIfNumber(contrast.ratioInterval().low()));
        row.add(presentIfNumber(contrast.ratioInterval().high()));
        draws.addTo(row, contrast, scale);
        row.add(moments.patients());
        row.add(moments.persons());
        return row;
    }

    /** Differences over draws 1 and on, by stratum. */
    private static Map<String, Spread> spreads(
            RunTables tables, PairQuestion question, Measure measure, String variable) {
        String estimates = "(SELECT draw, stratum, estimate FROM policy_outcomes WHERE draw > 0 AND stratum_variable = "
                + DuckDbTables.literal(variable) + " AND measure = " + DuckDbTables.literal(measure.label())
                + " AND policy = ";
        Map<String, Spread> spreads = new LinkedHashMap<>();
        tables.ask(
                "SELECT stratum, count(*), quantile_cont(a.estimate - b.estimate, 0.025), quantile_cont(a.estimate - b.estimate, 0.975)"
                        + " FROM " + estimates + DuckDbTables.literal(question.policy()) + ") a JOIN " + estimates
                        + DuckDbTables.literal(question.against())
                        + ") b USING (draw, stratum) WHERE a.estimate IS NOT NULL AND b.estimate IS NOT NULL GROUP BY stratum",
                row -> spreads.put(row.getString(1), new Spread(row.getLong(2), row.getDouble(3), row.getDouble(4))));
        return spreads;
    }

    private static @Nullable Double presentIfNumber(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /**
     * Differences over draws.
     *
     * @param low 2.5% quantile
     * @param high 97.5% quantile
     */
    private record Spread(long draws, double low, double high) {
        static final Spread NONE = new Spread(0, Double.NaN, Double.NaN);
    }

    /**
     * What is known of a cell beyond draw 0.
     *
     * @param identification null where the tables do not have the cell
     */
    private record OverDraws(@Nullable PairIdentification identification, String stratum, Spread spread) {
        void addTo(List<@Nullable Object> row, PairedContrast contrast, double scale) {
            boolean enough = spread.draws >= LEAST_DRAWS;
            row.add(identification == null ? null : spread.draws);
            row.add(enough ? scale * spread.low : null);
            row.add(enough ? scale * spread.high : null);
            row.add(identification == null ? "not tallied by draw" : enough ? "95% of draws" : "too few draws");
            if (identification == null) {
                row.add("not examined in crossed strata");
                row.add(null);
            } else {
                Identification found = identification.of(stratum, contrast);
                row.add(found.verdict().label());
                row.add(found.turnedBy().orElse(null));
            }
        }
    }
}
