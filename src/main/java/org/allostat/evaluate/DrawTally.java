package org.allostat.evaluate;

import java.util.Arrays;
import org.allostat.outcomes.CrossedStrata;
import org.allostat.outcomes.ExactAddends;
import org.allostat.outcomes.ExactSums;

/**
 * One draw's sums by policy, cell of the crossed levels and design stratum. Memory is taken for cells with something in
 * them: many design strata and levels never meet, and most policies do not touch most patients.
 */
final class DrawTally {
    private static final ExactSums NOTHING = new ExactSums(0);

    private final CrossedStrata crossed;
    private final int designStrata;
    private final int sumsPerCell;
    private final ExactSums[] sums;

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
        sums = new ExactSums[Math.multiplyExact(Math.multiplyExact(crossed.cells(), designStrata), policies)];
        Arrays.fill(sums, NOTHING);
    }

    /** Adds what a patient adds under a policy. */
    void add(int policy, int designStratum, int[] cells, ExactAddends patient) {
        if (patient.isEmpty()) {
            return;
        }
        for (int cell : cells) {
            sums(place(policy, cell, designStratum)).addAll(0, patient);
        }
    }

    /** Adds the sums at a place of another tally of the same design. */
    void add(int place, ExactSums addend) {
        sums(place).merge(addend);
    }

    /** Adds a policy's sums of a level to {@code total}. */
    void addTo(ExactSums total, int policy, int level, int designStratum) {
        for (int cell : crossed.cellsIn(level)) {
            total.addAll(0, sums[place(policy, cell, designStratum)]);
        }
    }

    /** Hands over what is not empty, with its place. */
    void forEach(Consumer consumer) {
        for (int place = 0; place < sums.length; place++) {
            if (sums[place] != NOTHING) {
                consumer.accept(place, sums[place]);
            }
        }
    }

    private int place(int policy, int cell, int designStratum) {
        return (policy * crossed.cells() + cell) * designStrata + designStratum;
    }

    private ExactSums sums(int place) {
        if (sums[place] == NOTHING) {
            sums[place] = new ExactSums(sumsPerCell);
        }
        return sums[place];
    }

    /** Takes the sums of a policy, cell and design stratum. */
    interface Consumer {
        void accept(int place, ExactSums sums);
    }
}
