package org.allostat.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allostat.kernel.PatientBatch;
import org.allostat.kernel.Readout;
import org.allostat.outcomes.CrossedStrata;
import org.allostat.outcomes.WholeSteps;
import org.allostat.population.CohortPatient;
import org.allostat.population.StratumVariable;

/**
 * Weighted sums by stratum and 28-day month of one draw. Each patient's contribution is rounded once to an integer number
 * of steps, so sums are exact and neither order nor partitioning can show.
 *
 * <p>Exact sums may also be shared: a patient with one course adds once for all policies, and one whose courses have parted
 * adds under every policy.
 */
final class MonthlyTally implements PeriodListener {
    /** What is summed: the readouts of the table, and before them the counts. */
    static final Readout[] READOUTS = {
        Readout.PAIN,
        Readout.HYPERALGESIA,
        Readout.HYPERKATIFEIA,
        Readout.REWARD_DEFICIENCY,
        Readout.STRESS_REACTIVITY,
        Readout.MOOD,
        Readout.UTILITY,
        Readout.CARE_LOSS,
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
    private static final int EXPERIENCED = 8;

    /** Sums are kept by cells of the crossed strata. */
    private static final CrossedStrata CROSSED = new CrossedStrata(Arrays.stream(StratumVariable.values())
            .map(variable -> variable.strata().size())
            .toList());

    private static final StratumVariable TYPE = StratumVariable.EXPOSURE_TYPE;
    /** Strata of the sampling design, for each of which there are all cells: errors need them apart. */
    static final int TYPES = TYPE.strata().size();

    private static final int CELLS = TYPES * CROSSED.cells();
    private static final long[] NOBODY = {};

    private final int months;
    /** Of the patients of each type, who all have one. */
    private final double[] weights = new double[TYPES];

    private final IrregularMonths irregular;

    /** Patients with one course, shape [month, cell][field]: a block of patients goes through time month by month. Nothing where nobody was added. */
    private final long[][] shared;

    /** The others, shape [month, cell][policy, field]: what a patient adds to a cell lies together. */
    private final long[][] parted;
    /** What one patient adds under one course. */
    private final PatientMonth part = new PatientMonth();
    /** What one patient adds under every policy, shape [policy, field]. */
    private final long[] patient;

    /**
     * @param policies number of policies
     * @param months number of months
     */
    MonthlyTally(int policies, int months) {
        this.months = months;
        irregular = new IrregularMonths(policies, months);
        shared = new long[months * CELLS][];
        Arrays.fill(shared, NOBODY);
        parted = shared.clone();
        patient = new long[policies * MonthlySquares.TALLIED];
    }

    /** Where a patient is counted. */
    static int[] cellsOf(CohortPatient patient) {
        int[] cells = CROSSED.cellsOf(StratumVariable.strataOf(patient));
        int first = typeOf(patient) * CROSSED.cells();
        for (int i = 0; i < cells.length; i++) {
            cells[i] += first;
        }
        return cells;
    }

    /** Number of a patient's exposure type. */
    static int typeOf(CohortPatient patient) {
        return TYPE.strata().indexOf(patient.exposureType());
    }

    /**
     * Adds the month of a patient who was alive at its start, under one policy at least.
     *
     * @param month 0 for the first
     * @param batch where the patient lives
     */
    @Override
    public void add(ReplayedPatient whom, int month, PatientBatch batch) {
        List<Course> courses = whom.courses();
        double weight = whom.patient().weight();
        weights[whom.exposureType()] = weight;
        for (Course course : courses) {
            irregular.add(whom, month, course, batch);
        }
        if (courses.size() == 1) {
            part.set(weight, courses.get(0), batch);
            add(shared, whom.tallyCells(), month, part.sums);
            return;
        }
        for (Course course : courses) {
            part.set(weight, course, batch);
            for (int policy : course.policies()) {
                System.arraycopy(part.sums, 0, patient, policy * MonthlySquares.TALLIED, MonthlySquares.TALLIED);
            }
        }
        add(parted, whom.tallyCells(), month, patient);
    }

    private static void add(long[][] sums, int[] cells, int month, long[] addends) {
        for (int cell : cells) {
            int place = place(month, cell);
            if (sums[place].length == 0) {
                sums[place] = new long[addends.length];
            }
            long[] sumsOfCell = sums[place];
            for (int i = 0; i < addends.length; i++) { // one index for both arrays, of which the compiler makes vectors
                sumsOfCell[i] += addends[i];
            }
        }
    }

    /** Column of the r-th readout in {@code monthly_outcomes}. */
    static String column(int r) {
        return (r < EXPERIENCED ? "mean_" : "") + READOUTS[r].label();
    }

    /** The strata that hold patients, month by month. Of draws besides draw 0 all patients and each exposure type: all strata would be many. */
    List<MonthlySums> cells(int policy, String policyId, int draw) {
        List<MonthlySums> found = new ArrayList<>();
        int strata = draw == 0 ? CROSSED.strata() : TYPE.offset() + TYPES;
        for (int stratum = 0; stratum < strata; stratum++) {
            int[] cells = CROSSED.cellsIn(stratum);
            for (int month = 0; month < months; month++) {
                long[][] byType = new long[TYPES][];
                long patients = 0;
                for (int type = 0; type < TYPES; type++) {
                    byType[type] = sums(policy, cells, month, type);
                    irregular.set(byType[type], policy, stratum, month, type);
                    patients += byType[type][PATIENTS];
                }
                if (patients > 0) {
                    found.add(new MonthlySums(policyId, draw, stratum, month, byType, weights));
                }
            }
        }
        return found;
    }

    private long[] sums(int policy, int[] cells, int month, int type) {
        long[] sums = new long[IrregularMonths.END];
        for (int cell : cells) {
            int place = place(month, type * CROSSED.cells() + cell);
            addTo(sums, shared[place], 0);
            addTo(sums, parted[place], policy * MonthlySquares.TALLIED);
        }
        return sums;
    }

    private static void addTo(long[] sums, long[] ofCell, int first) {
        if (ofCell.length > 0) {
            for (int field = 0; field < MonthlySquares.TALLIED; field++) {
                sums[field] += ofCell[first + field];
            }
        }
    }

    private static int place(int month, int cell) {
        return month * CELLS + cell;
    }

    /** One patient's contribution to a month under the policies of one course, in steps. */
    private static final class PatientMonth {
        private final long[] sums = new long[MonthlySquares.TALLIED];

        /** Takes over the month of a course: nothing, if it was over at the start. */
        void set(double weight, Course course, PatientBatch batch) {
            if (course.isFinished()) {
                Arrays.fill(sums, 0);
                return;
            }
            int days = course.daysLived;
            PatientLedger ledger = course.ledger();
            sums[PATIENTS] = 1;
            sums[PERSONS] = steps(weight);
            sums[PERSON_DAYS] = steps(weight * days);
            sums[OVERDOSES] = steps(weight * (ledger.overdoses() - course.overdosesBefore));
            sums[DEATHS] = steps(ledger.alive() ? 0 : weight);
            sums[CRISES] = steps(weight * (ledger.crises() - course.crisesBefore));
            for (int mean = 0; mean < MonthlySquares.MEANS.length; mean++) {
                double ofDays = MonthlySquares.sumOverDays(mean, course, batch);
                sums[MonthlySquares.MEANS[mean]] = steps(weight * ofDays);
                sums[MonthlySquares.FIRST_SQUARE + mean] = MonthlySquares.square(mean, ofDays);
            }
        }

        private static long steps(double value) {
            return WholeSteps.nearest(value * STEPS_PER_UNIT);
        }
    }
}
