package org.allostat.evaluate;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.population.Crossing;
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
        return all(List.of());
    }

    /** All strata of all variables, then of crossings, numbered through as {@link Crossing#strataOf} does. */
    public static List<ReportedStratum> all(List<Crossing> crossings) {
        return Stream.concat(
                        Arrays.stream(StratumVariable.values())
                                .flatMap(variable -> of(variable.label(), variable.strata())),
                        crossings.stream().flatMap(crossing -> of(crossing.label(), crossing.strata())))
                .toList();
    }

    private static Stream<ReportedStratum> of(String variable, List<String> strata) {
        return strata.stream().map(stratum -> new ReportedStratum(variable, stratum));
    }
}
