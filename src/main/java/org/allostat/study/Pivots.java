package org.allostat.study;

import java.io.Serializable;
import java.util.List;

/**
 * What may turn a conclusion; the part {@code pivots} of a study.
 *
 * @param patients about how many cohort patients of each exposure type meet the pivots
 * @param parameters one replay of these patients for each; empty where none is asked
 */
public record Pivots(int patients, List<Pivot> parameters) implements Serializable {
    public Pivots {
        parameters = List.copyOf(parameters);
    }
}
