package org.allostat.evaluate;

/** A row of {@code value_of_information}, whose DDL gives each column's unit and meaning. */
public record InformationValue(
        String kind,
        String subject,
        String perspective,
        int priceYear,
        double thresholdUsdPerQaly,
        int draws,
        double valueUsd,
        double biasUsd,
        int horizonYears,
        double entrantsPerYear,
        double discountedDecisions,
        double populationValueUsd) {}
