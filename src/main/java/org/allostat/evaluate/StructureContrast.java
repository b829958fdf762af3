package org.allostat.evaluate;

import org.jspecify.annotations.Nullable;

/** A policy against the comparator under one structure of the model; a row of {@code structure_contrasts}, whose DDL gives each column's unit and meaning. */
public record StructureContrast(
        String structure,
        String title,
        String reason,
        String policy,
        String standing,
        String comparator,
        String stratumVariable,
        String stratum,
        String measure,
        String unit,
        String beyondHorizon,
        @Nullable Double difference,
        @Nullable Double standardError,
        @Nullable Double ciLow,
        @Nullable Double ciHigh,
        long patients,
        double persons) {
    static StructureContrast of(String structure, String title, String reason, PolicyContrast contrast) {
        return new StructureContrast(
                structure,
                title,
                reason,
                contrast.policy(),
                contrast.standing(),
                contrast.comparator(),
                contrast.stratumVariable(),
                contrast.stratum(),
                contrast.measure(),
                contrast.unit(),
                contrast.beyondHorizon(),
                contrast.difference(),
                contrast.standardError(),
                contrast.ciLow(),
                contrast.ciHigh(),
                contrast.patients(),
                contrast.persons());
    }
}
