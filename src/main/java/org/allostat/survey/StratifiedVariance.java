package org.allostat.survey;

import org.allostat.population.universe.UniverseDesign.Stratum;

/**
 * The one rule by which a number from everybody of the universe gets its error: people of an exposure type are independent
 * and alike, whatever share of the country they are, so there is no finite population correction (decision 9).
 */
final class StratifiedVariance {
    private StratifiedVariance() {}

    /**
     * What a stratum adds to the variance of a weighted total of some value over people.
     *
     * @param stratum its people
     * @param sum of the values of its synthetic people
     * @param squares sum of the squares of these values
     */
    static double of(Stratum stratum, double sum, double squares) {
        double n = stratum.sampled();
        return Math.max(0, stratum.weight() * stratum.weight() * n / (n - 1) * (squares - sum * sum / n));
    }
}
