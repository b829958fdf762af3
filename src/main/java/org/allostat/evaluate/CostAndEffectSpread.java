package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * What the draws besides draw 0 say of costs, of effects, and of what they are more than the comparator's, model.md (83); columns of
 * {@code discounting_sensitivity}, whose DDL gives each column's unit and meaning. All are absent in the rows of those draws themselves, and where a
 * study has none. A draw's Monte Carlo error is not among what is known: years are tallied apart, so that their covariances are not.
 */
public record CostAndEffectSpread(
        @Nullable Integer draws,
        @Nullable Double costUsdDrawMean,
        @Nullable Double costUsdUncertaintyLow,
        @Nullable Double costUsdUncertaintyHigh,
        @Nullable Double qalysDrawMean,
        @Nullable Double qalysUncertaintyLow,
        @Nullable Double qalysUncertaintyHigh,
        @Nullable Double comparatorIncrementalCostUsdDrawMean,
        @Nullable Double comparatorIncrementalCostUsdUncertaintyLow,
        @Nullable Double comparatorIncrementalCostUsdUncertaintyHigh,
        @Nullable Double comparatorIncrementalQalysDrawMean,
        @Nullable Double comparatorIncrementalQalysUncertaintyLow,
        @Nullable Double comparatorIncrementalQalysUncertaintyHigh) {
    /** No draws. */
    public static final CostAndEffectSpread NONE =
            new CostAndEffectSpread(null, null, null, null, null, null, null, null, null, null, null, null, null);
}
