package org.allostat.survey;

/**
 * A number from everybody of the universe, in the unit of its estimate; NaN where it is undefined.
 *
 * @param value value
 * @param standardError its error from the finite number of synthetic people
 */
record CensusValue(double value, double standardError) {
    CensusValue scaled(double factor) {
        return new CensusValue(value * factor, standardError * factor);
    }
}
