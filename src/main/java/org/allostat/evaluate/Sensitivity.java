package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/** A row of {@code sensitivity}, whose DDL gives each column's unit and meaning. */
public record Sensitivity(
        String policy,
        String standing,
        String comparator,
        String perspective,
        String beyondHorizon,
        int priceYear,
        String outcome,
        String unit,
        @Nullable Double thresholdUsdPerQaly,
        String parameterId,
        String parameterUnit,
        int draws,
        double outcomeMean,
        double outcomeStandardDeviation,
        double parameterLow,
        double parameterHigh,
        double outcomeAtLow,
        double outcomeAtHigh,
        @Nullable Double varianceShare,
        @Nullable Double biasShare,
        @Nullable Double strongestByLuckShare,
        @Nullable Double monteCarloShare) {}
