package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/** A row of {@code acceptability}, whose DDL gives each column's unit and meaning. */
public record Acceptability(
        String policy,
        String standing,
        String perspective,
        String beyondHorizon,
        int priceYear,
        double thresholdUsdPerQaly,
        int draws,
        double probabilityBest,
        double expectedNetBenefitUsd,
        boolean onFrontier,
        @Nullable Double probabilityBestOfGuidelines) {}
