package org.allostat.evidence;

/** Race and ethnicity as the survey extract groups them. */
public enum RaceEthnicity {
    NON_HISPANIC_WHITE,
    NON_HISPANIC_OTHER,
    HISPANIC;

    /** The word used in files and tables: {@code non_hispanic_white}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
