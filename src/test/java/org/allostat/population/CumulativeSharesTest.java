package org.allostat.population;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CumulativeSharesTest {
    private static final RandomStreams LUCK = new RandomStreams(1974);

    /** Shares of 1, 0, 2 and 5 parts of 8: a share that ends where a kind ends belongs to the next that has any. */
    @Test
    void kindIsTheOneInWhichTheShareOfAllEnds() {
        CumulativeShares shares = new CumulativeShares(new double[] {1, 0, 2, 5});
        assertEquals(0, shares.at(0x1.0p-53));
        assertEquals(0, shares.at(Math.nextDown(1 / 8.0)));
        assertEquals(2, shares.at(1 / 8.0));
        assertEquals(2, shares.at(Math.nextDown(3 / 8.0)));
        assertEquals(3, shares.at(3 / 8.0));
        assertEquals(3, shares.at(1 - 0x1.0p-53));
    }

    @Test
    void theOnlyKindHasAll() {
        assertEquals(0, new CumulativeShares(new double[] {0.3}).at(0.999));
    }

    /** The oracle is the JDK's binary search in the running sums, which no sum meets exactly. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 8, 36, 485})
    void kindIsThatOfASearchInTheRunningSums(int kinds) {
        double[] shares = new double[kinds];
        for (int kind = 0; kind < kinds; kind++) {
            shares[kind] = Math.pow(LUCK.uniform(kinds, 1, kind), 4);
        }
        double[] sums = shares.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        CumulativeShares cumulative = new CumulativeShares(shares);
        for (int n = 0; n < 20_000; n++) {
            double uniform = LUCK.uniform(kinds, 2, n);
            int after = -1 - Arrays.binarySearch(sums, uniform * sums[kinds - 1]);
            assertEquals(after, cumulative.at(uniform), "at " + uniform);
        }
    }
}
