package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * What the draws besides draw 0 say of an estimate, model.md (83); columns of the tables whose rows hold it. All are absent in the rows of those draws
 * themselves, and where a study has none.
 *
 * @param draws draws in which the estimate is defined
 * @param drawMean its mean over them
 * @param uncertaintyLow 2.5th percentile over them
 * @param uncertaintyHigh 97.5th percentile over them
 * @param mcShareOfVariance mean Monte Carlo variance within a draw over the variance between draws, at most 1: the part of the
 *     interval's spread that more patients would remove; absent where draws do not differ or have no error
 */
public record DrawSpread(
        @Nullable Integer draws,
        @Nullable Double drawMean,
        @Nullable Double uncertaintyLow,
        @Nullable Double uncertaintyHigh,
        @Nullable Double mcShareOfVariance) {
    /** No draws. */
    public static final DrawSpread NONE = new DrawSpread(null, null, null, null, null);
}
