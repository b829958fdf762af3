package org.allostat.evaluate;

import java.io.Serializable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.outcomes.CrossedStrata;

/**
 * What outcomes are tallied by.
 *
 * @param policies ids of all policies, in the order in which each patient's outcomes come
 * @param comparator id of the policy that others are contrasted with, one of them
 * @param beyondHorizon what the outcomes count after the horizon, which every row made of the tallies states
 * @param designStrata strata of the sampling design
 * @param levels strata that are reported, by number, those of a variable side by side; with everybody among them, whose
 *     tally gives the sample's size. A patient is in one stratum of every variable
 */
public record TallyDesign(
        List<String> policies,
        String comparator,
        BeyondHorizon beyondHorizon,
        List<DesignStratum> designStrata,
        List<ReportedStratum> levels)
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
        requireSideBySide(levels);
    }

    private static void requireSideBySide(List<ReportedStratum> levels) {
        Set<String> variables = new HashSet<>();
        for (int i = 0; i < levels.size(); i++) {
            String variable = levels.get(i).variable();
            boolean sameAsBefore = i > 0 && variable.equals(levels.get(i - 1).variable());
            if (!variables.add(variable) && !sameAsBefore) {
                throw new IllegalArgumentException("strata of " + variable + " must be side by side: " + levels);
            }
        }
    }

    /** Place of the comparator among the policies. */
    int comparatorIndex() {
        return policies.indexOf(comparator);
    }

    /** The levels, variable by variable, in cells that do not overlap within a group. */
    CrossedStrata crossedLevels() {
        return new CrossedStrata(levelsPerVariable());
    }

    /** The levels themselves as cells, for the sample that meets the pivots. */
    CrossedStrata uncrossedLevels() {
        return CrossedStrata.uncrossed(levelsPerVariable());
    }

    private List<Integer> levelsPerVariable() {
        Map<String, Integer> strata = new LinkedHashMap<>();
        levels.forEach(level -> strata.merge(level.variable(), 1, Integer::sum));
        return List.copyOf(strata.values());
    }
}
