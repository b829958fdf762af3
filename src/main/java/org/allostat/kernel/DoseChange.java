package org.allostat.kernel;

/**
 * A dose from one day on, until the next change.
 *
 * @param day first day of the dose; day 0 is the first day of a schedule
 * @param doseMmePerDay full agonist, MME/d
 * @param buprenorphineMgPerDay buprenorphine, mg/d
 * @param formulation how the full agonist reaches the receptor; buprenorphine always has its own profile
 * @param imposedCut what an imposed cut takes on that day, as a share of the dose before it, 0 to 1; 0 where nothing is imposed
 * @param painCourse what the course of the disease adds to untreated pain, NRS
 */
public record DoseChange(
        int day,
        double doseMmePerDay,
        double buprenorphineMgPerDay,
        Formulation formulation,
        double imposedCut,
        double painCourse) {
    /** A dose that is not imposed, in a person whose disease has no course. */
    public DoseChange(int day, double doseMmePerDay, double buprenorphineMgPerDay, Formulation formulation) {
        this(day, doseMmePerDay, buprenorphineMgPerDay, formulation, 0, 0);
    }

    /** Checks that the doses are finite and, like the day, not negative. */
    public DoseChange {
        if (day < 0) {
            throw new IllegalArgumentException("day must not be negative: " + day);
        }
        requireDose("doseMmePerDay", doseMmePerDay);
        requireDose("buprenorphineMgPerDay", buprenorphineMgPerDay);
        if (!(imposedCut >= 0 && imposedCut <= 1)) {
            throw new IllegalArgumentException("imposedCut must be from 0 to 1: " + imposedCut);
        }
        if (!Double.isFinite(painCourse)) {
            throw new IllegalArgumentException("painCourse must be finite: " + painCourse);
        }
    }

    private static void requireDose(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and not negative: " + value);
        }
    }
}
