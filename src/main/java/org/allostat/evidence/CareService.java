package org.allostat.evidence;

import java.util.Locale;

/** Kinds of service, as surveys of medical expenditure tell apart who pays. */
public enum CareService {
    PRESCRIBED_MEDICINES,
    AMBULATORY_CARE,
    HOSPITAL_CARE,
    /** Health care of every kind together. */
    ALL_CARE,
    /** What is no health care. */
    NO_CARE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word used in files: {@code hospital_care}. */
    public String label() {
        return label;
    }
}
