package org.allostat.simulate;

/**
 * Exact sums of one cell of {@code monthly_outcomes}.
 *
 * @param policy policy id
 * @param draw parameter draw
 * @param stratum number of the stratum, numbered through over all variables
 * @param month 28-day month since policy start, 0 for the first
 * @param byType sums in steps by exposure type, shape [type][field]: fields of {@link MonthlyTally}, {@link MonthlySquares} and
 *     {@link IrregularMonths}
 * @param weights adults for whom each patient of a type stands; 0 where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record MonthlySums(String policy, int draw, int stratum, int month, long[][] byType, double[] weights) {
    /** Weighted sums over all types, in the order of {@link MonthlyTally}'s fields. */
    long[] sums() {
        long[] sums = new long[MonthlyTally.FIELDS];
        for (long[] ofType : byType) {
            for (int field = 0; field < sums.length; field++) {
                sums[field] += ofType[field];
            }
        }
        return sums;
    }
}
