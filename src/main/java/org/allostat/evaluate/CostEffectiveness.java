package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * Cost and effect of one policy at one threshold; a row of {@code cost_effectiveness}. Costs and QALYs are means per person,
 * discounted.
 *
 * @param policy policy id
 * @param draw parameter draw
 * @param perspective whose costs are counted
 * @param priceYear year of the prices
 * @param thresholdUsdPerQaly willingness to pay
 * @param costUsd per person
 * @param qalys per person
 * @param nextBest next cheaper policy on the frontier; absent for its cheapest and for dominated policies
 * @param incrementalCostUsd cost beyond the next best's
 * @param incrementalQalys QALYs beyond the next best's
 * @param icer incremental cost per incremental QALY, USD per QALY
 * @param dominance place in the plane: frontier, dominated, extendedly dominated
 * @param netMonetaryBenefit threshold times QALYs minus cost, USD per person
 * @param comparator comparator's id
 * @param comparatorIncrementalCostUsd cost beyond the comparator's
 * @param comparatorIncrementalQalys QALYs beyond the comparator's
 * @param comparatorIcer USD per QALY against the comparator; absent where one is at least as good as the other in both
 */
public record CostEffectiveness(
        String policy,
        int draw,
        String perspective,
        int priceYear,
        double thresholdUsdPerQaly,
        double costUsd,
        double qalys,
        @Nullable String nextBest,
        @Nullable Double incrementalCostUsd,
        @Nullable Double incrementalQalys,
        @Nullable Double icer,
        String dominance,
        double netMonetaryBenefit,
        String comparator,
        double comparatorIncrementalCostUsd,
        double comparatorIncrementalQalys,
        @Nullable Double comparatorIcer) {}
