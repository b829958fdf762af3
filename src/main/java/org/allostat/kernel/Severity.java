package org.allostat.kernel;

/** Severity of opioid use disorder by number of criteria (DSM-5): mild 2 to 3, moderate 4 to 5, severe 6 or more. */
public enum Severity {
    NONE,
    MILD,
    MODERATE,
    SEVERE;

    private static final int MILD_FROM = 2;
    private static final int MODERATE_FROM = 4;
    private static final int SEVERE_FROM = 6;

    /** The severity of a number of counted criteria. */
    public static Severity ofCriteria(int count) {
        if (count >= SEVERE_FROM) {
            return SEVERE;
        }
        if (count >= MODERATE_FROM) {
            return MODERATE;
        }
        return count >= MILD_FROM ? MILD : NONE;
    }

    /** The name used in tables: {@code mild}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
