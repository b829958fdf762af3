package org.allostat.random;

/**
 * Philox4x64-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2,
 * 3", SC'11, doi:10.1145/2063384.2063405. A block of four 64-bit words is a keyed bijection of a 256-bit counter, so any
 * word can be had without making those before it. Passes BigCrush (same paper).
 */
final class Philox {
    private static final long MULTIPLIER_0 = 0xD2E7470EE14C6C93L;
    private static final long MULTIPLIER_1 = 0xCA5A826395121157L;
    /** Weyl constants: golden ratio and the square root of three minus one. */
    private static final long WEYL_0 = 0x9E3779B97F4A7C15L;

    private static final long WEYL_1 = 0xBB67AE8584CAA73BL;
    private static final int ROUNDS = 10;

    private Philox() {}

    /** The first word of the block of counter (c0, c1, c2, c3) under key (k0, k1). */
    static long firstWord(long k0, long k1, long c0, long c1, long c2, long c3) {
        long x0 = c0;
        long x1 = c1;
        long x2 = c2;
        long x3 = c3;
        long key0 = k0;
        long key1 = k1;
        // two rounds a step, so that no word has to be moved to its next place
        for (int round = 0; round < ROUNDS; round += 2) {
            long y0 = unsignedMultiplyHigh(MULTIPLIER_1, x2) ^ x1 ^ key0;
            long y1 = MULTIPLIER_1 * x2;
            long y2 = unsignedMultiplyHigh(MULTIPLIER_0, x0) ^ x3 ^ key1;
            long y3 = MULTIPLIER_0 * x0;
            key0 += WEYL_0;
            key1 += WEYL_1;
            x0 = unsignedMultiplyHigh(MULTIPLIER_1, y2) ^ y1 ^ key0;
            x1 = MULTIPLIER_1 * y2;
            x2 = unsignedMultiplyHigh(MULTIPLIER_0, y0) ^ y3 ^ key1;
            x3 = MULTIPLIER_0 * y0;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        return x0;
    }

    /** High 64 bits of the unsigned product; {@code Math.unsignedMultiplyHigh} came with JDK 18. */
    private static long unsignedMultiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
