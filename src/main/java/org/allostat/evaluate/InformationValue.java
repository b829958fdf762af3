package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/** A row of {@code value_of_information}, whose DDL gives each column's unit and meaning. */
public record InformationValue(
        String kind,
        String subject,
        String perspective,
        String beyondHorizon,
        int priceYear,
        double thresholdUsdPerQaly,
        int draws,
        double valueUsd,
        double biasUsd,
        @Nullable Double strongestByLuckUsd,
        int horizonYears,
        double entrantsPerYear,
        double discountedDecisions,
        double populationValueUsd) {}
