package org.allostat.kernel;

/**
 * The eleven DSM-5 criteria of opioid use disorder. The last two do not count for people who take opioids only as
 * prescribed (DSM-5; NSDUH 2021 and 2022 codebooks).
 */
public enum Criterion {
    LARGER_OR_LONGER,
    CUT_DOWN,
    TIME_SPENT,
    CRAVING,
    ROLE_FAILURE,
    SOCIAL_PROBLEMS,
    ACTIVITIES_GIVEN_UP,
    HAZARDOUS_USE,
    HEALTH_PROBLEMS,
    TOLERANCE,
    WITHDRAWAL;

    /** Number of criteria. */
    public static final int COUNT = values().length;

    /** Whether the criterion counts only for people who misuse. */
    public boolean countsOnlyWithMisuse() {
        return this == TOLERANCE || this == WITHDRAWAL;
    }

    /** The name used in tables: {@code larger_or_longer}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
