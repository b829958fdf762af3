package org.allostat.evaluate;

import org.allostat.study.ValueOfInformation;

/**
 * How often the decision is taken: by everybody of the cohort in the first year, and by the entrants of each later year of the horizon,
 * discounted.
 *
 * @param years of the horizon
 * @param entrantsPerYear US adults
 * @param discountedDecisions US adults who face the decision, those of later years discounted to the first
 */
record InformationHorizon(int years, double entrantsPerYear, double discountedDecisions) {
    /**
     * The horizon that a study asks for.
     *
     * @param persons US adults of the cohort
     */
    static InformationHorizon of(ValueOfInformation asked, double persons, double discountRatePerYear) {
        double decisions = persons;
        for (int year = 1; year < asked.horizonYears(); year++) {
            decisions += asked.entrantsPerYear() / StrictMath.pow(1 + discountRatePerYear, year);
        }
        return new InformationHorizon(asked.horizonYears(), asked.entrantsPerYear(), decisions);
    }
}
