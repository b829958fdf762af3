package org.allostat.population;

import java.util.List;
import java.util.Locale;

/** How an adult used prescription opioids in the past year; also the design stratum of the synthetic sample. */
public enum ExposureType {
    /** One course, for surgery, a dental procedure, injury or other acute pain. */
    SHORT_COURSE,
    /** Several courses, with days without opioids between them. */
    INTERMITTENT,
    /** Daily use for 90 days or more, still in use at the interview; may have been interrupted before that. */
    LONG_TERM;

    /** Ids of one exposure type lie in one block of this size; a type has fewer people than that. */
    private static final long BLOCK = 1_000_000_000L;

    private static final List<ExposureType> TYPES = List.of(values());

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name used in tables: {@code long_term}. */
    public String label() {
        return label;
    }

    /**
     * The id of the n-th person of this type. The same person in every run with the same seed, whatever its size: a smaller
     * sample is a part of a larger one.
     */
    public long personId(long n) {
        return (ordinal() + 1) * BLOCK + n;
    }

    /** The type that a person id belongs to. */
    public static ExposureType ofPerson(long personId) {
        return TYPES.get((int) (personId / BLOCK) - 1);
    }

    /** The type with a label. */
    public static ExposureType ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
