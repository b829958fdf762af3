package org.allostat.config;

import java.util.List;

/** The calibrations that come with the program. */
public final class CalibrationLibrary {
    /** Ids, sorted. */
    public static final List<String> BUNDLED = List.of("ci", "national");

    private CalibrationLibrary() {}
}
