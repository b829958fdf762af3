package org.allostat.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.allostat.report.IntervalChart.Legend;
import org.allostat.report.IntervalChart.Line;
import org.allostat.report.IntervalChart.Mark;
import org.allostat.report.IntervalChart.Panel;
import org.allostat.report.IntervalChart.Style;
import org.allostat.survey.SurveyEstimate;
import org.jspecify.annotations.Nullable;

/** Published against simulated estimates, every miss shown. */
public final class SurveyChart {
    private static final String ALL = "all";
    private static final String MILLION = "million";
    private static final double LARGE = 15;

    private SurveyChart() {}

    /** Published figures of one kind of evidence stand in a panel of their own. */
    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private enum Evidence {
        PUBLISHED("Estimates of the survey, and what is derived from them", "survey_estimate", "derived"),
        COUNTS("Unweighted counts of 2022, ages 12 or over", "codebook_counts"),
        SPLIT("Criteria without misuse: our split of these counts, a prior", "modelled_split"),
        RECORDS("By age and sex: unweighted records, standardized", "unweighted_records"),
        OTHERS("Other surveys and samples", "other_sample", "range");

        private final String title;
        private final Set<String> kinds;

        Evidence(String title, String... kinds) {
            this.title = title;
            this.kinds = Set.of(kinds);
        }

        private boolean contains(SurveyEstimate row) {
            String kind = row.publication().figureKind();
            return kind != null && kinds.contains(kind);
        }
    }

    /**
     * The chart of a survey.
     *
     * @param estimates rows of {@code survey_estimates}
     * @param notes what a reader must know, lines below the title
     */
    public static IntervalChart of(List<SurveyEstimate> estimates, List<String> notes) {
        List<Panel> panels = new ArrayList<>();
        List<SurveyEstimate> totals =
                only(estimates, row -> row.domain().equals(ALL) && row.unit().equals(MILLION));
        add(panels, "Adults who use opioids", MILLION, only(totals, SurveyChart::isLarge));
        add(panels, "Adults with misuse or disorder", MILLION, only(totals, row -> !isLarge(row)));
        for (Evidence evidence : Evidence.values()) {
            List<SurveyEstimate> rows = only(
                    estimates,
                    row -> evidence.contains(row) && !row.unit().equals(MILLION) && (isSimulated(row) || hasFile(row)));
            for (String unit :
                    rows.stream().map(SurveyEstimate::unit).distinct().toList()) {
                List<SurveyEstimate> some = only(rows, row -> row.unit().equals(unit));
                add(panels, evidence.title, unit, only(some, SurveyChart::isLarge));
                add(panels, evidence.title, unit, only(some, row -> !isLarge(row)));
            }
        }
        List<Legend> legend = new ArrayList<>(List.of(
                new Legend(Style.REFERENCE, "published, with its 95% interval or range where there is one"),
                new Legend(Style.FILLED, "simulated, 95% interval; predicted or not published"),
                new Legend(Style.OPEN, "the same; the model was fitted to the published figure")));
        if (estimates.stream().anyMatch(SurveyChart::hasFile)) {
            legend.add(new Legend(Style.DIAMOND, "public-use file, 95% interval of its design"));
        }
        return new IntervalChart("Published against simulated survey estimates", notes, legend, panels);
    }

    private static boolean isSimulated(SurveyEstimate row) {
        return row.simulated() != null;
    }

    private static boolean hasFile(SurveyEstimate row) {
        return row.puf().puf() != null;
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
        if (row.publication().targetId() == null) {
            return number(row.simulated());
        }
        String verdict = row.covered() == null ? "" : row.covered() ? ", agrees" : ", DIFFERS";
        String follows = row.publication().followsFrom() == null ? "" : ", follows from fitted";
        String published = row.publication().published() == null
                ? number(row.publication().publishedCiLow()) + "-"
                        + number(row.publication().publishedCiHigh())
                : number(row.publication().published());
        return number(row.simulated()) + " v. " + published + verdict + follows;
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    private static double value(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
