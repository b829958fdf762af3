package org.allostat.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.allostat.emulate.EmulationRow;
import org.allostat.random.NormalQuantile;
import org.allostat.report.IntervalChart.Legend;
import org.allostat.report.IntervalChart.Line;
import org.allostat.report.IntervalChart.Mark;
import org.allostat.report.IntervalChart.Panel;
import org.allostat.report.IntervalChart.Style;
import org.jspecify.annotations.Nullable;

/** Published against simulated results of emulated studies, predicted and fitted apart, every miss shown. */
public final class EmulationChart {
    private static final String RATIO = "ratio";
    private static final double LARGE = 15;

    private EmulationChart() {}

    /**
     * The forest of a suite.
     *
     * @param rows of {@code emulation}
     */
    public static IntervalChart of(List<EmulationRow> rows) {
        List<Panel> panels = new ArrayList<>();
        addList(panels, "Predicted", only(rows, row -> "predicted".equals(row.use())));
        addList(panels, "Fitted", only(rows, row -> "fitted".equals(row.use())));
        addList(panels, "Nothing published", only(rows, row -> row.use() == null));
        return new IntervalChart(
                "Published studies repeated in the synthetic country",
                List.of(
                        "As analysed: the study's own design and estimator on simulated records. Causal: paired replays of the"
                                + " same people.",
                        "Their difference is the bias of the design in this model. Simulated intervals are of Monte Carlo error"
                                + " alone."),
                List.of(
                        new Legend(Style.REFERENCE, "published, with its 95% interval or range where there is one"),
                        new Legend(Style.FILLED, "simulated as analysed; predicted or not published"),
                        new Legend(Style.OPEN, "the same; the model was fitted to the published figure"),
                        new Legend(Style.DIAMOND, "causal")),
                panels);
    }

    private static void addList(List<Panel> panels, String list, List<EmulationRow> rows) {
        for (String unit :
                rows.stream().map(EmulationRow::unit).distinct().sorted().toList()) {
            List<EmulationRow> some = only(rows, row -> row.unit().equals(unit));
            add(panels, list, unit, only(some, row -> !isLarge(row)));
            add(panels, list, unit, only(some, EmulationChart::isLarge));
        }
    }

    private static void add(List<Panel> panels, String list, String unit, List<EmulationRow> rows) {
        if (!rows.isEmpty()) {
            panels.add(new Panel(
                    list, unit, rows.stream().map(EmulationChart::line).toList()));
        }
    }

    private static List<EmulationRow> only(List<EmulationRow> rows, Predicate<EmulationRow> wanted) {
        return rows.stream().filter(wanted).toList();
    }

    private static boolean isLarge(EmulationRow row) {
        return value(row.simulated()) > LARGE || value(row.published()) > LARGE;
    }

    private static Line line(EmulationRow row) {
        Style style = "fitted".equals(row.use()) ? Style.OPEN : Style.FILLED;
        List<Mark> marks = List.of(
                new Mark(
                        Style.REFERENCE,
                        value(row.published()),
                        value(row.publishedCiLow()),
                        value(row.publishedCiHigh())),
                mark(style, row, value(row.simulated()), value(row.mcStandardError())),
                mark(Style.DIAMOND, row, value(row.simulatedCausal()), Double.NaN));
        return new Line(row.study() + ": " + row.estimand().replace('_', ' '), marks, remark(row));
    }

    private static Mark mark(Style style, EmulationRow row, double value, double standardError) {
        double half = NormalQuantile.TWO_SIDED_95 * standardError;
        return row.unit().equals(RATIO)
                ? new Mark(style, value, value * StrictMath.exp(-half), value * StrictMath.exp(half))
                : new Mark(style, value, value - half, value + half);
    }

    private static String remark(EmulationRow row) {
        if (row.use() == null) {
            return number(row.simulated());
        }
        String published = row.published() == null
                ? number(row.publishedCiLow()) + " to " + number(row.publishedCiHigh())
                : number(row.published());
        String verdict = row.covered() == null ? "" : row.covered() ? ", covered" : ", MISSED";
        return number(row.simulated()) + " v. " + published + verdict;
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
    }

    private static double value(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
