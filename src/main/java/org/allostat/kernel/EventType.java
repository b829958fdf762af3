package org.allostat.kernel;

/** Events that end a patient's hazard budget (Sellke construction). The order is the order of the budgets in the state. */
public enum EventType {
    OVERDOSE,
    CRISIS,
    BACKGROUND_DEATH,
    MISUSE;

    /** Number of event types. */
    public static final int COUNT = values().length;

    /** The bit of this type in a mask of events. */
    public int bit() {
        return 1 << ordinal();
    }
}
