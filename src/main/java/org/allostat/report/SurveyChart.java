package org.allostat.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.allostat.population.SurveyEstimate;
import org.allostat.report.IntervalChart.Legend;
import org.allostat.report.IntervalChart.Line;
import org.allostat.report.IntervalChart.Mark;
import org.allostat.report.IntervalChart.Panel;
import org.allostat.report.IntervalChart.Style;
import org.jspecify.annotations.Nullable;

/** Published against simulated estimates, every miss shown. */
public final class SurveyChart {
    private static final String ALL = "all";
    private static final String MILLION = "million";
    private static final double LARGE = 15;

    private SurveyChart() {}

    /**
     * The chart of a survey.
     *
     * @param estimates rows of {@code survey_estimates}
     * @param notes what a reader must know, lines below the title
     */
    public static IntervalChart of(List<SurveyEstimate> estimates, List<String> notes) {
        List<SurveyEstimate> overall = only(estimates, row -> row.domain().equals(ALL));
        List<SurveyEstimate> domains = only(
                estimates, row -> !row.domain().equals(ALL) && row.publication().published() != null);
        List<SurveyEstimate> shares = only(
                overall, row -> !row.unit().equals(MILLION) && row.publication().published() != null);
        List<Panel> panels = new ArrayList<>();
        List<SurveyEstimate> totals = only(overall, row -> row.unit().equals(MILLION));
        add(panels, "Adults who use opioids", MILLION, only(totals, SurveyChart::isLarge));
        add(panels, "Adults with misuse or disorder", MILLION, only(totals, row -> !isLarge(row)));
        add(panels, "Larger shares", "%", only(shares, SurveyChart::isLarge));
        add(panels, "Smaller shares and criteria", "%", only(shares, row -> !isLarge(row)));
        add(panels, "By age and sex", "%", only(domains, row -> !row.unit().equals(MILLION)));
        List<Legend> legend = new ArrayList<>(List.of(
                new Legend(Style.REFERENCE, "published, with its 95% interval where there is one"),
                new Legend(Style.FILLED, "simulated survey, 95% interval of its design; predicted or not published"),
                new Legend(Style.OPEN, "the same; the model was fitted to the published figure")));
        if (estimates.stream().anyMatch(row -> row.puf().puf() != null)) {
            legend.add(new Legend(Style.DIAMOND, "public-use file, 95% interval of its design"));
        }
        return new IntervalChart("Published against simulated survey estimates", notes, legend, panels);
    }

    private static List<SurveyEstimate> only(List<SurveyEstimate> rows, Predicate<SurveyEstimate> wanted) {
        return rows.stream().filter(wanted).toList();
    }

    private static boolean isLarge(SurveyEstimate row) {
        return value(row.simulated()) > LARGE || value(row.publication().published()) > LARGE;
    }

    private static void add(List<Panel> panels, String title, String unit, List<SurveyEstimate> rows) {
        if (!rows.isEmpty()) {
            panels.add(
                    new Panel(title, unit, rows.stream().map(SurveyChart::line).toList()));
        }
    }

    private static Line line(SurveyEstimate row) {
        SurveyEstimate.Publication publication = row.publication();
        boolean fitted = "fitted".equals(publication.use());
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark(
                Style.REFERENCE,
                value(publication.published()),
                value(publication.publishedCiLow()),
                value(publication.publishedCiHigh())));
        marks.add(new Mark(
                fitted ? Style.OPEN : Style.FILLED,
                value(row.simulated()),
                value(row.error().ciLow()),
                value(row.error().ciHigh())));
        marks.add(new Mark(
                Style.DIAMOND,
                value(row.puf().puf()),
                value(row.puf().pufCiLow()),
                value(row.puf().pufCiHigh())));
        String label = row.estimateId().replace('_', ' ') + (row.domain().equals(ALL) ? "" : ", " + row.domain());
        return new Line(label, marks, remark(row));
    }

    private static String remark(SurveyEstimate row) {
        if (row.publication().published() == null) {
            return number(row.simulated());
        }
        String verdict = row.covered() == null ? "" : row.covered() ? ", covered" : ", MISSED";
        return number(row.simulated()) + " v. " + number(row.publication().published()) + verdict;
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    private static double value(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
