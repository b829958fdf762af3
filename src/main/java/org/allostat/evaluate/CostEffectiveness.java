package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * Cost and effect of one policy at one threshold; a row of {@code cost_effectiveness}, whose DDL gives each column's
 * unit and meaning. Costs and QALYs are means per person,
 * discounted.
 */
public record CostEffectiveness(
        String policy,
        String standing,
        int draw,
        String perspective,
        String beyondHorizon,
        int priceYear,
        double thresholdUsdPerQaly,
        double costUsd,
        double qalys,
        @Nullable String nextBest,
        @Nullable Double incrementalCostUsd,
        @Nullable Double incrementalQalys,
        @Nullable Double icer,
        String dominance,
        @Nullable Double netMonetaryBenefit,
        String comparator,
        double comparatorIncrementalCostUsd,
        double comparatorIncrementalQalys,
        @Nullable Double comparatorIcer,
        @Nullable Boolean identified) {

    /** The same row with what was found about the sign of the QALYs gained over the comparator. */
    CostEffectiveness judged(@Nullable Boolean isIdentified) {
        return new CostEffectiveness(
                policy,
                standing,
                draw,
                perspective,
                beyondHorizon,
                priceYear,
                thresholdUsdPerQaly,
                costUsd,
                qalys,
                nextBest,
                incrementalCostUsd,
                incrementalQalys,
                icer,
                dominance,
                netMonetaryBenefit,
                comparator,
                comparatorIncrementalCostUsd,
                comparatorIncrementalQalys,
                comparatorIcer,
                isIdentified);
    }
}
