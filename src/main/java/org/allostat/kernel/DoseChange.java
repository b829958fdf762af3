package org.allostat.kernel;

/**
 * A dose from one day on, until the next change.
 *
 * @param day first day of the dose; day 0 is the first day of a schedule
 * @param doseMmePerDay full agonist, MME/d
 * @param buprenorphineMgPerDay buprenorphine, mg/d
 * @param formulation how the full agonist reaches the receptor; buprenorphine always has its own profile
 */
public record DoseChange(int day, double doseMmePerDay, double buprenorphineMgPerDay, Formulation formulation) {
    /** Checks that the doses are finite and, like the day, not negative. */
    public DoseChange {
        if (day < 0) {
            throw new IllegalArgumentException("day must not be negative: " + day);
        }
        requireDose("doseMmePerDay", doseMmePerDay);
        requireDose("buprenorphineMgPerDay", buprenorphineMgPerDay);
    }

    private static void requireDose(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and not negative: " + value);
        }
    }
}
