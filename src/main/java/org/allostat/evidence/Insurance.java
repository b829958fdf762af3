package org.allostat.evidence;

/** Health insurance: the first that applies, in this order. */
public enum Insurance {
    MEDICAID,
    MEDICARE,
    PRIVATE,
    OTHER,
    UNINSURED;

    /** The word used in files and tables: {@code medicaid}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
