package org.allostat.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tallies of those who meet the pivots, made to stand for the whole cohort: within a design stratum each weighs as many
 * persons as the cohort has for each of them.
 */
final class PivotTallies {
    private final Map<String, Long> inCohort;

    /** @param inCohort number of cohort patients by design stratum */
    PivotTallies(Map<String, Long> inCohort) {
        this.inCohort = Map.copyOf(inCohort);
    }

    /** The rows of a pivot, reweighted. */
    List<TallyRow> reweighted(List<TallyRow> pivot) {
        Map<String, Long> sampled = patients(pivot);
        return pivot.stream().map(row -> reweighted(row, sampled)).toList();
    }

    private TallyRow reweighted(TallyRow row, Map<String, Long> sampled) {
        long all = inCohort.getOrDefault(row.designStratum(), 0L);
        long some = sampled.getOrDefault(row.designStratum(), 0L);
        if (some == 0 || some > all) {
            throw new IllegalArgumentException(
                    some + " of " + all + " patients of " + row.designStratum() + " meet the pivots");
        }
        double weight = all == some ? row.weight() : row.weight() * all / some;
        return row.weighing(weight);
    }

    private static Map<String, Long> patients(List<TallyRow> rows) {
        Map<String, Long> patients = new HashMap<>();
        for (TallyRow row : rows) {
            if (row.stratumVariable().equals(ReportedStratum.EVERYBODY.variable())) {
                patients.put(row.designStratum(), row.patients());
            }
        }
        return patients;
    }
}
