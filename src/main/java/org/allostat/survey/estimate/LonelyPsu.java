package org.allostat.survey.estimate;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a stratum with a single PSU, which says nothing about its own variance, adds to the variance of an estimate. */
public enum LonelyPsu {
    /** Nothing: the design is refused. */
    FAIL,
    /** The square of its deviation from zero, which for ratios and means is the grand mean: conservative. */
    ADJUST,
    /** Zero: the PSU was certain to be sampled. */
    CERTAINTY,
    /** Zero: the stratum is left out of the variance. */
    REMOVE,
    /** The average of the other strata. */
    AVERAGE;

    /** The word used in commands: {@code adjust}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words, for messages. */
    static String labels() {
        return Arrays.stream(values()).map(LonelyPsu::label).collect(Collectors.joining(", "));
    }
}
