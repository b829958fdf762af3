package org.allostat.calibrate;

/** A row of {@code posterior}, whose DDL gives each column's unit and meaning. */
public record PosteriorRow(int draw, String parameterId, double value, String unit, double priorScore, int set) {}
