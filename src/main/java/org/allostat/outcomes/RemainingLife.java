package org.allostat.outcomes;

import org.allostat.evidence.BackgroundMortality;
import org.allostat.evidence.Sex;

/**
 * Discounted years that somebody of an age can expect to live, model.md (85), under a hazard of death that is constant within each year of age and, after
 * the last age, for good.
 */
public final class RemainingLife {
    private final int firstAgeYears;
    /** Shape [sex][age less the first]. */
    private final double[][] years;

    /**
     * @param mortality deaths from every cause
     * @param discounting of the years to the age at which they begin
     * @throws IllegalArgumentException if life has no end, neither by death nor by discounting
     */
    public RemainingLife(BackgroundMortality mortality, Discounting discounting) {
        firstAgeYears = mortality.firstAgeYears();
        int ages = mortality.lastAgeYears() - firstAgeYears + 1;
        double force = StrictMath.log1p(discounting.ratePerYear());
        years = new double[Sex.values().length][ages];
        for (Sex sex : Sex.values()) {
            double[] ofSex = years[sex.ordinal()];
            double last = mortality.yearlyHazard(mortality.lastAgeYears(), sex) + force;
            if (!(last > 0)) {
                throw new IllegalArgumentException("nobody dies at the last age, and years are not discounted");
            }
            ofSex[ages - 1] = 1 / last;
            for (int age = ages - 2; age >= 0; age--) {
                double decline = mortality.yearlyHazard(firstAgeYears + age, sex) + force;
                double thisYear = decline > 0 ? -StrictMath.expm1(-decline) / decline : 1;
                ofSex[age] = thisYear + StrictMath.exp(-decline) * ofSex[age + 1];
            }
        }
    }

    /** Discounted years from a birthday on, at which an age was reached. */
    public double years(int ageYears, Sex sex) {
        if (ageYears < firstAgeYears) {
            throw new IllegalArgumentException("ageYears must be " + firstAgeYears + " or more: " + ageYears);
        }
        double[] ofSex = years[sex.ordinal()];
        return ofSex[Math.min(ageYears - firstAgeYears, ofSex.length - 1)];
    }
}
