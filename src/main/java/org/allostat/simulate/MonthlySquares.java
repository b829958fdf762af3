package org.allostat.simulate;

import java.util.stream.IntStream;
import org.allostat.kernel.PatientBatch;
import org.allostat.outcomes.WholeSteps;

/**
 * What the Monte Carlo errors of months need besides sums, model.md (86): squares of each patient's means over the month's 28 days. Patients of an
 * exposure type have one weight, so sums within a type do without it. Each addend is rounded once to whole steps, so sums are exact.
 *
 * <p>Of products with the days lived, and of squares of days and counts, only what sums do not say is added up: that of patients who did not live
 * through the month or had an event twice, {@link IrregularMonths}. So a month adds 18 numbers to a patient's cells, not 40.
 *
 * <p>Steps are small, since products are taken times twice the mean, also in a last month of one day. Squares of 70 million patients on scales up to 10
 * add up to 7e17 steps, those of means up to 1.5 to 2e18; those of doses of 1,000 MME/d of a cohort of 3 million to 3e18. A long holds 9e18.
 */
final class MonthlySquares {
    /** Fields of {@link MonthlyTally} that are sums over days. */
    static final int[] MEANS = IntStream.concat(
                    IntStream.of(MonthlyTally.MME_DAYS, MonthlyTally.OFF_OPIOIDS, MonthlyTally.ON_BUPRENORPHINE),
                    IntStream.range(
                            MonthlyTally.FIRST_READOUT, MonthlyTally.FIRST_READOUT + MonthlyTally.READOUTS.length))
            .toArray();
    /** Fields of {@link MonthlyTally} that are counts. */
    static final int[] COUNTS = {MonthlyTally.OVERDOSES, MonthlyTally.DEATHS, MonthlyTally.CRISES};

    static final int FIRST_SQUARE = MonthlyTally.FIELDS;
    /** Fields to which every patient adds. */
    static final int TALLIED = FIRST_SQUARE + MEANS.length;

    static final int DAYS_OF_A_MONTH = 28;
    /** Of days, and of means that stay near 0 to 1: utility, loss of care, activities, shares. */
    static final double STEPS_PER_SMALL_UNIT = 1e10;

    private static final double STEPS_PER_UNIT = 1e8;
    private static final double STEPS_PER_SQUARED_MME = 1e6;
    /** The first readouts are on scales from 0 to 10. */
    private static final int WIDE_READOUTS = 6;

    private static final double[] STEPS_OF_MEAN = IntStream.range(0, MEANS.length)
            .mapToDouble(MonthlySquares::stepsOfMean)
            .toArray();

    /** Place of each mean among the kernel's readouts; none of those that are not read from the kernel. */
    private static final int[] READOUT_OF_MEAN = IntStream.of(MEANS)
            .map(field -> field < MonthlyTally.FIRST_READOUT
                    ? -1
                    : MonthlyTally.READOUTS[field - MonthlyTally.FIRST_READOUT].ordinal())
            .toArray();

    private MonthlySquares() {}

    /** Steps in a unit of the squares and products of a mean. */
    static double stepsPerUnit(int mean) {
        return STEPS_OF_MEAN[mean];
    }

    private static double stepsOfMean(int mean) {
        int readout = MEANS[mean] - MonthlyTally.FIRST_READOUT;
        if (MEANS[mean] == MonthlyTally.MME_DAYS) {
            return STEPS_PER_SQUARED_MME;
        }
        return readout >= 0 && readout < WIDE_READOUTS ? STEPS_PER_UNIT : STEPS_PER_SMALL_UNIT;
    }

    /** The square of a mean over the month, in steps. */
    static long square(int mean, double sumOverDays) {
        double value = sumOverDays / DAYS_OF_A_MONTH;
        return WholeSteps.nearest(value * value * stepsPerUnit(mean));
    }

    /** What is averaged over the days of a course's month. */
    static double sumOverDays(int mean, Course course, PatientBatch batch) {
        int readout = READOUT_OF_MEAN[mean];
        if (readout >= 0) {
            return batch.sum[readout][course.lane()];
        }
        return switch (MEANS[mean]) {
            case MonthlyTally.MME_DAYS -> course.mmeDays;
            case MonthlyTally.OFF_OPIOIDS -> course.treatment().offOpioids() ? course.daysLived : 0;
            case MonthlyTally.ON_BUPRENORPHINE -> course.treatment().onBuprenorphine() ? course.daysLived : 0;
            default -> throw new IllegalStateException("mean " + mean + " is read from nowhere");
        };
    }
}
