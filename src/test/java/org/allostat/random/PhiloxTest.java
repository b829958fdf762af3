package org.allostat.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected words come from numpy.random.Philox (src/test/golden/README.md), which gives Random123's known answers. */
class PhiloxTest {
    @Test
    void firstWordIsThatOfAnIndependentImplementation() {
        List<String[]> rows = GoldenNumbers.rows("philox4x64.csv");
        assertTrue(rows.size() >= 89, "edge and random rows are there");
        for (String[] row : rows) {
            long word = Philox.firstWord(
                    number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]), number(row[5]));
            assertEquals(row[6], Long.toUnsignedString(word), () -> String.join(",", row));
        }
    }

    @Test
    void streamsUseCounterIndexStreamPersonAndKeySeed() {
        // The same block reached through the public method: counter (index, stream, person, 0), key (seed, 0).
        long word = Philox.firstWord(42, 0, 7, 3, 123_456_789_012L, 0);
        assertEquals(((word >>> 12) + 0.5) * 0x1.0p-52, new RandomStreams(42).uniform(123_456_789_012L, 3, 7));
    }

    private static long number(String unsigned) {
        return Long.parseUnsignedLong(unsigned);
    }
}
