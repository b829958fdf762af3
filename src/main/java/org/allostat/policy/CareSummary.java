package org.allostat.policy;

/**
 * What a chart tells of a patient at the end. Policies that share the last course share an outcome exactly if their summaries,
 * and what care cost, are equal, so an outcome reads the chart by a component here and in no other way.
 *
 * @param offOpioids whether the patient is off prescribed opioids
 * @param onBuprenorphine whether the patient takes buprenorphine
 * @param doseMmePerDay prescribed full agonist, MME/d
 * @param escalations rises of the dose
 * @param taperOffered whether a taper was ever offered or ordered
 * @param taperAccepted whether one was begun
 * @param taperCompleted whether one reached its end
 * @param taperFailed whether one was given up
 * @param buprenorphineOffered whether a switch was ever offered or ordered
 * @param buprenorphineAccepted whether it was made
 * @param reversals tapers and stops that were undone
 * @param restarts those of them after which a patient who was off takes a prescribed opioid again
 * @param buprenorphineDropouts how often the patient left buprenorphine
 * @param taperUnfinished whether a taper is still going on
 * @param waitedDays days in queues for offers, without the wait under way
 * @param waitingSinceDay day since policy start on which the wait under way began; {@link #NOT_WAITING} without one
 */
public record CareSummary(
        boolean offOpioids,
        boolean onBuprenorphine,
        double doseMmePerDay,
        int escalations,
        boolean taperOffered,
        boolean taperAccepted,
        boolean taperCompleted,
        boolean taperFailed,
        boolean buprenorphineOffered,
        boolean buprenorphineAccepted,
        int reversals,
        int restarts,
        int buprenorphineDropouts,
        boolean taperUnfinished,
        int waitedDays,
        int waitingSinceDay) {
    static final int NOT_WAITING = -1;

    /** Whether the patient is in a queue. */
    public boolean isWaiting() {
        return waitingSinceDay != NOT_WAITING;
    }

    /**
     * Days in queues for offers until a day since policy start, d.
     *
     * @param day the last day alive
     */
    public int waitedDaysUntil(int day) {
        return waitedDays + (isWaiting() ? day - waitingSinceDay : 0);
    }
}
