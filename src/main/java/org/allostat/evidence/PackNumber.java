package org.allostat.evidence;

import java.io.Serializable;

/**
 * A parameter's value in a pack.
 *
 * @param parameter id in the registry
 * @param value in the parameter's unit and range
 * @param unit the parameter's unit
 * @param distribution what is not known of it, as the registry writes it; empty where the value is held in every draw
 * @param basis what it rests on
 * @param source citation; of an assumption, how it was made
 * @param note how it was obtained and what limits it
 */
public record PackNumber(
        String parameter, double value, String unit, String distribution, Basis basis, String source, String note)
        implements Serializable {}
