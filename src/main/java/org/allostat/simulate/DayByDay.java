package org.allostat.simulate;

import org.allostat.kernel.Kernel;
import org.allostat.kernel.PatientBatch;
import org.allostat.kernel.PatientCopier;

/**
 * A kernel that stops each night, for the one patient of a batch of two places. The day is run at both: at the patient's own, whose sums
 * go on as in any replay, and at the other, whose sums hold that day alone. Days run one by one are those run together, to the bit.
 */
final class DayByDay implements Kernel {
    /** The place at which a day is run by itself. */
    static final int ALONE = 1;

    private final Kernel kernel;
    private final NightListener nights;

    /** Hears of each day. */
    interface NightListener {
        /** The morning, after whatever was prescribed. */
        void morning(PatientBatch batch, int place);

        /** The night, before whatever follows from an event. */
        void night(PatientBatch batch, int place);
    }

    DayByDay(Kernel kernel, NightListener nights) {
        this.kernel = kernel;
        this.nights = nights;
    }

    @Override
    public int advance(PatientBatch batch, int i, int days) {
        PatientCopier copier = new PatientCopier(batch);
        for (int day = 1; day <= days; day++) {
            copier.copy(i, ALONE);
            batch.clearSums(ALONE);
            nights.morning(batch, ALONE);
            kernel.advance(batch, ALONE, 1);
            kernel.advance(batch, i, 1);
            nights.night(batch, ALONE);
            if (batch.events[i] != 0) {
                return day;
            }
        }
        return days;
    }
}
