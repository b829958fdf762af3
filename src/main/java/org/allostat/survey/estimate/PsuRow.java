package org.allostat.survey.estimate;

import java.math.BigInteger;
import java.util.List;

/**
 * The exact sums of one PSU on their way from a task to the driver. Rows of one PSU are added sum by sum.
 *
 * @param stratum name of the stratum
 * @param psu name of the PSU within it
 * @param steps sums in steps of 2^-50, eight per estimate
 */
public record PsuRow(String stratum, String psu, List<BigInteger> steps) {
    public PsuRow {
        steps = List.copyOf(steps);
    }
}
