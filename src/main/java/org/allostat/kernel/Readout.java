package org.allostat.kernel;

/** What is read from the state each day. Activities are negative when decreased, positive when increased. */
public enum Readout {
    DOPAMINE("1"),
    OPIOID_PEPTIDE("1"),
    DYNORPHIN("1"),
    CRF("1"),
    NOREPINEPHRINE("1"),
    HYPOCRETIN("1"),
    NEUROIMMUNE("1"),
    PAIN("NRS 0-10"),
    HYPERALGESIA("NRS"),
    COWS("COWS 0-48"),
    REWARD_DEFICIENCY("0-10"),
    STRESS_REACTIVITY("0-10"),
    HYPERKATIFEIA("0-10"),
    CRAVING("0-10"),
    MOOD("0-10"),
    CARE_LOSS("1"),
    UTILITY("utility");

    /** Number of readouts. */
    public static final int COUNT = values().length;

    private final String unit;

    Readout(String unit) {
        this.unit = unit;
    }

    /** The unit of the readout. */
    public String unit() {
        return unit;
    }

    /** The name used in tables and traces: {@code reward_deficiency}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
