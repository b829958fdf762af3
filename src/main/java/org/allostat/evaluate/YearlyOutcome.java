package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/** A total of one year; a row of {@code yearly_outcomes}, whose DDL gives each column's unit and meaning. */
public record YearlyOutcome(
        String policy,
        String standing,
        String comparator,
        int draw,
        String stratumVariable,
        String stratum,
        int year,
        String outcome,
        String unit,
        String beyondHorizon,
        double total,
        double standardError,
        @Nullable Double difference,
        @Nullable Double differenceStandardError,
        @Nullable Double discountedTotal,
        @Nullable Double discountedStandardError,
        @Nullable Double discountedDifference,
        @Nullable Double discountedDifferenceStandardError,
        DrawSpread spread,
        DifferenceSpread differenceSpread,
        DiscountedSpread discountedSpread) {}
