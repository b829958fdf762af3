package org.allostat.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.population.ExposureType;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.survey.estimate.Answer;
import org.allostat.survey.estimate.CriteriaAnswers;
import org.allostat.survey.estimate.Domain;
import org.allostat.survey.estimate.EstimateDefinition;
import org.allostat.survey.estimate.Respondent;
import org.allostat.survey.estimate.Statistic;

/**
 * What a survey would find if it asked everybody of the synthetic universe; and the error of that, since the universe is
 * luck itself (stratified by exposure type, Taylor-linearized).
 */
final class Census {
    private final UniverseDesign design;
    /** Groups by further domain; those of everybody under {@link Domain#ALL}. */
    private final Map<Domain, List<Group>> groups = new HashMap<>();

    /** People who give the same answers. */
    private record Group(ExposureType exposure, Respondent respondent, long people) {}

    /**
     * @param design the universe
     * @param cells people by cell: first all, then those of each further domain
     * @param further the further domains in the same order
     */
    Census(UniverseDesign design, List<long[]> cells, List<Domain> further) {
        this.design = design;
        groups.put(Domain.ALL, groups(cells.get(0), Map.of()));
        for (int i = 0; i < further.size(); i++) {
            Domain domain = further.get(i);
            groups.put(domain, groups(cells.get(i + 1), Map.of(domain.variable(), domain.value())));
        }
    }

    private static List<Group> groups(long[] counts, Map<String, String> values) {
        List<Group> list = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                InterviewCell cell = InterviewCell.ofCode(code);
                CriteriaAnswers answers = CriteriaAnswers.complete(cell.endorsed());
                list.add(new Group(cell.exposure(), cell.respondent(answers, values), counts[code]));
            }
        }
        return list;
    }

    /** The value of an estimate that the survey makes. */
    CensusRow row(EstimateDefinition definition) {
        return new CensusRow(
                definition.id(), definition.domain(), definition.unit().label(), value(definition));
    }

    private CensusValue value(EstimateDefinition definition) {
        long[][] inX = people(definition);
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
        double variance = 0;
        for (UniverseDesign.Stratum stratum : design.strata()) {
            long[] people = inX[stratum.exposure().ordinal()];
            variance += StratifiedVariance.of(
                    stratum,
                    people[1] * (1 - center) - people[0] * center,
                    people[1] * (1 - center) * (1 - center) + people[0] * center * center);
        }
        return new CensusValue((total ? y : center) * definition.unit().perOne(), Math.sqrt(variance) * scale);
    }

    /** Synthetic people in the population of an estimate; shape [exposure types][without the property, with it]. */
    private long[][] people(EstimateDefinition definition) {
        long[][] people = new long[ExposureType.values().length][2];
        List<Group> asked = groups.get(definition.domain());
        for (Group group : asked == null ? groups.getOrDefault(Domain.ALL, List.of()) : asked) {
            if (definition.population().of(group.respondent) == Answer.YES) {
                int yes = definition.numerator().of(group.respondent) == Answer.YES ? 1 : 0;
                people[group.exposure.ordinal()][yes] += group.people;
            }
        }
        return people;
    }
}
