package org.allostat.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.allostat.evaluate.ConfidenceInterval;
import org.allostat.evaluate.StratifiedEstimate;
import org.allostat.evaluate.StratumMoments;
import org.allostat.outcomes.Measure;
import org.allostat.outcomes.Quantity;
import org.allostat.random.NormalQuantile;
import org.allostat.run.CompleteRun;
import org.jspecify.annotations.Nullable;

/**
 * Who is helped and who is harmed: how the differences of single people between two policies are distributed, with the Monte Carlo error of
 * each share, and of each quantile by that of the distribution at its place (Woodruff 1952, J Am Stat Assoc 47:635). A person's difference
 * rests on meeting both policies with the same luck.
 */
public final class IndividualDifferences {
    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final List<String> NUMBERS =
            List.of("value", "standard_error", "ci_low", "ci_high", "patients", "persons");

    private static final Set<Quantity> BETTER_IF_MORE = Set.of(
            Quantity.TAPER_COMPLETED,
            Quantity.MEAN_MOOD,
            Quantity.MEAN_UTILITY,
            Quantity.END_MOOD,
            Quantity.LIFE_YEARS,
            Quantity.LIFE_YEARS_UNDISCOUNTED,
            Quantity.QALYS);
    private static final Set<Quantity> WORSE_IF_MORE = Set.of(
            Quantity.DIED,
            Quantity.OVERDOSED,
            Quantity.OVERDOSES,
            Quantity.OVERDOSES_PRESCRIBED,
            Quantity.OVERDOSES_LOST_TOLERANCE,
            Quantity.OVERDOSES_ILLICIT,
            Quantity.OVERDOSE_CLAIMS_DEFINED,
            Quantity.FATAL_OVERDOSE,
            Quantity.SUICIDE,
            Quantity.OVERDOSE_OR_SUICIDE_DEATH,
            Quantity.MENTAL_HEALTH_CRISES,
            Quantity.EXPECTED_OVERDOSES_PRESCRIBED,
            Quantity.EXPECTED_OVERDOSES_LOST_TOLERANCE,
            Quantity.EXPECTED_OVERDOSES_ILLICIT,
            Quantity.EXPECTED_CRISES,
            Quantity.MISUSE,
            Quantity.TAPER_FAILED,
            Quantity.MEAN_PAIN,
            Quantity.MEAN_HYPERKATIFEIA,
            Quantity.MAX_COWS,
            Quantity.END_PAIN,
            Quantity.END_HYPERKATIFEIA,
            Quantity.END_CRITERIA_COUNT);

    private final CompleteRun run;
    private final DuckDbTables.SmallCells smallCells;
    private int withheld;

    /**
     * @param run where the tables are
     * @param smallCells what becomes of cells of few patients
     */
    public IndividualDifferences(CompleteRun run, DuckDbTables.SmallCells smallCells) {
        this.run = run;
        this.smallCells = smallCells;
    }

    /**
     * A row per cell, measure and statistic.
     *
     * @param threshold differences of this size or less are about equal, in the unit of the measure's numerator
     */
    public QueryResult of(PairQuestion question, BigDecimal threshold) {
        List<String> names = new ArrayList<>();
        question.by().forEach(variable -> names.add(variable.label()));
        names.addAll(List.of("measure", "statistic", "unit"));
        names.addAll(NUMBERS);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        withheld = 0;
        try (RunTables tables = new RunTables(run)) {
            Map<String, Long> sampled = PairMoments.sampled(tables);
            for (Measure measure : question.measures()) {
                cells(tables, question, measure, sampled)
                        .forEach((cell, found) -> rows.addAll(rows(question.strata(cell), measure, found, threshold)));
            }
        }
        return QueryResult.of(names, rows);
    }

    /** Rows of the last answer whose numbers were withheld. */
    public int withheld() {
        return withheld;
    }

    private static SortedMap<List<Integer>, Cell> cells(
            RunTables tables, PairQuestion question, Measure measure, Map<String, Long> sampled) {
        int keys = question.by().size();
        SortedMap<List<Integer>, Cell> cells = new TreeMap<>(PairMoments::compare);
        tables.ask(
                "SELECT " + question.cellColumns() + "exposure_type, weight, a.y - b.y AS less, count(*) FROM ("
                        + question.patients() + ") JOIN (" + PairQuestion.outcomes(measure, question.policy())
                        + ") a USING (patient_id) JOIN (" + PairQuestion.outcomes(measure, question.against())
                        + ") b USING (patient_id) WHERE a.x > 0 AND b.x > 0 GROUP BY " + question.cellColumns()
                        + "exposure_type, weight, less",
                row -> cells.computeIfAbsent(PairMoments.cell(row, keys), unused -> new Cell())
                        .strata
                        .computeIfAbsent(
                                row.getString(keys + 1),
                                type -> new Stratum(sampled.getOrDefault(type, 0L), new ArrayList<>()))
                        .steps
                        .add(new Step(row.getLong(keys + 3), row.getDouble(keys + 2), row.getLong(keys + 4))));
        return cells;
    }

    private List<List<@Nullable Object>> rows(List<String> strata, Measure measure, Cell cell, BigDecimal threshold) {
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(-measure.numerator().decimals());
        long wide = threshold.divide(step, 0, RoundingMode.FLOOR).longValueExact();
        String more = name(measure, BETTER_IF_MORE, WORSE_IF_MORE, "more");
        String less = name(measure, WORSE_IF_MORE, BETTER_IF_MORE, "less");
        String among = measure.denominator() == Quantity.ALIVE_AT_END
                ? " of those alive at the end under both"
                : measure.denominator() == Quantity.PERSONS || measure.denominator() == Quantity.PERSON_DAYS
                        ? ""
                        : " of those with " + measure.denominator().name().toLowerCase(Locale.ROOT) + " under both";
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Out out = new Out(strata, measure, rows);
        out.add(more, "share" + among, cell, cell.share(difference -> difference > wide), 1);
        out.add(less, "share" + among, cell, cell.share(difference -> difference < -wide), 1);
        out.add("about_equal", "share" + among, cell, cell.share(difference -> Math.abs(difference) <= wide), 1);
        String unit = unit(measure) + among;
        out.add("mean", unit, cell, cell.mean(step), 1);
        List<StratifiedEstimate> quantiles = cell.quantiles();
        for (int n = 0; n < QUANTILES.length; n++) {
            out.add("quantile_" + Math.round(100 * QUANTILES[n]), unit, cell, quantiles.get(n), step.doubleValue());
        }
        return rows;
    }

    private static String name(Measure measure, Set<Quantity> helped, Set<Quantity> harmed, String neither) {
        return helped.contains(measure.numerator())
                ? "helped"
                : harmed.contains(measure.numerator()) ? "harmed" : neither;
    }

    private static String unit(Measure measure) {
        return switch (measure.kind()) {
            case SHARE -> "yes 1, no 0";
            case RATE -> "events";
            case EXPECTED_RATE -> "expected events";
            case MEAN, TOTAL -> measure.unit().replace(" among those alive at the end", "");
        };
    }

    /** Takes the rows of one cell. */
    private final class Out {
        private final List<String> strata;
        private final Measure measure;
        private final List<List<@Nullable Object>> rows;

        Out(List<String> strata, Measure measure, List<List<@Nullable Object>> rows) {
            this.strata = strata;
            this.measure = measure;
            this.rows = rows;
        }

        void add(String statistic, String unit, Cell cell, StratifiedEstimate found, double scale) {
            List<@Nullable Object> row = new ArrayList<>(strata);
            row.addAll(List.of(measure.label(), statistic, unit));
            if (smallCells == DuckDbTables.SmallCells.BLANK && cell.patients() < DuckDbTables.SMALLEST_CELL) {
                withheld++;
                NUMBERS.forEach(unused -> row.add(null));
            } else {
                row.add(scale * found.estimate());
                row.add(presentIfNumber(scale * found.standardError()));
                row.add(presentIfNumber(scale * found.interval().low()));
                row.add(presentIfNumber(scale * found.interval().high()));
                row.add(cell.patients());
                row.add(cell.persons());
            }
            rows.add(row);
        }
    }

    private static @Nullable Double presentIfNumber(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Patients of one difference, in steps. */
    private record Step(long difference, double weight, long patients) {}

    /** Patients of one design stratum; {@code sampled} counts those of other cells too. */
    private record Stratum(long sampled, List<Step> steps) {
        StratumMoments moments(LongPredicate property) {
            long having = steps.stream()
                    .filter(step -> property.test(step.difference))
                    .mapToLong(Step::patients)
                    .sum();
            BigDecimal sum = BigDecimal.valueOf(having);
            return moments(sum, sum);
        }

        StratumMoments moments() {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            for (Step step : steps) {
                BigDecimal difference = BigDecimal.valueOf(step.difference);
                BigDecimal part = difference.multiply(BigDecimal.valueOf(step.patients));
                sum = sum.add(part);
                squares = squares.add(part.multiply(difference));
            }
            return moments(sum, squares);
        }

        private StratumMoments moments(BigDecimal sum, BigDecimal squares) {
            return StratumMoments.ofRatio(
                    steps.get(0).weight, sampled, StratumMoments.RatioSums.ofPersons(patients(), sum, squares));
        }

        long patients() {
            return steps.stream().mapToLong(Step::patients).sum();
        }
    }

    /** Patients of one cell. */
    private static final class Cell {
        private final SortedMap<String, Stratum> strata = new TreeMap<>();

        long patients() {
            return strata.values().stream().mapToLong(Stratum::patients).sum();
        }

        double persons() {
            return strata.values().stream()
                    .map(stratum -> BigDecimal.valueOf(stratum.steps.get(0).weight)
                            .multiply(BigDecimal.valueOf(stratum.patients())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .doubleValue();
        }

        StratifiedEstimate share(LongPredicate property) {
            return StratifiedEstimate.ofShare(strata.values().stream()
                    .map(stratum -> stratum.moments(property))
                    .toList());
        }

        StratifiedEstimate mean(BigDecimal step) {
            return StratifiedEstimate.ofMean(
                    strata.values().stream().map(Stratum::moments).toList(), step);
        }

        /** The smallest differences that so much of the weight does not exceed, in steps; their intervals are those of their places. */
        List<StratifiedEstimate> quantiles() {
            List<Step> steps = strata.values().stream()
                    .flatMap(stratum -> stratum.steps.stream())
                    .sorted(Comparator.comparingLong(Step::difference))
                    .toList();
            double[] upTo = new double[steps.size()];
            double total = 0;
            for (int n = 0; n < upTo.length; n++) {
                total += steps.get(n).weight * steps.get(n).patients;
                upTo[n] = total;
            }
            return Arrays.stream(QUANTILES)
                    .mapToObj(probability -> quantile(steps, upTo, probability))
                    .toList();
        }

        private StratifiedEstimate quantile(List<Step> steps, double[] upTo, double probability) {
            long found = at(steps, upTo, probability);
            double error = share(difference -> difference <= found).standardError();
            double reach = NormalQuantile.TWO_SIDED_95 * error;
            ConfidenceInterval interval = Double.isNaN(error)
                    ? ConfidenceInterval.undefined()
                    : new ConfidenceInterval(
                            at(steps, upTo, Math.max(0, probability - reach)),
                            at(steps, upTo, Math.min(1, probability + reach)));
            return new StratifiedEstimate(found, Double.NaN, interval);
        }

        private static long at(List<Step> steps, double[] upTo, double probability) {
            // a hair below, so that rounding does not pass over a step whose weight is exactly enough
            double wanted = probability * upTo[upTo.length - 1] * (1 - 1e-12);
            int place = Arrays.binarySearch(upTo, wanted);
            return steps.get(Math.min(place < 0 ? -place - 1 : place, steps.size() - 1)).difference;
        }
    }
}
