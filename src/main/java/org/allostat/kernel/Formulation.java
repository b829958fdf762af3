package org.allostat.kernel;

/** How the opioid reaches the receptor over a day; names as in a schedule file. */
public enum Formulation {
    IMMEDIATE_RELEASE,
    EXTENDED_RELEASE,
    METHADONE,
    FENTANYL_PATCH,
    BUPRENORPHINE;

    /** The name used in files and tables: {@code immediate_release}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
