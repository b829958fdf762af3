package org.allostat.evaluate;

import java.util.Arrays;
import org.allostat.outcomes.CrossedStrata;
import org.allostat.outcomes.ExactAddends;
import org.allostat.outcomes.ExactSums;

/**
 * One draw's sums and numbers of patients, by policy, design stratum and cell of the crossed levels. Memory is taken for
 * cells with something in them: many designs and levels never meet, and most policies do not touch most patients.
 */
final class DrawTally {
    private static final ExactSums NOTHING = new ExactSums(0);

    private final CrossedStrata crossed;
    private final int designStrata;
    private final int sumsPerCell;
    private final ExactSums[] sums;
    private final long[] patients;

    /**
     * @param crossed cells of the levels
     * @param designStrata number of design strata
     * @param policies number of policies
     * @param sumsPerCell number of sums
     */
    DrawTally(CrossedStrata crossed, int designStrata, int policies, int sumsPerCell) {
        this.crossed = crossed;
        this.designStrata = designStrata;
        this.sumsPerCell = sumsPerCell;
        patients = new long[Math.multiplyExact(crossed.cells(), designStrata)];
        sums = new ExactSums[Math.multiplyExact(patients.length, policies)];
        Arrays.fill(sums, NOTHING);
    }

    /** Adds what a patient adds under a policy. */
    void add(int policy, int designStratum, int[] cells, ExactAddends patient) {
        if (patient.isEmpty()) {
            return;
        }
        for (int cell : cells) {
            sums(policy * patients.length + cell * designStrata + designStratum).addAll(0, patient);
        }
    }

    /** Counts a patient. */
    void count(int designStratum, int[] cells) {
        for (int cell : cells) {
            patients[cell * designStrata + designStratum]++;
        }
    }

    /** Number of patients of a level. */
    long patients(int level, int designStratum) {
        long total = 0;
        for (int cell : crossed.cellsIn(level)) {
            total += patients[cell * designStrata + designStratum];
        }
        return total;
    }

    /** Adds a policy's sums of a level to {@code total}. */
    void addTo(ExactSums total, int policy, int level, int designStratum) {
        for (int cell : crossed.cellsIn(level)) {
            total.addAll(0, sums[policy * patients.length + cell * designStrata + designStratum]);
        }
    }

    /** Adds a tally of the same design. */
    void merge(DrawTally other) {
        for (int i = 0; i < patients.length; i++) {
            patients[i] += other.patients[i];
        }
        for (int i = 0; i < sums.length; i++) {
            if (other.sums[i] != NOTHING) {
                sums(i).merge(other.sums[i]);
            }
        }
    }

    private ExactSums sums(int index) {
        if (sums[index] == NOTHING) {
            sums[index] = new ExactSums(sumsPerCell);
        }
        return sums[index];
    }
}
