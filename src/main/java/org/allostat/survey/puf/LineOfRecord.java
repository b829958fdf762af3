package org.allostat.survey.puf;

import java.util.OptionalInt;

/** On which line each record stood first, by its identifier. Holds primitives only: 24 bytes or so for a record. */
final class LineOfRecord {
    private static final int FIRST_CAPACITY = 1 << 10;
    /** Fibonacci hashing: the odd number nearest to 2^64 over the golden ratio spreads identifiers that follow each other. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] identifiers = new long[FIRST_CAPACITY];
    /** Line by slot; 0 where the slot is free. */
    private int[] lines = new int[FIRST_CAPACITY];

    private int records;

    /**
     * Remembers a record, unless it is known.
     *
     * @param line its line, at least 1
     * @return the line on which the record stood first, if it is known
     */
    OptionalInt put(long identifier, int line) {
        if (2 * records >= lines.length) {
            grow();
        }
        int slot = slot(identifier);
        if (lines[slot] != 0) {
            return OptionalInt.of(lines[slot]);
        }
        identifiers[slot] = identifier;
        lines[slot] = line;
        records++;
        return OptionalInt.empty();
    }

    /** The slot that holds an identifier, or the free one where it belongs. */
    private int slot(long identifier) {
        int slot = (int) ((identifier * SPREAD) >>> Integer.SIZE) & (lines.length - 1);
        while (lines[slot] != 0 && identifiers[slot] != identifier) {
            slot = (slot + 1) & (lines.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldIdentifiers = identifiers;
        int[] oldLines = lines;
        identifiers = new long[2 * oldLines.length];
        lines = new int[2 * oldLines.length];
        for (int i = 0; i < oldLines.length; i++) {
            if (oldLines[i] != 0) {
                int slot = slot(oldIdentifiers[i]);
                identifiers[slot] = oldIdentifiers[i];
                lines[slot] = oldLines[i];
            }
        }
    }
}
