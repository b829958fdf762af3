package org.allostat.evaluate;

import java.io.Serializable;
import java.util.Map;
import java.util.stream.Collectors;
import org.allostat.policy.Policy;
import org.allostat.policy.Standing;
import org.allostat.study.Study;

/**
 * Which policies are options: the one place that decides what may be ranked.
 *
 * @param byPolicy standing of each policy, by id
 * @param rankReferences whether references are ranked among the options
 */
public record Standings(Map<String, Standing> byPolicy, boolean rankReferences) implements Serializable {
    public Standings {
        byPolicy = Map.copyOf(byPolicy);
    }

    /** The standings of a study's policies. */
    public static Standings of(Study study) {
        return new Standings(
                study.policies().stream().collect(Collectors.toMap(Policy::id, Policy::standing)),
                study.rankReferences());
    }

    /** Value of the column {@code standing}. */
    String label(String policy) {
        return of(policy).label();
    }

    /** Whether a policy is an option among others. */
    boolean isRanked(String policy) {
        return rankReferences || of(policy) != Standing.REFERENCE;
    }

    private Standing of(String policy) {
        Standing standing = byPolicy.get(policy);
        if (standing == null) {
            throw new IllegalArgumentException("no standing of policy " + policy);
        }
        return standing;
    }
}
