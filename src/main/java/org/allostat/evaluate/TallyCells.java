package org.allostat.evaluate;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.allostat.outcomes.Measure;
import org.jspecify.annotations.Nullable;

/** Complete tally rows, found by cell, as the moments that estimates are made of. */
final class TallyCells {
    private final SortedMap<Integer, Map<String, Long>> sampled = new TreeMap<>();
    private final Map<Cell, SortedMap<String, TallyRow>> rows = new HashMap<>();
    private final Map<Group, Double> persons = new ConcurrentHashMap<>();

    TallyCells(List<TallyRow> tally) {
        for (TallyRow row : tally) {
            Cell cell = new Cell(row.policy(), row.draw(), row.stratumVariable(), row.stratum(), row.measure());
            TallyRow twin =
                    rows.computeIfAbsent(cell, unused -> new TreeMap<>()).put(row.designStratum(), row);
            if (twin != null) {
                throw new IllegalArgumentException("tally rows must be summed first; two are of one cell: " + row);
            }
            if (row.stratumVariable().equals(ReportedStratum.EVERYBODY.variable())) {
                sampled.computeIfAbsent(row.draw(), unused -> new HashMap<>()).put(row.designStratum(), row.patients());
            }
        }
    }

    SortedSet<Integer> draws() {
        return new TreeSet<>(sampled.keySet());
    }

    /** Whether a patient is in the cell. */
    boolean contains(Cell cell) {
        return rows.containsKey(cell);
    }

    long patients(Cell cell) {
        return rowsOf(cell).values().stream().mapToLong(TallyRow::patients).sum();
    }

    /** US adults in the cell: the same under all policies and for all measures, so found once. */
    double persons(Cell cell) {
        Group group = new Group(cell.draw(), cell.stratumVariable(), cell.stratum());
        return persons.computeIfAbsent(group, unused -> persons(rowsOf(cell).values()));
    }

    private static double persons(Collection<TallyRow> rows) {
        return rows.stream()
                .map(row -> BigDecimal.valueOf(row.weight()).multiply(BigDecimal.valueOf(row.patients())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    /** Moments of numerator and denominator; design strata without a patient in the cell contribute nothing. */
    List<StratumMoments> moments(Cell cell) {
        return rowsOf(cell).values().stream()
                .map(row -> StratumMoments.ofRatio(row.weight(), sampled(row), row.sums()))
                .toList();
    }

    /** Moments of the policy's numerator and denominator, then of the comparator's. */
    List<StratumMoments> pairedMoments(Cell cell, String comparator) {
        Map<String, TallyRow> others = rowsOf(cell.under(comparator));
        return rowsOf(cell).values().stream()
                .map(row -> paired(row, others.get(row.designStratum())))
                .toList();
    }

    private StratumMoments paired(TallyRow policy, @Nullable TallyRow comparator) {
        if (comparator == null || comparator.patients() != policy.patients()) {
            throw new IllegalArgumentException("policy and comparator must have the same patients: " + policy);
        }
        return new StratumMoments(
                policy.weight(),
                sampled(policy),
                List.of(policy.y(), policy.x(), comparator.y(), comparator.x()),
                List.of(
                        List.of(policy.yy(), policy.xy(), policy.yComparatorY(), policy.yComparatorX()),
                        List.of(policy.xy(), policy.xx(), policy.xComparatorY(), policy.xComparatorX()),
                        List.of(policy.yComparatorY(), policy.xComparatorY(), comparator.yy(), comparator.xy()),
                        List.of(policy.yComparatorX(), policy.xComparatorX(), comparator.xy(), comparator.xx())));
    }

    private SortedMap<String, TallyRow> rowsOf(Cell cell) {
        SortedMap<String, TallyRow> found = rows.get(cell);
        if (found == null) {
            throw new IllegalArgumentException("no tally of " + cell);
        }
        return found;
    }

    private long sampled(TallyRow row) {
        Long patients = sampled.getOrDefault(row.draw(), Map.of()).get(row.designStratum());
        if (patients == null) {
            throw new IllegalArgumentException("no tally of all patients of the design stratum: " + row);
        }
        return patients;
    }

    /** Patients whom the cells of all policies and measures share. */
    private record Group(int draw, String stratumVariable, String stratum) {}

    /** What an estimate is of. */
    record Cell(String policy, int draw, String stratumVariable, String stratum, String measure) {
        static Cell of(String policy, int draw, ReportedStratum level, Measure measure) {
            return new Cell(policy, draw, level.variable(), level.stratum(), measure.label());
        }

        Cell under(String other) {
            return new Cell(other, draw, stratumVariable, stratum, measure);
        }
    }
}
