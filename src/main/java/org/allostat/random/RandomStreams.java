package org.allostat.random;

/**
 * All randomness of a run: a draw is a pure function of (seed, person, stream, index), never the next number of a
 * sequence. The same person therefore meets the same luck under every policy, in any partition, order or retry.
 *
 * <p>The uniform is the top 52 bits of the first word of the Philox4x64-10 block with counter (index, stream, person, 0)
 * and key (seed, 0), moved to the middle of its interval, so it is never 0 or 1. With 53 bits the middle of the upper
 * intervals would not be a double, and the last would round to 1.
 *
 * @param seed any 64-bit number
 */
public record RandomStreams(long seed) {
    private static final int UNUSED_BITS = 12;
    /** 2 to the power -52: the spacing of the uniforms. */
    private static final double SPACING = 0x1.0p-52;

    /** A uniform in (0, 1). */
    public double uniform(long person, int stream, int index) {
        return toUniform(Philox.firstWord(seed, 0, index, stream, person, 0));
    }

    /** A unit exponential: the hazard a person can bear until an event (Sellke 1983). */
    public double exponential(long person, int stream, int index) {
        return -StrictMath.log(uniform(person, stream, index));
    }

    /** A standard normal. */
    public double normal(long person, int stream, int index) {
        return NormalQuantile.of(uniform(person, stream, index));
    }

    /** The uniform of a 64-bit word. */
    static double toUniform(long word) {
        return ((word >>> UNUSED_BITS) + 0.5) * SPACING;
    }
}
