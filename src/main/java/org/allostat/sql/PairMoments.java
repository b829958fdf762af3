package org.allostat.sql;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allostat.evaluate.StratumMoments;
import org.allostat.outcomes.Measure;

/** Exact sums of two policies' outcomes in the same people, as the moments that estimates are made of. Grain: cell x design stratum. */
final class PairMoments {
    /** Numerator and denominator under the policy, then under the other. */
    private static final List<String> VARIABLES = List.of("a.y", "a.x", "b.y", "b.x");

    private final List<StratumMoments> both = new ArrayList<>();
    private final List<StratumMoments> ofPolicy = new ArrayList<>();
    private final List<StratumMoments> ofOther = new ArrayList<>();
    private long patients;
    private BigDecimal persons = BigDecimal.ZERO;

    private PairMoments() {}

    /** The moments by cell, in the order of the strata. */
    static SortedMap<List<Integer>, PairMoments> of(RunTables tables, PairQuestion question, Measure measure) {
        Map<String, Long> sampled = sampled(tables);
        int keys = question.by().size();
        StringBuilder sums = new StringBuilder();
        for (int i = 0; i < VARIABLES.size(); i++) {
            sums.append(", sum((").append(VARIABLES.get(i)).append(")::HUGEINT)::VARCHAR");
        }
        for (int i = 0; i < VARIABLES.size(); i++) {
            for (int j = i; j < VARIABLES.size(); j++) {
                sums.append(", sum(")
                        .append(VARIABLES.get(i))
                        .append("::HUGEINT * ")
                        .append(VARIABLES.get(j))
                        .append("::HUGEINT)::VARCHAR");
            }
        }
        SortedMap<List<Integer>, PairMoments> cells = new TreeMap<>(PairMoments::compare);
        tables.ask(
                "SELECT " + question.cellColumns() + "exposure_type, weight, count(*)" + sums + " FROM ("
                        + question.patients() + ") JOIN (" + PairQuestion.outcomes(measure, question.policy())
                        + ") a USING (patient_id) JOIN (" + PairQuestion.outcomes(measure, question.against())
                        + ") b USING (patient_id) GROUP BY " + question.cellColumns()
                        + "exposure_type, weight ORDER BY ALL",
                row -> cells.computeIfAbsent(cell(row, keys), unused -> new PairMoments())
                        .add(row, keys, sampled));
        return cells;
    }

    /** Patients of each design stratum, whether they are counted or not. */
    static Map<String, Long> sampled(RunTables tables) {
        Map<String, Long> sampled = new TreeMap<>();
        tables.ask(
                "SELECT exposure_type, count(*) FROM cohort GROUP BY exposure_type",
                row -> sampled.put(row.getString(1), row.getLong(2)));
        return sampled;
    }

    /** Places of a row's strata, which are its first columns. */
    static List<Integer> cell(ResultSet row, int keys) throws SQLException {
        List<Integer> cell = new ArrayList<>();
        for (int i = 1; i <= keys; i++) {
            cell.add(row.getInt(i));
        }
        return cell;
    }

    static int compare(List<Integer> one, List<Integer> other) {
        int order = 0;
        for (int i = 0; i < one.size() && order == 0; i++) {
            order = Integer.compare(one.get(i), other.get(i));
        }
        return order;
    }

    private void add(ResultSet row, int keys, Map<String, Long> sampled) throws SQLException {
        long size = sampled.getOrDefault(row.getString(keys + 1), 0L);
        double weight = row.getDouble(keys + 2);
        long count = row.getLong(keys + 3);
        int column = keys + 4;
        List<BigDecimal> sums = new ArrayList<>();
        for (int i = 0; i < VARIABLES.size(); i++) {
            sums.add(new BigDecimal(row.getString(column++)));
        }
        BigDecimal[][] products = new BigDecimal[VARIABLES.size()][VARIABLES.size()];
        for (int i = 0; i < VARIABLES.size(); i++) {
            for (int j = i; j < VARIABLES.size(); j++) {
                products[i][j] = new BigDecimal(row.getString(column++));
                products[j][i] = products[i][j];
            }
        }
        both.add(moments(weight, size, sums, products, 0, VARIABLES.size()));
        ofPolicy.add(moments(weight, size, sums, products, 0, 2));
        ofOther.add(moments(weight, size, sums, products, 2, VARIABLES.size()));
        patients += count;
        persons = persons.add(BigDecimal.valueOf(weight).multiply(BigDecimal.valueOf(count)));
    }

    private static StratumMoments moments(
            double weight, long sampled, List<BigDecimal> sums, BigDecimal[][] products, int from, int to) {
        List<List<BigDecimal>> part = new ArrayList<>();
        for (int i = from; i < to; i++) {
            part.add(List.of(products[i]).subList(from, to));
        }
        return new StratumMoments(weight, sampled, sums.subList(from, to), part);
    }

    /** Moments of the policy's numerator and denominator, then of the other's. */
    List<StratumMoments> both() {
        return both;
    }

    List<StratumMoments> ofPolicy() {
        return ofPolicy;
    }

    List<StratumMoments> ofOther() {
        return ofOther;
    }

    long patients() {
        return patients;
    }

    /** US adults for whom the patients stand. */
    double persons() {
        return persons.doubleValue();
    }
}
