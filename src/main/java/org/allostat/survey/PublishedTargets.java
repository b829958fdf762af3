package org.allostat.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.PublishedFigure;
import org.allostat.evidence.Target;
import org.allostat.population.SurveyEstimate;
import org.allostat.survey.estimate.EstimateRow;
import org.jspecify.annotations.Nullable;

/** Puts what the survey found beside what was published, what is true of the universe, and a public-use file. */
final class PublishedTargets {
    private static final String USERS = "users";
    private static final String USE = "use";
    private static final double PERCENT = 100;

    private final Map<String, Target> targets = new HashMap<>();
    private final Map<String, String> citations = new HashMap<>();
    private final Map<String, EstimateRow> puf = new HashMap<>();
    private final Map<String, Double> adultsMillion = new HashMap<>();

    /**
     * @param puf estimates from a public-use file; none without a file
     * @param adults US adults by age and sex
     */
    PublishedTargets(
            List<Target> targets, List<PublishedFigure> published, List<EstimateRow> puf, List<AdultGroup> adults) {
        targets.forEach(target -> this.targets.put(target.id(), target));
        published.forEach(figure -> citations.put(figure.id(), figure.citation()));
        puf.forEach(row -> this.puf.put(key(row), row));
        for (AdultGroup group : adults) {
            double million = group.populationMillion();
            adultsMillion.merge("all", million, Double::sum);
            adultsMillion.merge(AgeGroup.ofYears(group.ageLowYears()).label(), million, Double::sum);
            adultsMillion.merge(group.sex().label(), million, Double::sum);
        }
    }

    /**
     * The rows of {@code survey_estimates}; the share of adults who use follows the totals of users, since survey weights add
     * up to a known number of adults.
     *
     * @param found what the survey found
     * @param census what is true, in the same order
     */
    List<SurveyEstimate> rows(List<EstimateRow> found, List<Census.Value> census) {
        List<SurveyEstimate> rows = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            rows.add(row(found.get(i), census.get(i)));
        }
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).id().equals(USERS)) {
                double percentPerMillion = percentPerMillion(found.get(i).domain());
                Census.Value users = census.get(i);
                rows.add(row(
                        shareOfAdults(found.get(i), percentPerMillion),
                        new Census.Value(
                                users.value() * percentPerMillion, users.standardError() * percentPerMillion)));
            }
        }
        return rows;
    }

    private double percentPerMillion(String domain) {
        return PERCENT / adultsMillion.getOrDefault(domain, Double.NaN);
    }

    private static EstimateRow shareOfAdults(EstimateRow users, double scale) {
        return new EstimateRow(
                USE,
                users.domain().equals("all") ? USE : USE + ":" + users.domain(),
                users.domain(),
                "%",
                users.estimate() * scale,
                users.standardError() * scale,
                users.jackknifeStandardError() * scale,
                users.designEffect(),
                users.degreesOfFreedom(),
                users.ciLow() * scale,
                users.ciHigh() * scale,
                users.records());
    }

    private SurveyEstimate row(EstimateRow found, Census.Value truth) {
        Target target = targets.get(found.target());
        EstimateRow real = puf.get(key(found));
        return SurveyEstimate.ofSurvey(
                found.id(),
                found.domain(),
                found.unit(),
                target == null ? SurveyEstimate.Publication.NONE : SurveyEstimate.Publication.of(target),
                found.estimate(),
                SurveyEstimate.SimulationError.of(found.standardError(), found.ciLow(), found.ciHigh()),
                new SurveyEstimate.Instrument(
                        finite(found.jackknifeStandardError()),
                        finite(found.designEffect()),
                        found.degreesOfFreedom(),
                        found.records()),
                SurveyEstimate.Census.of(truth.value(), truth.standardError()),
                real == null
                        ? SurveyEstimate.Puf.NONE
                        : SurveyEstimate.Puf.of(real.estimate(), real.standardError(), real.ciLow(), real.ciHigh()),
                target == null ? null : citations.getOrDefault(target.publishedId(), target.publishedId()));
    }

    private static String key(EstimateRow row) {
        return row.id() + "/" + row.domain();
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
