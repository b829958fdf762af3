package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * What the draws besides draw 0 say of a difference from the comparator, model.md (83), where a row holds the policy's own value too; columns as in
 * {@link DrawSpread}. All are absent for the comparator, in the rows of those draws themselves, and where a study has none.
 *
 * @param differenceDrawMean mean over the draws
 * @param differenceUncertaintyLow 2.5th percentile over them
 * @param differenceUncertaintyHigh 97.5th percentile over them
 * @param differenceMcShareOfVariance mean Monte Carlo variance within a draw over the variance between draws, at most 1
 */
public record DifferenceSpread(
        @Nullable Double differenceDrawMean,
        @Nullable Double differenceUncertaintyLow,
        @Nullable Double differenceUncertaintyHigh,
        @Nullable Double differenceMcShareOfVariance) {
    /** No draws. */
    public static final DifferenceSpread NONE = new DifferenceSpread(null, null, null, null);
}
