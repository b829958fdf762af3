package org.allostat.calibrate;

import org.jspecify.annotations.Nullable;

/** A row of {@code calibration_set}, whose DDL gives each column's unit and meaning. */
public record CalibrationSetRow(
        int wave,
        int set,
        String parameterId,
        double value,
        String unit,
        double priorScore,
        @Nullable Double logLikelihood,
        double weight) {}
