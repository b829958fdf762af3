package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * An estimate of one measure under one policy; a row of {@code policy_outcomes}, whose DDL gives each column's unit
 * and meaning. Standard error and interval are of Monte Carlo error alone: parameter uncertainty is in the spread over draws.
 */
public record PolicyOutcome(
        String policy,
        String standing,
        int draw,
        String stratumVariable,
        String stratum,
        String measure,
        String unit,
        String beyondHorizon,
        @Nullable Double estimate,
        @Nullable Double standardError,
        @Nullable Double ciLow,
        @Nullable Double ciHigh,
        long patients,
        double persons,
        DrawSpread spread) {
    /** The same with what the draws say. */
    PolicyOutcome over(DrawSpread draws) {
        return new PolicyOutcome(
                policy,
                standing,
                draw,
                stratumVariable,
                stratum,
                measure,
                unit,
                beyondHorizon,
                estimate,
                standardError,
                ciLow,
                ciHigh,
                patients,
                persons,
                draws);
    }
}
