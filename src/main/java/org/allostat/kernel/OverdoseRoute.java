package org.allostat.kernel;

/** The three routes to overdose (kernel.md section 10, item 2), each an output of its own. */
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
