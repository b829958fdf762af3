package org.allostat.calibrate;

/** A row of {@code calibration_recovery}, whose DDL gives each column's unit and meaning. */
public record RecoveryRow(
        int repeat,
        String parameterId,
        double trueValue,
        String unit,
        double trueScore,
        double shareBelow,
        double effectiveSampleSize) {}
