package org.allostat.evaluate;

import org.allostat.evidence.Parameter;

/** A row of the parameter table, whose DDL gives each column's unit and meaning. */
public record ParameterValue(
        String parameterId,
        int draw,
        double value,
        String unit,
        String symbol,
        String distribution,
        String basis,
        String source,
        String note) {

    static ParameterValue of(Parameter parameter, int draw) {
        return new ParameterValue(
                parameter.id(),
                draw,
                parameter.value(),
                parameter.unit(),
                parameter.symbol(),
                parameter.distribution().text(),
                parameter.basis().label(),
                parameter.source(),
                parameter.note());
    }
}
