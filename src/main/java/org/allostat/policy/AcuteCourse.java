package org.allostat.policy;

/**
 * A course of a prescribed opioid for a limited time, of somebody who is not on long-term therapy: what a prescriber would give whom no
 * policy limits.
 *
 * @param fromDay day since policy start on which it begins; {@link #BEFORE_START} where it was under way at the interview
 * @param untilDay day since policy start on which nothing is taken any more
 * @param mmePerDay dose, MME/d
 */
public record AcuteCourse(int fromDay, int untilDay, double mmePerDay) {
    /** Stands for every day before policy start. */
    public static final int BEFORE_START = -1;

    /** Whether it began before policy start, so that no policy of the study has to do with it. */
    boolean beganBeforeStart() {
        return fromDay <= BEFORE_START;
    }
}
