package org.allostat.evidence;

import java.util.List;
import java.util.Map;

/**
 * Draws of the posterior alone: all other parameters are held, as they were when it was inferred.
 *
 * @param centre what is held
 * @param posterior draws by parameter id
 */
public record PosteriorSets(Registry centre, List<Map<String, Double>> posterior) implements ParameterSets {
    public PosteriorSets {
        posterior = List.copyOf(posterior);
    }

    @Override
    public Registry of(int number) {
        return centre.drawnAt(posterior.get(number - 1), centre);
    }
}
