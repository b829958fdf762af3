package org.allostat.evidence;

/** Sex as the life table and the surveys record it. */
public enum Sex {
    FEMALE,
    MALE;

    /** The word used in files and tables: {@code female}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
