package org.allostat.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.allostat.kernel.PatientBatch;
import org.allostat.outcomes.WholeSteps;
import org.allostat.population.CohortPatient;
import org.allostat.population.StratumVariable;

/**
 * What the Monte Carlo errors of months need besides {@link MonthlyTally}'s sums, model.md (86): sums of squares by exposure type. For all strata
 * a patient's month would add 64 numbers to each of its cells in place of 24. Each addend is rounded once to whole
 * steps, so sums are exact.
 *
 * <p>Squares are those of weighted means over the month's 28 days. 150 patients for three million adults have weights of 20,000: the squares of means up to 10 add
 * up to 6e12, or 6e16 steps, those of doses of 1,000 MME/d, in larger steps, to as many, and those of means up to 1.5, in smaller steps, to 1.4e17; a
 * long holds 9e18. With a weight of 1 the square of a small mean of 0.01 is still a hundred steps.
 */
final class MonthlySquares {
    /** Fields of {@link MonthlyTally} that are sums over days: squares, then products with the days lived. */
    static final int[] MEANS = IntStream.concat(
                    IntStream.of(MonthlyTally.MME_DAYS, MonthlyTally.OFF_OPIOIDS, MonthlyTally.ON_BUPRENORPHINE),
                    IntStream.range(
                            MonthlyTally.FIRST_READOUT, MonthlyTally.FIRST_READOUT + MonthlyTally.READOUTS.length))
            .toArray();
    /** Fields of {@link MonthlyTally} that are counts. */
    static final int[] COUNTS = {MonthlyTally.OVERDOSES, MonthlyTally.DEATHS, MonthlyTally.CRISES};

    static final int SQUARED_DAYS = 0;
    static final int FIRST_SQUARE = 1;
    static final int FIRST_PRODUCT = FIRST_SQUARE + MEANS.length;
    static final int FIRST_COUNT = FIRST_PRODUCT + MEANS.length;
    static final int FIELDS = FIRST_COUNT + COUNTS.length;

    static final int DAYS_OF_A_MONTH = 28;
    private static final double STEPS_PER_UNIT = 1e4;
    private static final double STEPS_PER_SQUARED_MME = 1;
    /** Of means that stay near 0 to 1: utility, loss of care, activities, shares. */
    private static final double STEPS_PER_SMALL_UNIT = 1e6;

    /** The first readouts are on scales from 0 to 10. */
    private static final int WIDE_READOUTS = 6;

    private static final StratumVariable TYPE = StratumVariable.EXPOSURE_TYPE;
    private static final int TYPES = TYPE.strata().size();

    /** Patients with one course, shape [month, type][field]. */
    private final long[][] shared;
    /** The others, shape [month, type][policy, field]. */
    private final long[][] parted;

    private final long[] part = new long[FIELDS];

    MonthlySquares(int policies, int months) {
        shared = new long[months * TYPES][FIELDS];
        parted = new long[shared.length][policies * FIELDS];
    }

    /** Steps in a unit of the squares and products of a mean. */
    static double stepsPerUnit(int mean) {
        int readout = MEANS[mean] - MonthlyTally.FIRST_READOUT;
        if (MEANS[mean] == MonthlyTally.MME_DAYS) {
            return STEPS_PER_SQUARED_MME;
        }
        return readout >= 0 && readout < WIDE_READOUTS ? STEPS_PER_UNIT : STEPS_PER_SMALL_UNIT;
    }

    /** Steps in a unit of the squares of days and counts. */
    static double stepsPerUnit() {
        return STEPS_PER_UNIT;
    }

    /** Adds a patient's month, as {@link MonthlyTally#add} does. */
    void add(ReplayedPatient whom, int month, PatientBatch batch) {
        int place = month * TYPES + typeOf(whom.patient());
        double weight = whom.patient().weight();
        List<Course> courses = whom.courses();
        boolean one = courses.size() == 1;
        for (Course course : courses) {
            if (!course.isFinished()) {
                set(weight, course, batch);
                if (one) {
                    add(shared[place], 0);
                } else {
                    for (int policy : course.policies()) {
                        add(parted[place], policy * FIELDS);
                    }
                }
            }
        }
    }

    private static int typeOf(CohortPatient patient) {
        return TYPE.strata().indexOf(patient.exposureType());
    }

    private void add(long[] sums, int offset) {
        for (int field = 0; field < FIELDS; field++) {
            sums[offset + field] += part[field];
        }
    }

    private void set(double weight, Course course, PatientBatch batch) {
        double share = weight / DAYS_OF_A_MONTH;
        double days = share * course.daysLived;
        part[SQUARED_DAYS] = WholeSteps.nearest(days * days * STEPS_PER_UNIT);
        for (int mean = 0; mean < MEANS.length; mean++) {
            double value = share * sumOverDays(MEANS[mean], course, batch);
            part[FIRST_SQUARE + mean] = WholeSteps.nearest(value * value * stepsPerUnit(mean));
            part[FIRST_PRODUCT + mean] = WholeSteps.nearest(value * days * stepsPerUnit(mean));
        }
        PatientLedger ledger = course.ledger();
        setCount(0, weight * (ledger.overdoses() - course.overdosesBefore));
        setCount(1, ledger.alive() ? 0 : weight);
        setCount(2, weight * (ledger.crises() - course.crisesBefore));
    }

    private void setCount(int count, double value) {
        part[FIRST_COUNT + count] = WholeSteps.nearest(value * value * STEPS_PER_UNIT);
    }

    private static double sumOverDays(int field, Course course, PatientBatch batch) {
        return switch (field) {
            case MonthlyTally.MME_DAYS -> course.mmeDays;
            case MonthlyTally.OFF_OPIOIDS -> course.treatment().offOpioids() ? course.daysLived : 0;
            case MonthlyTally.ON_BUPRENORPHINE -> course.treatment().onBuprenorphine() ? course.daysLived : 0;
            default -> batch.sum[MonthlyTally.READOUTS[field - MonthlyTally.FIRST_READOUT].ordinal()][course.lane()];
        };
    }

    /**
     * Sums of a stratum.
     *
     * @return shape [field]; all 0 for a stratum of which no squares are kept
     */
    long[] sums(int policy, int stratum, int month) {
        long[] sums = new long[FIELDS];
        for (int type = 0; type < TYPES; type++) {
            if (stratum == StratumVariable.ALL.offset() || stratum == TYPE.offset() + type) {
                int place = month * TYPES + type;
                Arrays.setAll(
                        sums, field -> sums[field] + shared[place][field] + parted[place][policy * FIELDS + field]);
            }
        }
        return sums;
    }
}
