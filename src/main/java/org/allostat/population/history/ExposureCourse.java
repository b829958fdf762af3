package org.allostat.population.history;

import org.allostat.kernel.PatientBatch;

/** One person's past as stretches of days with constant inputs, handed over one after the other. */
interface ExposureCourse {

    /** All days of the history. */
    int totalDays();

    /** Days without opioids at the end of the history; 0 for people who still take them. */
    int daysSinceUse();

    /** Days that the course under way at the interview still lasts as planned; 0 where none is, or no end is planned. */
    default int courseDaysLeft() {
        return 0;
    }

    /** Whether the next stretch begins with a visit that may change it, depending on how the patient feels. */
    default boolean awaitsVisit() {
        return false;
    }

    /**
     * Sets the inputs of the next stretch.
     *
     * @param batch where the person lives
     * @param i the person's place
     * @return days of the stretch, 0 when the history is over
     */
    int next(PatientBatch batch, int i);
}
