package org.allostat.outcomes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossedStrataTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sumsRolledUpFromCellsAreThoseAddedToEveryStratum(long seed) {
        Random random = new Random(seed);
        List<Integer> sizes = new ArrayList<>();
        int variables = 1 + random.nextInt(11);
        for (int variable = 0; variable < variables; variable++) {
            sizes.add(1 + random.nextInt(random.nextInt(5) == 0 ? 100 : 6));
        }
        assertRolledUp(sizes, new CrossedStrata(sizes), random);
        assertRolledUp(sizes, CrossedStrata.uncrossed(sizes), random);
    }

    private static void assertRolledUp(List<Integer> sizes, CrossedStrata crossed, Random random) {
        assertEquals(sizes.stream().mapToInt(Integer::intValue).sum(), crossed.strata());
        long[] direct = new long[crossed.strata()];
        long[] byCell = new long[crossed.cells()];
        for (int patient = 0; patient < 500; patient++) {
            long value = random.nextLong();
            int[] strata = strata(sizes, random);
            for (int stratum : strata) {
                direct[stratum] += value;
            }
            for (int cell : crossed.cellsOf(strata)) {
                byCell[cell] += value;
            }
        }
        long[] rolledUp = new long[crossed.strata()];
        for (int stratum = 0; stratum < rolledUp.length; stratum++) {
            rolledUp[stratum] = Arrays.stream(crossed.cellsIn(stratum))
                    .mapToLong(cell -> byCell[cell])
                    .sum();
        }
        assertArrayEquals(direct, rolledUp);
    }

    /** By hand: 2 x 3 x 4 = 24 cells, and with 5 more strata they would be 120. */
    @Test
    void variablesShareAGroupUntilItsCellsBecomeTooMany() {
        CrossedStrata crossed = new CrossedStrata(List.of(2, 3, 4, 5));
        assertEquals(24 + 5, crossed.cells());
        assertArrayEquals(new int[] {1 + 2 * 2 + 6 * 3, 24}, crossed.cellsOf(new int[] {1, 4, 8, 9}));
        assertArrayEquals(new int[] {24}, crossed.cellsIn(9));
        assertEquals(12, crossed.cellsIn(0).length);
    }

    @Test
    void aVariableOfManyStrataHasAGroupOfItsOwn() {
        assertEquals(200, new CrossedStrata(List.of(200)).cells());
        assertEquals(3 + 200 + 3, new CrossedStrata(List.of(3, 200, 3)).cells());
    }

    @Test
    void uncrossedEveryStratumIsACell() {
        CrossedStrata uncrossed = CrossedStrata.uncrossed(List.of(2, 3, 4));
        assertEquals(2 + 3 + 4, uncrossed.cells());
        assertArrayEquals(new int[] {1, 4, 8}, uncrossed.cellsOf(new int[] {1, 4, 8}));
    }

    @Test
    void strataThatAreNotOneOfEveryVariableAreRefused() {
        CrossedStrata crossed = new CrossedStrata(List.of(2, 3));
        assertThrows(IllegalArgumentException.class, () -> crossed.cellsOf(new int[] {0}));
        assertThrows(IllegalArgumentException.class, () -> crossed.cellsOf(new int[] {2, 0}));
        assertThrows(IllegalArgumentException.class, () -> crossed.cellsOf(new int[] {0, 5}));
        assertThrows(IllegalArgumentException.class, () -> new CrossedStrata(List.of(2, 0)));
    }

    private static int[] strata(List<Integer> sizes, Random random) {
        int[] strata = new int[sizes.size()];
        int first = 0;
        for (int variable = 0; variable < strata.length; variable++) {
            strata[variable] = first + random.nextInt(sizes.get(variable));
            first += sizes.get(variable);
        }
        return strata;
    }
}
