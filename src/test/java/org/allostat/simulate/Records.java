package org.allostat.simulate;

import java.util.function.IntToDoubleFunction;

/** Records made by hand, for tests of what reads them. */
public final class Records {
    private Records() {}

    /** A record of full steps in which a dose is dispensed and pain and crisis hazard are given by step. */
    public static PatientRecord of(
            int stepDays, int steps, IntToDoubleFunction mme, IntToDoubleFunction pain, IntToDoubleFunction crises) {
        PatientRecord record = new PatientRecord(stepDays, steps);
        for (int step = 0; step < steps; step++) {
            record.set(Recorded.DAYS, stepDays);
            record.set(Recorded.MME_DAYS, mme.applyAsDouble(step) * stepDays);
            record.set(Recorded.COVERED_DAYS, mme.applyAsDouble(step) > 0 ? stepDays : 0);
            record.set(Recorded.PAIN_DAYS, pain.applyAsDouble(step) * stepDays);
            record.set(Recorded.LAST_PAIN, pain.applyAsDouble(step));
            record.set(Recorded.CRISIS, crises.applyAsDouble(step));
            record.closeStep();
        }
        return record;
    }
}
