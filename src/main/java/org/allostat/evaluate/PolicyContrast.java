package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * A policy against the comparator on the same patients; a row of {@code policy_contrasts}, whose DDL gives each
 * column's unit and meaning. See {@link PairedContrast} for
 * what is computed and when a value is absent.
 */
public record PolicyContrast(
        String policy,
        String standing,
        String comparator,
        int draw,
        String stratumVariable,
        String stratum,
        String measure,
        String unit,
        String beyondHorizon,
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
        @Nullable Boolean identified,
        @Nullable String turnedBy,
        String identification,
        long patients,
        double persons,
        DrawSpread spread,
        @Nullable Double probabilityBetter) {

    /** The same contrast with what was found about its sign. */
    PolicyContrast judged(Identification.Verdict verdict, @Nullable String turning) {
        return new PolicyContrast(
                policy,
                standing,
                comparator,
                draw,
                stratumVariable,
                stratum,
                measure,
                unit,
                beyondHorizon,
                difference,
                standardError,
                ciLow,
                ciHigh,
                ratio,
                ratioCiLow,
                ratioCiHigh,
                numberNeededToTreat,
                numberNeededToTreatCiLow,
                numberNeededToTreatCiHigh,
                varianceReduction,
                verdict == Identification.Verdict.NOT_EXAMINED
                        ? null
                        : Boolean.valueOf(verdict == Identification.Verdict.IDENTIFIED),
                turning,
                verdict.label(),
                patients,
                persons,
                spread,
                probabilityBetter);
    }

    /** The same with what the draws say. */
    PolicyContrast over(DrawSpread draws, @Nullable Double shareBetter) {
        return new PolicyContrast(
                policy,
                standing,
                comparator,
                draw,
                stratumVariable,
                stratum,
                measure,
                unit,
                beyondHorizon,
                difference,
                standardError,
                ciLow,
                ciHigh,
                ratio,
                ratioCiLow,
                ratioCiHigh,
                numberNeededToTreat,
                numberNeededToTreatCiLow,
                numberNeededToTreatCiHigh,
                varianceReduction,
                identified,
                turnedBy,
                identification,
                patients,
                persons,
                draws,
                shareBetter);
    }
}
