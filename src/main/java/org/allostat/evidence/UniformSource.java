package org.allostat.evidence;

/** Uniform numbers in (0, 1) that are a pure function of a key and an index. */
@FunctionalInterface
public interface UniformSource {
    /** The number of one key at one index. */
    double uniform(long key, int index);
}
