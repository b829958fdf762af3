package org.allostat.outcomes;

import java.util.ArrayList;
import java.util.List;

/**
 * One patient's outcomes in one draw under all policies. Policies that lead to the same outcome share it; its column
 * {@code policy} then names the first of them.
 */
public final class PolicyOutcomes {
    private final List<PatientOutcome> distinct = new ArrayList<>();
    private final List<YearSums> years = new ArrayList<>();
    private final int[] places;

    /** @param policies number of policies, numbered from 0 in the study's order */
    public PolicyOutcomes(int policies) {
        places = new int[policies];
    }

    /** Adds an outcome of which no years are known. */
    public int add(PatientOutcome outcome) {
        return add(outcome, new YearSums(YearQuantity.count()));
    }

    /**
     * Adds an outcome.
     *
     * @param outcome under the first of the policies
     * @param outcomeByYear its sums by {@link YearQuantity}
     * @return its place
     */
    public int add(PatientOutcome outcome, YearSums outcomeByYear) {
        distinct.add(outcome);
        years.add(outcomeByYear);
        return distinct.size() - 1;
    }

    /** Sums by {@link YearQuantity} of the outcome at a place. */
    public YearSums yearsOf(int place) {
        return years.get(place);
    }

    /** Says that a policy leads to the outcome at a place. */
    public void assign(int policy, int place) {
        places[policy] = place;
    }

    /** The outcomes that differ. */
    public List<PatientOutcome> distinct() {
        return distinct;
    }

    /** Number of policies. */
    public int policies() {
        return places.length;
    }

    /** Place of a policy's outcome among those that differ. */
    public int placeOf(int policy) {
        return places[policy];
    }
}
