package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * An estimate of one measure under one policy; a row of {@code policy_outcomes}, whose DDL gives each column's unit
 * and meaning. The error is Monte Carlo error alone:
 * parameter uncertainty shows between draws.
 */
public record PolicyOutcome(
        String policy,
        String standing,
        int draw,
        String stratumVariable,
        String stratum,
        String measure,
        String unit,
        @Nullable Double estimate,
        @Nullable Double standardError,
        @Nullable Double ciLow,
        @Nullable Double ciHigh,
        long patients,
        double persons) {}
