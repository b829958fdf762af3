package org.allostat.calibrate;

import org.jspecify.annotations.Nullable;

/** A row of {@code calibration_fit}, whose DDL gives each column's unit and meaning. */
public record CalibrationFitRow(
        int set,
        String study,
        String estimand,
        String scale,
        double published,
        @Nullable Double simulated,
        double publishedStandardError,
        @Nullable Double mcStandardError,
        double discrepancy,
        @Nullable Double logLikelihood,
        String source) {}
