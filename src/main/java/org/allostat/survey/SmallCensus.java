package org.allostat.survey;

import java.util.ArrayList;
import java.util.List;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.Target;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.history.ExposureHistory;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.survey.estimate.Domain;
import org.allostat.survey.estimate.EstimateDefinition;
import org.allostat.survey.estimate.StandardEstimates;

/** A census of a universe so small that one task interviews it, asked for some estimates alone. */
public final class SmallCensus {
    private final CensusObserver observer = new CensusObserver(List.of());
    private final UniverseDesign universe;
    private final List<AdultGroup> adults;
    private long days;

    private SmallCensus(UniverseDesign universe, List<AdultGroup> adults) {
        this.universe = universe;
        this.adults = adults;
    }

    /**
     * Interviews everybody.
     *
     * @param model the parameter set
     * @param universe whom; its weights must be those of the model
     */
    public static SmallCensus of(Model model, UniverseDesign universe) {
        SmallCensus census = new SmallCensus(universe, model.registry().tables().adults());
        ExposureHistory history = new ExposureHistory(model);
        for (long chunk = 0; chunk < universe.chunks(); chunk++) {
            long[] ids = universe.chunk(chunk);
            for (Interview interview : history.answers(ids[0], ids[1])) {
                census.observer.count(interview);
            }
            census.days += history.days();
        }
        return census;
    }

    /** Days that the kernel ran. */
    public long days() {
        return days;
    }

    /**
     * What a census finds beside some published figures.
     *
     * @param asked the estimates
     * @return value in the unit of the estimate and its Monte Carlo standard error, shape [asked][2]; NaN where there is none
     */
    public double[][] estimates(List<Target.Counterpart> asked) {
        CensusObserver.Counts counts = observer.counted();
        Census census = new Census(universe, counts.cells(), List.of());
        List<CensusRow> rows = new ArrayList<>(new ExposureEstimates(universe, counts.exposure(), adults).rows());
        for (EstimateDefinition definition : StandardEstimates.ofUsers(List.of())) {
            if (asked.stream().anyMatch(each -> isOf(each, definition.id(), definition.domain()))) {
                rows.add(census.row(definition));
            }
        }
        double[][] found = new double[asked.size()][];
        for (int i = 0; i < found.length; i++) {
            Target.Counterpart each = asked.get(i);
            CensusValue value = rows.stream()
                    .filter(row -> isOf(each, row.id(), row.domain()))
                    .map(CensusRow::value)
                    .findFirst()
                    .orElse(new CensusValue(Double.NaN, Double.NaN));
            found[i] = new double[] {value.value(), value.standardError()};
        }
        return found;
    }

    private static boolean isOf(Target.Counterpart asked, String id, Domain domain) {
        return asked.estimateId().equals(id)
                && asked.domainVariable().equals(domain.variable())
                && asked.domain().equals(domain.value());
    }
}
