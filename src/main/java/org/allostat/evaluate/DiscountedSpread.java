package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * What the draws besides draw 0 say of a discounted total and of its difference from the comparator's, model.md (83); columns as in
 * {@link DrawSpread}. All are absent for counts, in the rows of those draws themselves, and where a study has none; those of the difference for
 * the comparator too.
 *
 * @param discountedDrawMean mean over the draws
 * @param discountedUncertaintyLow 2.5th percentile over them
 * @param discountedUncertaintyHigh 97.5th percentile over them
 * @param discountedMcShareOfVariance mean Monte Carlo variance within a draw over the variance between draws, at most 1
 * @param discountedDifferenceDrawMean mean of the difference over the draws
 * @param discountedDifferenceUncertaintyLow 2.5th percentile of the difference over them
 * @param discountedDifferenceUncertaintyHigh 97.5th percentile of the difference over them
 * @param discountedDifferenceMcShareOfVariance as for the total
 */
public record DiscountedSpread(
        @Nullable Double discountedDrawMean,
        @Nullable Double discountedUncertaintyLow,
        @Nullable Double discountedUncertaintyHigh,
        @Nullable Double discountedMcShareOfVariance,
        @Nullable Double discountedDifferenceDrawMean,
        @Nullable Double discountedDifferenceUncertaintyLow,
        @Nullable Double discountedDifferenceUncertaintyHigh,
        @Nullable Double discountedDifferenceMcShareOfVariance) {
    /** No draws. */
    public static final DiscountedSpread NONE = new DiscountedSpread(null, null, null, null, null, null, null, null);
}
