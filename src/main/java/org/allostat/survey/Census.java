package org.allostat.survey;

import java.util.ArrayList;
import java.util.List;
import org.allostat.population.ExposureType;
import org.allostat.population.UniverseDesign;
import org.allostat.survey.estimate.Answer;
import org.allostat.survey.estimate.EstimateDefinition;
import org.allostat.survey.estimate.Respondent;
import org.allostat.survey.estimate.Statistic;

/**
 * The values that a survey estimates, from everybody of the synthetic universe; and their errors, since the universe may be
 * a sample itself (stratified by exposure type, Taylor-linearized).
 */
final class Census {
    private final UniverseDesign design;
    private final List<Group> groups = new ArrayList<>();

    /** People who give the same answers. */
    private record Group(ExposureType exposure, Respondent respondent, long people) {}

    /**
     * A value in the unit of its definition; NaN where it is undefined.
     *
     * @param value value
     * @param standardError its error from the finite number of synthetic people
     */
    record Value(double value, double standardError) {}

    /**
     * @param design the universe
     * @param counts synthetic people by {@link InterviewCell#code()}
     */
    Census(UniverseDesign design, long[] counts) {
        this.design = design;
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                InterviewCell cell = InterviewCell.ofCode(code);
                groups.add(new Group(cell.exposure(), cell.respondent(), counts[code]));
            }
        }
    }

    Value value(EstimateDefinition definition) {
        long[][] inX = new long[ExposureType.values().length][2]; // by numerator: no, yes
        for (Group group : groups) {
            if (definition.population().of(group.respondent) == Answer.YES) {
                int yes = definition.numerator().of(group.respondent) == Answer.YES ? 1 : 0;
                inX[group.exposure.ordinal()][yes] += group.people;
            }
        }
        double y = 0;
        double x = 0;
        for (UniverseDesign.Stratum stratum : design.strata()) {
            long[] people = inX[stratum.exposure().ordinal()];
            y += stratum.weight() * people[1];
            x += stratum.weight() * (people[0] + people[1]);
        }
        boolean total = definition.statistic() == Statistic.TOTAL;
        double center = total ? 0 : y / x;
        double scale = definition.unit().perOne() / (total ? 1 : x);
        double variance = variance(inX, center);
        return new Value((total ? y : center) * definition.unit().perOne(), Math.sqrt(variance) * scale);
    }

    /** Variance of the weighted sum of y - center x. */
    private double variance(long[][] inX, double center) {
        double variance = 0;
        for (UniverseDesign.Stratum stratum : design.strata()) {
            long[] people = inX[stratum.exposure().ordinal()];
            double n = stratum.sampled();
            double notSampled = 1 - n / stratum.adults();
            double sum = people[1] * (1 - center) - people[0] * center;
            double squares = people[1] * (1 - center) * (1 - center) + people[0] * center * center;
            variance += notSampled * stratum.weight() * stratum.weight() * n / (n - 1) * (squares - sum * sum / n);
        }
        return Math.max(0, variance);
    }
}
