package org.allostat.simulate;

import java.util.ArrayList;
import java.util.List;
import org.allostat.kernel.PatientBatch;
import org.allostat.kernel.Readout;
import org.allostat.policy.CareState;
import org.allostat.population.CohortPatient;
import org.allostat.population.StratumVariable;

/**
 * Weighted sums by stratum and 28-day month for one policy and draw. Each patient's contribution is rounded once to an
 * integer number of steps, so sums are exact and neither order nor partitioning can show.
 */
final class MonthlyTally {
    /** What is summed: the readouts of the table, and before them the counts. */
    static final Readout[] READOUTS = {
        Readout.PAIN,
        Readout.HYPERALGESIA,
        Readout.HYPERKATIFEIA,
        Readout.REWARD_DEFICIENCY,
        Readout.STRESS_REACTIVITY,
        Readout.MOOD,
        Readout.UTILITY,
        Readout.DOPAMINE,
        Readout.OPIOID_PEPTIDE,
        Readout.DYNORPHIN,
        Readout.CRF,
        Readout.NOREPINEPHRINE,
        Readout.HYPOCRETIN,
        Readout.NEUROIMMUNE
    };

    static final int PATIENTS = 0;
    static final int PERSONS = 1;
    static final int PERSON_DAYS = 2;
    static final int MME_DAYS = 3;
    static final int OVERDOSES = 4;
    static final int DEATHS = 5;
    static final int CRISES = 6;
    static final int OFF_OPIOIDS = 7;
    static final int ON_BUPRENORPHINE = 8;
    static final int FIRST_READOUT = 9;
    static final int FIELDS = FIRST_READOUT + READOUTS.length;

    /** Steps per unit of a weighted sum; 68 million persons times 28 days times 1,000 MME/d still fit in 63 bits. */
    static final double STEPS_PER_UNIT = 1e4;

    /** Readouts whose column is a mean of the patient's experience; the activities of the systems go by their own names. */
    private static final int EXPERIENCED = 7;

    private final int months;
    private final long[] sums;
    private final long[] contribution = new long[FIELDS];

    /** @param months number of months */
    MonthlyTally(int months) {
        this.months = months;
        sums = new long[StratumVariable.totalStrata() * months * FIELDS];
    }

    /** Adds one patient's month; strata are those of {@link StratumVariable#strataOf}. */
    void add(
            CohortPatient patient,
            int[] strata,
            int month,
            PatientBatch batch,
            int i,
            int days,
            double mmeDays,
            int overdoses,
            int crises,
            boolean alive,
            CareState care) {
        double weight = patient.weight();
        contribution[PATIENTS] = 1;
        contribution[PERSONS] = steps(weight);
        contribution[PERSON_DAYS] = steps(weight * days);
        contribution[MME_DAYS] = steps(weight * mmeDays);
        contribution[OVERDOSES] = steps(weight * overdoses);
        contribution[DEATHS] = steps(alive ? 0 : weight);
        contribution[CRISES] = steps(weight * crises);
        contribution[OFF_OPIOIDS] = steps(care.phase() == CareState.Phase.OFF_OPIOIDS ? weight * days : 0);
        contribution[ON_BUPRENORPHINE] = steps(care.phase() == CareState.Phase.ON_BUPRENORPHINE ? weight * days : 0);
        for (int r = 0; r < READOUTS.length; r++) {
            contribution[FIRST_READOUT + r] = steps(weight * batch.sum[READOUTS[r].ordinal()][i]);
        }
        for (int stratum : strata) {
            int offset = (stratum * months + month) * FIELDS;
            for (int field = 0; field < FIELDS; field++) {
                sums[offset + field] += contribution[field];
            }
        }
    }

    /** Column of the r-th readout in {@code monthly_outcomes}. */
    static String column(int r) {
        return (r < EXPERIENCED ? "mean_" : "") + READOUTS[r].label();
    }

    private static long steps(double value) {
        return Math.round(value * STEPS_PER_UNIT);
    }

    /** The cells that hold patients. */
    List<MonthlySums> cells(String policy, int draw) {
        List<MonthlySums> cells = new ArrayList<>();
        for (int stratum = 0; stratum < StratumVariable.totalStrata(); stratum++) {
            for (int month = 0; month < months; month++) {
                int offset = (stratum * months + month) * FIELDS;
                if (sums[offset + PATIENTS] > 0) {
                    long[] cell = java.util.Arrays.copyOfRange(sums, offset, offset + FIELDS);
                    cells.add(new MonthlySums(policy, draw, stratum, month, cell));
                }
            }
        }
        return cells;
    }
}
