package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * Costs and effects of a policy at other discount rates; a row of {@code discounting_sensitivity}, whose DDL gives each
 * column's unit and meaning.
 */
public record DiscountingSensitivity(
        String policy,
        String standing,
        String comparator,
        int draw,
        String beyondHorizon,
        double discountRateCosts,
        double discountRateEffects,
        double costUsd,
        double qalys,
        double comparatorIncrementalCostUsd,
        double comparatorIncrementalQalys,
        @Nullable Double comparatorIcer,
        CostAndEffectSpread spread) {}
