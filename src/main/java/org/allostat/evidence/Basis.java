package org.allostat.evidence;

/** What a number rests on. */
public enum Basis {
    /** Stands in the cited source. */
    MEASURED,
    /** Computed from numbers in the cited source. */
    DERIVED,
    /** Inferred jointly with others from published results (posterior.csv). */
    CALIBRATED,
    /** Tuned, recalled without being checked, or set without data. */
    ASSUMED;

    /** The word used in files and tables: {@code measured}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
