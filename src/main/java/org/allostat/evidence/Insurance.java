package org.allostat.evidence;

import java.util.Locale;

/** Health insurance: the first that applies, in this order. */
public enum Insurance {
    MEDICAID,
    MEDICARE,
    PRIVATE,
    OTHER,
    UNINSURED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word used in files and tables: {@code medicaid}. */
    public String label() {
        return label;
    }
}
