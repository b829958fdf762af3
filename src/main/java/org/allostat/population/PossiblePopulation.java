package org.allostat.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.JointTable;
import org.allostat.evidence.Registry;

/** Whether parameters, each in its own range, together describe a population that can be. */
public final class PossiblePopulation {
    private static final String EXPOSURE = "population.exposure";

    /** Groups of shares that are taken in proportion, so that not all of them may be 0. */
    private static final Map<String, List<String>> IN_PROPORTION = Map.of(
            "population.formulation",
            List.of(
                    "short_acting_only_share",
                    "short_and_long_acting_share",
                    "long_acting_only_share",
                    "switching_share"),
            "population.short_course",
            List.of("surgery.share", "dental.share", "injury.share", "other_pain.share"),
            "population.pain",
            List.of("back.share", "joint.share", "neuropathic.share", "widespread.share", "other.share"));

    private PossiblePopulation() {}

    /**
     * What makes it impossible; none if nothing does.
     *
     * @param registry the parameter set of draw 0
     * @param seed seed of the draws
     * @param draws parameter draws besides draw 0; of those the first that is impossible is named
     */
    public static List<String> problems(Registry registry, long seed, int draws) {
        List<String> problems = new ArrayList<>();
        IN_PROPORTION.forEach((group, shares) -> {
            if (shares.stream()
                    .allMatch(share -> registry.parameter(group + "." + share).value() == 0)) {
                problems.add(group + ": the shares " + String.join(", ", shares) + " must not all be 0");
            }
        });
        JointTable users = registry.tables().users();
        Registry exposure = registry.group(EXPOSURE);
        problems.addAll(problems(exposure, users));
        for (int draw = 1; problems.isEmpty() && draw <= draws; draw++) {
            for (String problem : problems(exposure.draw(seed, draw), users)) {
                problems.add("in draw " + draw + " of this seed " + problem);
            }
        }
        return problems;
    }

    private static List<String> problems(Registry registry, JointTable users) {
        return Demographics.problems(registry.bind(EXPOSURE, PopulationParameters.Exposure.class), users);
    }
}
