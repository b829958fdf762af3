package org.allostat.survey.puf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineOfRecordTest {
    /** Identifiers that follow each other, that share low bits, and that are large; a third of them come again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 37, 1L << 16, 1L << 32, 1L << 45})
    void remembersTheFirstLineAsAMapDoes(long step) {
        LineOfRecord ours = new LineOfRecord();
        Map<Long, Integer> map = new HashMap<>();
        RandomStreams luck = new RandomStreams(11);
        for (int line = 1; line <= 100_000; line++) {
            long identifier = step * (long) (100_000 * luck.uniform(line, 1, 0));
            Integer first = map.putIfAbsent(identifier, line);
            assertEquals(first == null ? OptionalInt.empty() : OptionalInt.of(first), ours.put(identifier, line));
        }
    }

    @Test
    void zeroIsAnIdentifier() {
        LineOfRecord lines = new LineOfRecord();
        assertEquals(OptionalInt.empty(), lines.put(0, 5));
        assertEquals(OptionalInt.of(5), lines.put(0, 6));
    }
}
