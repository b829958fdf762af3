package org.allostat.evaluate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.population.Crossing;
import org.allostat.population.ExposureType;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.study.Study;

/**
 * What outcomes are tallied by in every draw; how many adults a patient stands for differs between draws.
 *
 * @param policies ids of all policies, in the study's order
 * @param comparator id of the policy that others are contrasted with
 * @param beyondHorizon what the outcomes count after the horizon
 * @param crossings crossed strata that are reported besides those of each variable
 */
public record TallyFrame(
        List<String> policies, String comparator, BeyondHorizon beyondHorizon, List<Crossing> crossings)
        implements Serializable {
    public TallyFrame {
        policies = List.copyOf(policies);
        crossings = List.copyOf(crossings);
    }

    /** The frame of a study. */
    public static TallyFrame of(Study study) {
        return new TallyFrame(
                study.policies().stream().map(policy -> policy.id()).toList(),
                study.comparator(),
                study.beyondHorizon(),
                Crossing.ofLabels(study.strata()));
    }

    /**
     * The design of tallies in a country.
     *
     * @param strata how many adults people of each exposure type stand for; where one is missing nobody is of it
     */
    public TallyDesign design(List<UniverseDesign.Stratum> strata) {
        List<DesignStratum> designStrata = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            double weight = strata.stream()
                    .filter(stratum -> stratum.exposure() == type)
                    .mapToDouble(UniverseDesign.Stratum::weight)
                    .findFirst()
                    .orElse(1);
            designStrata.add(new DesignStratum(type.label(), weight));
        }
        return new TallyDesign(policies, comparator, beyondHorizon, designStrata, ReportedStratum.all(crossings));
    }
}
