package org.allostat.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allostat.evaluate.ConfidenceInterval;
import org.allostat.evaluate.Identification;
import org.allostat.evaluate.PairedContrast;
import org.allostat.outcomes.Measure;

/**
 * Whether the sign of a difference between any two policies survives draws and pivots: the rule of decision 11. The tables contrast draws
 * and pivots with the study's comparator only. The difference of two such differences is the pair's, and its standard error is at most the
 * sum of theirs, whatever they have in common; so an interval of that size finds no sign that is not clear. Where one of the two is the
 * comparator the rule is that of {@code policy_contrasts} exactly.
 */
final class PairIdentification {
    private final List<String> asked;
    private final boolean isPolicyComparator;
    private final boolean isOtherComparator;
    private final Map<String, Map<String, Side>> ofPolicy;
    private final Map<String, Map<String, Side>> ofOther;

    /**
     * @param variable value of {@code stratum_variable} under which the tables have the cells
     * @param comparator id of the study's comparator
     */
    PairIdentification(RunTables tables, PairQuestion question, Measure measure, String variable, String comparator) {
        asked = tables.names(
                "SELECT 'draw ' || draw FROM (SELECT DISTINCT draw FROM policy_contrasts WHERE draw > 0) ORDER BY draw");
        asked.addAll(tables.names(
                "SELECT DISTINCT pivot_id FROM pivot_contrasts WHERE pivot_id <> 'none' ORDER BY pivot_id"));
        ofPolicy =
                question.policy().equals(comparator) ? Map.of() : sides(tables, measure, variable, question.policy());
        ofOther =
                question.against().equals(comparator) ? Map.of() : sides(tables, measure, variable, question.against());
        isPolicyComparator = question.policy().equals(comparator);
        isOtherComparator = question.against().equals(comparator);
    }

    /** Differences of a policy from the comparator: stratum to draw or pivot to difference. */
    private static Map<String, Map<String, Side>> sides(
            RunTables tables, Measure measure, String variable, String policy) {
        String where = " WHERE difference IS NOT NULL AND stratum_variable = " + DuckDbTables.literal(variable)
                + " AND measure = " + DuckDbTables.literal(measure.label()) + " AND policy = "
                + DuckDbTables.literal(policy);
        Map<String, Map<String, Side>> sides = new LinkedHashMap<>();
        tables.ask(
                "SELECT stratum, 'draw ' || draw, difference, standard_error FROM policy_contrasts" + where
                        + " AND draw > 0 UNION ALL SELECT stratum, pivot_id, difference, standard_error FROM pivot_contrasts"
                        + where + " AND pivot_id <> 'none'",
                row -> {
                    Double error = RunTables.number(row, 4);
                    sides.computeIfAbsent(row.getString(1), unused -> new LinkedHashMap<>())
                            .put(row.getString(2), new Side(row.getDouble(3), error == null ? Double.NaN : error));
                });
        return sides;
    }

    /** What holds of a difference in one stratum. */
    Identification of(String stratum, PairedContrast drawZero) {
        List<Identification.Case> cases = new ArrayList<>();
        cases.add(sign("draw 0", drawZero.difference(), drawZero.interval()));
        for (String name : asked) {
            Side policy = isPolicyComparator
                    ? Side.NONE
                    : ofPolicy.getOrDefault(stratum, Map.of()).get(name);
            Side other = isOtherComparator
                    ? Side.NONE
                    : ofOther.getOrDefault(stratum, Map.of()).get(name);
            if (policy != null && other != null) {
                double difference = policy.difference - other.difference;
                double error = policy.standardError + other.standardError;
                cases.add(sign(name, difference, ConfidenceInterval.normal(difference, error)));
            }
        }
        return new Identification(cases, asked.size() + 1);
    }

    private static Identification.Case sign(String name, double difference, ConfidenceInterval interval) {
        return Double.isNaN(interval.low())
                ? new Identification.Case(name, difference, null, null)
                : new Identification.Case(name, difference, interval.low(), interval.high());
    }

    /** A policy less the comparator. */
    private record Side(double difference, double standardError) {
        static final Side NONE = new Side(0, 0);
    }
}
