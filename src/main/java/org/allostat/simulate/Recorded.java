package org.allostat.simulate;

/** What a {@link PatientRecord} holds of each step. Days are days alive in the step; hazards are cumulative over it. */
public enum Recorded {
    /** Days alive. */
    DAYS,
    /** Full agonist dispensed, MME/d times days. */
    MME_DAYS,
    /** Days on which any full agonist was dispensed. */
    COVERED_DAYS,
    /** Buprenorphine, mg/d times days. */
    BUPRENORPHINE_MG_DAYS,
    /** Days of misuse or illicit use. */
    MISUSE_DAYS,
    /** Pain, NRS times days. */
    PAIN_DAYS,
    /** Pain of the last day, NRS. */
    LAST_PAIN,
    /** Hyperalgesia, NRS times days. */
    HYPERALGESIA_DAYS,
    /** COWS times days. */
    COWS_DAYS,
    /** Largest COWS. */
    MAX_COWS,
    /** Reward deficiency, 0 to 10, times days. */
    REWARD_DEFICIENCY_DAYS,
    /** Stress reactivity, 0 to 10, times days. */
    STRESS_REACTIVITY_DAYS,
    /** Hyperkatifeia, 0 to 10, times days. */
    HYPERKATIFEIA_DAYS,
    /** Craving, 0 to 10, times days. */
    CRAVING_DAYS,
    /** Mood, 0 to 10, times days. */
    MOOD_DAYS,
    /** Utility times days. */
    UTILITY_DAYS,
    /** Expected overdoses, fatal or not. */
    OVERDOSE,
    /** Expected fatal overdoses. */
    OVERDOSE_DEATH,
    /** Expected mental-health crises. */
    CRISIS,
    /** Expected suicides. */
    SUICIDE,
    /** Expected deaths by other causes. */
    OTHER_DEATH,
    /** Expected onset of misuse or illicit use. */
    MISUSE_ONSET;

    static final int COUNT = values().length;
}
