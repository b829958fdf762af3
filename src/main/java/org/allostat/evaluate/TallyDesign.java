package org.allostat.evaluate;

import java.io.Serializable;
import java.util.List;

/**
 * What outcomes are tallied by.
 *
 * @param policies ids of all policies, in the order in which each patient's outcomes come
 * @param comparator id of the policy that others are contrasted with, one of them
 * @param designStrata strata of the sampling design
 * @param levels strata that are reported, by number; with everybody among them, whose tally gives the sample's size
 */
public record TallyDesign(
        List<String> policies, String comparator, List<DesignStratum> designStrata, List<ReportedStratum> levels)
        implements Serializable {
    public TallyDesign {
        policies = List.copyOf(policies);
        designStrata = List.copyOf(designStrata);
        levels = List.copyOf(levels);
        if (!policies.contains(comparator)) {
            throw new IllegalArgumentException("comparator must be one of " + policies + ": " + comparator);
        }
        if (!levels.contains(ReportedStratum.EVERYBODY)) {
            throw new IllegalArgumentException("levels must hold " + ReportedStratum.EVERYBODY + ": " + levels);
        }
    }

    /** Place of the comparator among the policies. */
    int comparatorIndex() {
        return policies.indexOf(comparator);
    }
}
