package org.allostat.simulate;

/**
 * Exact sums of one cell of {@code monthly_outcomes}.
 *
 * @param policy policy id
 * @param draw parameter draw
 * @param stratum number of the stratum, numbered through over all variables
 * @param month 28-day month since policy start, 0 for the first
 * @param sums weighted sums in steps, in the order of {@link MonthlyTally}'s fields
 * @param squares sums in steps, in the order of {@link MonthlySquares}' fields; all 0 where none are kept
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record MonthlySums(String policy, int draw, int stratum, int month, long[] sums, long[] squares) {}
