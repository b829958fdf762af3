package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/** What a payer pays for an item in one year; a row of {@code budget_impact}, whose DDL gives each column's unit and meaning. */
public record BudgetImpact(
        String policy,
        String standing,
        String comparator,
        int draw,
        int priceYear,
        String beyondHorizon,
        int year,
        String payer,
        String costItem,
        double totalUsd,
        double standardErrorUsd,
        @Nullable Double differenceUsd,
        @Nullable Double differenceStandardErrorUsd,
        DrawSpread spread,
        DifferenceSpread differenceSpread) {}
