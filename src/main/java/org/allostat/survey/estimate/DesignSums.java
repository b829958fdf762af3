package org.allostat.survey.estimate;

import java.util.Collection;
import java.util.List;

/**
 * The sums of one estimate: strata, and in each its PSUs, those without a record of the domain included.
 *
 * @param strata sums by stratum and PSU
 */
record DesignSums(List<List<PsuSums>> strata) {
    DesignSums {
        strata = strata.stream().map(List::copyOf).toList();
    }

    PsuSums total() {
        return strata.stream().flatMap(Collection::stream).reduce(PsuSums.ZERO, PsuSums::plus);
    }

    /** Strata with a record of the domain. */
    List<List<PsuSums>> strataInDomain() {
        return strata.stream()
                .filter(psus -> psus.stream().anyMatch(psu -> psu.records() > 0))
                .toList();
    }

    /** PSUs minus strata, of both those with a record of the domain. */
    int degreesOfFreedom() {
        long psus = strata.stream()
                .flatMap(Collection::stream)
                .filter(psu -> psu.records() > 0)
                .count();
        return Math.toIntExact(psus - strataInDomain().size());
    }
}
