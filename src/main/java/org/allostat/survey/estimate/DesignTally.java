package org.allostat.survey.estimate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;

/**
 * The design of a sample, strata of PSUs, with the sums of every PSU. All estimates, their variances and the jackknife
 * follow from these sums, so a sample of any size is read once and never held, and parts of it can be tallied apart and
 * merged: the result is the same to the last bit.
 */
public final class DesignTally {
    private final int estimates;
    private final Map<String, Map<String, PsuTally>> strata = new TreeMap<>();

    /** @param estimates number of estimates, at least 1 */
    public DesignTally(int estimates) {
        if (estimates < 1) {
            throw new IllegalArgumentException("estimates must be at least 1: " + estimates);
        }
        this.estimates = estimates;
    }

    /**
     * The sums of one PSU. Asking for it makes it part of the design, also where none of its records is in any domain: domains
     * are estimated without leaving out a part of the design.
     *
     * @param stratum name of the stratum, not blank
     * @param psu name of the PSU within the stratum, not blank
     */
    public PsuTally psu(String stratum, String psu) {
        if (stratum.isBlank() || psu.isBlank()) {
            throw new IllegalArgumentException(
                    "stratum and psu must not be blank: \"" + stratum + "\", \"" + psu + "\"");
        }
        return strata.computeIfAbsent(stratum, name -> new TreeMap<>())
                .computeIfAbsent(psu, name -> new PsuTally(estimates));
    }

    /** Adds the sums of another part of the sample, tallied for the same estimates. */
    public void merge(DesignTally other) {
        if (other.estimates != estimates) {
            throw new IllegalArgumentException("estimates differ: " + estimates + " and " + other.estimates);
        }
        other.strata.forEach(
                (stratum, psus) -> psus.forEach((psu, sums) -> psu(stratum, psu).merge(sums)));
    }

    /** The sums as rows, one per PSU. */
    public List<PsuRow> rows() {
        List<PsuRow> rows = new ArrayList<>();
        strata.forEach(
                (stratum, psus) -> psus.forEach((psu, sums) -> rows.add(new PsuRow(stratum, psu, sums.steps()))));
        return rows;
    }

    /** Adds a row of another tally for the same estimates. */
    public void add(PsuRow row) {
        if (row.steps().size() != estimates * PsuTally.SUMS) {
            throw new IllegalArgumentException("a row must have " + estimates * PsuTally.SUMS + " sums: "
                    + row.steps().size());
        }
        psu(row.stratum(), row.psu()).addSteps(row.steps());
    }

    /**
     * Refuses a design that gives no variance.
     *
     * @param source file or sample, for the message
     * @param lonelyPsu what to do with strata of one PSU
     * @throws InputException if there is no PSU or only one, or a stratum has one and {@code lonelyPsu} is {@code FAIL}
     */
    public void check(String source, LonelyPsu lonelyPsu) {
        int psus = strata.values().stream().mapToInt(Map::size).sum();
        if (psus < 2) {
            throw new InputException(source + ": the sample has " + psus + (psus == 1 ? " PSU" : " PSUs")
                    + " (allowed: at least 2, so that a variance can be estimated)");
        }
        Problems lonely = new Problems(source);
        strata.forEach((stratum, units) -> {
            if (units.size() == 1) {
                lonely.add(source + ": stratum \"" + stratum + "\" has one PSU, \""
                        + units.keySet().iterator().next()
                        + "\" (allowed: at least 2, or another way with single PSUs than fail: " + LonelyPsu.labels()
                        + ")");
            }
        });
        if (lonelyPsu == LonelyPsu.FAIL) {
            lonely.throwIfAny();
        }
    }

    /**
     * One estimate with its errors.
     *
     * @param estimate its number
     * @param statistic what is estimated
     * @param lonelyPsu what strata of one PSU add
     * @throws InputException if a stratum has one PSU and {@code lonelyPsu} is {@code FAIL}
     */
    public DesignEstimate estimate(int estimate, Statistic statistic, LonelyPsu lonelyPsu) {
        check("sample", lonelyPsu);
        return DesignEstimate.of(statistic, sums(estimate), lonelyPsu);
    }

    private DesignSums sums(int estimate) {
        List<List<PsuSums>> sums = new ArrayList<>();
        for (Map<String, PsuTally> psus : strata.values()) {
            Collection<PsuTally> tallies = psus.values();
            sums.add(tallies.stream().map(psu -> psu.sums(estimate)).toList());
        }
        return new DesignSums(sums);
    }
}
