package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * A policy against the comparator on the same patients; a row of {@code policy_contrasts}. See {@link PairedContrast} for
 * what is computed and when a value is absent.
 *
 * @param policy policy id
 * @param comparator comparator's id
 * @param draw parameter draw
 * @param stratumVariable variable of the stratum
 * @param stratum stratum
 * @param measure label of the measure
 * @param unit unit of difference, error and bounds
 * @param difference policy minus comparator
 * @param standardError of the difference
 * @param ciLow lower 95% bound of the difference
 * @param ciHigh upper 95% bound of the difference
 * @param ratio policy over comparator
 * @param ratioCiLow lower 95% bound of the ratio
 * @param ratioCiHigh upper 95% bound of the ratio
 * @param numberNeededToTreat persons per one helped; negative if harmed
 * @param numberNeededToTreatCiLow lower 95% bound
 * @param numberNeededToTreatCiHigh upper 95% bound
 * @param varianceReduction factor by which pairing divides the variance of the difference
 * @param patients simulated patients in the stratum
 * @param persons US adults whom they stand for
 */
public record PolicyContrast(
        String policy,
        String comparator,
        int draw,
        String stratumVariable,
        String stratum,
        String measure,
        String unit,
        @Nullable Double difference,
        @Nullable Double standardError,
        @Nullable Double ciLow,
        @Nullable Double ciHigh,
        @Nullable Double ratio,
        @Nullable Double ratioCiLow,
        @Nullable Double ratioCiHigh,
        @Nullable Double numberNeededToTreat,
        @Nullable Double numberNeededToTreatCiLow,
        @Nullable Double numberNeededToTreatCiHigh,
        @Nullable Double varianceReduction,
        long patients,
        double persons) {}
