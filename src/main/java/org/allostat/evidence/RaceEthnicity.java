package org.allostat.evidence;

import java.util.Locale;

/** Race and ethnicity as the survey extract groups them. */
public enum RaceEthnicity {
    NON_HISPANIC_WHITE,
    NON_HISPANIC_OTHER,
    HISPANIC;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word used in files and tables: {@code non_hispanic_white}. */
    public String label() {
        return label;
    }
}
