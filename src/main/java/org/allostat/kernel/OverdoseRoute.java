package org.allostat.kernel;

/** The three routes to overdose (model.md (31) to (33)), each an output of its own. */
public enum OverdoseRoute {
    /** The prescribed dose itself. */
    PRESCRIBED,
    /** Return to use after tolerance was lost. */
    LOST_TOLERANCE,
    /** Misused or illicit supply. */
    ILLICIT;

    /** Number of routes. */
    public static final int COUNT = values().length;
}
