package org.allostat.study;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * One parameter at a value that no data exclude and that may turn a conclusion.
 *
 * @param parameter id of the parameter
 * @param value in its unit and range
 * @param reason why the value is possible
 */
public record Pivot(String parameter, double value, String reason) implements Serializable {
    /** Value of the column {@code pivot_id}: {@code hazard.background_on_drug=2}. */
    public String label() {
        return parameter + "="
                + BigDecimal.valueOf(value + 0.0).stripTrailingZeros().toPlainString(); // -0.0 becomes 0.0
    }
}
