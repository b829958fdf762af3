package org.allostat.simulate;

import org.allostat.kernel.PatientBatch;

/** Takes each patient's periods while the batch still holds what the kernel summed in them. */
interface PeriodListener {
    /**
     * A period that is over.
     *
     * @param patient who, with all courses
     * @param period number of the period
     * @param batch where the courses live
     */
    void add(ReplayedPatient patient, int period, PatientBatch batch);
}
