package org.allostat.study;

import java.util.Locale;

/** Where the draws of a study come from. */
public enum Uncertainty {
    /** Nothing is drawn. */
    NONE,
    /** Each parameter independently from what was thought of it before any result was seen. */
    PRIOR,
    /** Calibrated parameters jointly from what published results leave possible, all others independently from their distributions. */
    POSTERIOR;

    /** The word used in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
