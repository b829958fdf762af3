package org.allostat.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Parameter sets by number: draw 0 is the centre, each further one a draw from what is not known. Parameters of the posterior come
 * jointly from it, all others independently from their distributions.
 *
 * @param centre the parameter set of draw 0; what a study sets is held in it
 * @param seed seed of the independent draws
 * @param posterior equally weighted draws, by parameter id; none where all draws are independent
 */
public record ParameterDraws(Registry centre, long seed, List<Map<String, Double>> posterior) implements ParameterSets {
    public ParameterDraws {
        posterior = List.copyOf(posterior);
    }

    /**
     * The parameter set of a draw.
     *
     * @param draw number, 0 for the centre; of a posterior at most as many as it holds
     */
    @Override
    public Registry of(int draw) {
        Registry drawn = centre.draw(seed, draw);
        if (draw == 0 || posterior.isEmpty()) {
            return drawn;
        }
        return drawn.drawnAt(posterior.get(draw - 1), centre);
    }

    /** The parameter sets of draws 1 to the given one. */
    public List<Registry> upTo(int draws) {
        List<Registry> all = new ArrayList<>();
        for (int draw = 1; draw <= draws; draw++) {
            all.add(of(draw));
        }
        return all;
    }
}
