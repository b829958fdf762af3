package org.allostat.evidence;

import java.util.Locale;

/** Who pays. */
public enum Payer {
    PRIVATE_INSURANCE,
    MEDICARE,
    MEDICAID,
    /** Other sources: Veterans and military health care, workers' compensation, states and localities, care that nobody paid for. */
    OTHER_SOURCES,
    /** Patients and their families, out of pocket. */
    PATIENT,
    /** Employers, victims and taxpayers, for what is no health care. */
    SOCIETY;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Whether it pays for the health care of others. */
    public boolean isThirdParty() {
        return this != PATIENT && this != SOCIETY;
    }

    /** The word used in files and tables: {@code private_insurance}. */
    public String label() {
        return label;
    }
}
