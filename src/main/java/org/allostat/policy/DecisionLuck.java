package org.allostat.policy;

import java.util.Arrays;
import org.allostat.random.RandomStreams;

/**
 * A patient's luck in decisions. Policies ask for the same draw one after the other, since the same patient meets the same
 * luck under each: the latest draw of every stream is kept. Mutable, but what it gives is a function of its arguments.
 */
final class DecisionLuck {
    private static final int STREAMS = DecisionStream.values().length;
    private static final int NONE = -1;

    private final long[] seeds = new long[STREAMS];
    private final long[] persons = new long[STREAMS];
    private final int[] indices = new int[STREAMS];
    private final double[] uniforms = new double[STREAMS];

    DecisionLuck() {
        Arrays.fill(indices, NONE);
    }

    /**
     * The uniform in (0, 1) of a decision.
     *
     * @param random the run's luck
     * @param person the key of the patient's luck
     * @param stream what is decided
     * @param index which decision of its kind, not negative
     */
    double uniform(RandomStreams random, long person, DecisionStream stream, int index) {
        int i = stream.ordinal();
        if (indices[i] != index || persons[i] != person || seeds[i] != random.seed()) {
            uniforms[i] = random.uniform(person, stream.code(), index);
            indices[i] = index;
            persons[i] = person;
            seeds[i] = random.seed();
        }
        return uniforms[i];
    }
}
