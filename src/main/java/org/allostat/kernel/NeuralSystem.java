package org.allostat.kernel;

/** The seven opponent systems (Koob 2021). The first two belong to reward and fall; the others belong to stress and rise. */
public enum NeuralSystem {
    DOPAMINE,
    OPIOID_PEPTIDE,
    DYNORPHIN,
    CRF,
    NOREPINEPHRINE,
    HYPOCRETIN,
    NEUROIMMUNE;

    /** Number of systems. */
    public static final int COUNT = values().length;

    /** Whether the slow load of the reward systems, rather than that of the stress systems, sensitizes this one. */
    public boolean isReward() {
        return this == DOPAMINE || this == OPIOID_PEPTIDE;
    }
}
