package org.allostat.evaluate;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.allostat.population.StratumVariable;

/**
 * A group for which outcomes are reported.
 *
 * @param variable value of column {@code stratum_variable}
 * @param stratum value of column {@code stratum}
 */
public record ReportedStratum(String variable, String stratum) implements Serializable {
    /** Everybody. */
    public static final ReportedStratum EVERYBODY = new ReportedStratum(
            StratumVariable.ALL.label(), StratumVariable.ALL.strata().get(0));

    /** All strata of all variables, numbered through as {@link StratumVariable#strataOf} does. */
    public static List<ReportedStratum> all() {
        return Arrays.stream(StratumVariable.values())
                .flatMap(variable ->
                        variable.strata().stream().map(stratum -> new ReportedStratum(variable.label(), stratum)))
                .toList();
    }
}
