package org.allostat.simulate;

import java.util.Arrays;
import org.allostat.kernel.PatientBatch;
import org.allostat.outcomes.WholeSteps;
import org.allostat.population.CohortPatient;
import org.allostat.population.StratumVariable;

/**
 * What squares and products of months are besides what sums say, of patients who did not live through all days of the month or had an event more than
 * once in it. They are few, so that each is added to every stratum.
 */
final class IrregularMonths {
    /** What the product of a mean with the share of the month that was lived falls short of the mean. */
    static final int FIRST_MISSED = MonthlySquares.TALLIED;
    /** What the square of the share of the month that was lived falls short of 1. */
    static final int SQUARED_DAYS_MISSED = FIRST_MISSED + MonthlySquares.MEANS.length;
    /** What the square of a count is more than the count; a patient dies once. */
    static final int OVERDOSES_REPEATED = SQUARED_DAYS_MISSED + 1;

    static final int CRISES_REPEATED = OVERDOSES_REPEATED + 1;
    /** All fields of a month. */
    static final int END = CRISES_REPEATED + 1;

    private static final int FIELDS = END - FIRST_MISSED;
    private static final int STRATA = StratumVariable.totalStrata();
    private static final long[] NOBODY = {};

    /** Shape [month, type][policy, stratum, field]; nothing where no month was irregular. */
    private final long[][] sums;

    private final int policies;
    private final long[] part = new long[FIELDS];

    IrregularMonths(int policies, int months) {
        this.policies = policies;
        sums = new long[months * MonthlyTally.TYPES][];
        Arrays.fill(sums, NOBODY);
    }

    /** Adds a patient's month under the policies of a course, if there is anything to add. */
    void add(ReplayedPatient whom, int month, Course course, PatientBatch batch) {
        int overdoses = course.ledger().overdoses() - course.overdosesBefore;
        int crises = course.ledger().crises() - course.crisesBefore;
        boolean whole = course.daysLived == MonthlySquares.DAYS_OF_A_MONTH;
        if (course.isFinished() || (whole && overdoses < 2 && crises < 2)) {
            return;
        }
        CohortPatient patient = whom.patient();
        double stepsPerMonth = patient.weight() * MonthlyTally.STEPS_PER_UNIT * MonthlySquares.DAYS_OF_A_MONTH;
        double lived = course.daysLived / (double) MonthlySquares.DAYS_OF_A_MONTH;
        for (int mean = 0; mean < MonthlySquares.MEANS.length; mean++) {
            double value = MonthlySquares.sumOverDays(mean, course, batch) / MonthlySquares.DAYS_OF_A_MONTH;
            double counted =
                    WholeSteps.nearest(value * stepsPerMonth) / stepsPerMonth; // as it is in the sum, which is coarser
            part[mean] = WholeSteps.nearest((counted - value * lived) * MonthlySquares.stepsPerUnit(mean));
        }
        part[SQUARED_DAYS_MISSED - FIRST_MISSED] =
                WholeSteps.nearest((1 - lived * lived) * MonthlySquares.STEPS_PER_SMALL_UNIT);
        part[OVERDOSES_REPEATED - FIRST_MISSED] = (long) overdoses * (overdoses - 1);
        part[CRISES_REPEATED - FIRST_MISSED] = (long) crises * (crises - 1);
        addPart(patient, month * MonthlyTally.TYPES + whom.exposureType(), course);
    }

    private void addPart(CohortPatient patient, int place, Course course) {
        if (sums[place].length == 0) {
            sums[place] = new long[policies * STRATA * FIELDS];
        }
        int[] strata = StratumVariable.strataOf(patient);
        for (int policy : course.policies()) {
            for (int stratum : strata) {
                int first = first(policy, stratum);
                for (int field = 0; field < FIELDS; field++) {
                    sums[place][first + field] += part[field];
                }
            }
        }
    }

    private static int first(int policy, int stratum) {
        return (policy * STRATA + stratum) * FIELDS;
    }

    /** Sets these fields of a stratum's patients of an exposure type. */
    void set(long[] fields, int policy, int stratum, int month, int type) {
        long[] found = sums[month * MonthlyTally.TYPES + type];
        if (found.length > 0) {
            System.arraycopy(found, first(policy, stratum), fields, FIRST_MISSED, FIELDS);
        }
    }
}
