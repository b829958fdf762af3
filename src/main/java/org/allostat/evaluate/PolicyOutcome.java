package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * An estimate of one measure under one policy; a row of {@code policy_outcomes}. The error is Monte Carlo error alone:
 * parameter uncertainty shows between draws.
 *
 * @param policy policy id
 * @param draw parameter draw
 * @param stratumVariable variable of the stratum
 * @param stratum stratum
 * @param measure label of the measure
 * @param unit unit of estimate, error and bounds
 * @param estimate weighted
 * @param standardError absent if fewer than two patients contribute
 * @param ciLow lower 95% bound, absent with the standard error
 * @param ciHigh upper 95% bound
 * @param patients simulated patients in the stratum
 * @param persons US adults whom they stand for
 */
public record PolicyOutcome(
        String policy,
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
