package org.allostat.evaluate;

import org.allostat.study.Pivot;
import org.jspecify.annotations.Nullable;

/** A contrast with one parameter changed; a row of {@code pivot_contrasts}, whose DDL gives each column's unit and meaning. */
public record PivotContrast(
        String pivotId,
        @Nullable String parameterId,
        @Nullable Double parameterValue,
        @Nullable String reason,
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
    /** Value of the column {@code pivot_id} where nothing is changed. */
    static final String NONE = "none";

    /** Value of the column {@code pivot_id} for a pivot; null is draw 0 itself. */
    static String id(@Nullable Pivot pivot) {
        return pivot == null ? NONE : pivot.label();
    }
}
