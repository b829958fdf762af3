package org.allostat.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.allostat.evidence.PublishedFigure;
import org.allostat.evidence.Sex;
import org.allostat.evidence.Target;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.Severity;
import org.allostat.population.UniverseDesign.Stratum;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Estimates from counts against the textbook formulas over single persons: a total as N times the mean, its variance
 * N^2 s^2 / n, a ratio by its linearized residuals (Wolter 2007, Introduction to Variance Estimation, section 6.5).
 */
class UniverseEstimatesTest {
    private static final int[] SAMPLED = {400, 300, 200};
    private static final long[] ADULTS = {4_000_000, 1_500_000, 700_000};
    private static final RandomStreams LUCK = new RandomStreams(3);

    private record Answer(
            ExposureType type,
            boolean misuse,
            Severity severity,
            boolean craving,
            int mme,
            int age,
            Sex sex,
            boolean current) {}

    private final List<Answer> answers = new ArrayList<>();
    private Map<String, SurveyEstimate> estimates = Map.of();

    @BeforeEach
    void interviewAndEstimate() {
        List<Stratum> strata = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            strata.add(new Stratum(type, ADULTS[type.ordinal()], SAMPLED[type.ordinal()]));
            for (int n = 0; n < SAMPLED[type.ordinal()]; n++) {
                answers.add(answer(type, n));
            }
        }
        Map<String, SurveyEstimate> byId = new java.util.HashMap<>();
        new UniverseEstimates(new UniverseDesign(strata), counts())
                .compare(Target.standard(), PublishedFigure.standard())
                .forEach(estimate -> byId.put(estimate.estimateId(), estimate));
        estimates = byId;
    }

    private static Answer answer(ExposureType type, int n) {
        long id = type.personId(n);
        double high = 0.1 * (type.ordinal() + 1);
        boolean misuse = LUCK.uniform(id, 1, 0) < high;
        int criteria = (int) (Math.pow(LUCK.uniform(id, 2, 0), misuse ? 1 : 2) * 9);
        return new Answer(
                type,
                misuse,
                Severity.ofCriteria(criteria),
                LUCK.uniform(id, 3, 0) < high,
                (int) (100 * LUCK.uniform(id, 4, 0)),
                18 + (int) (70 * LUCK.uniform(id, 5, 0)),
                LUCK.uniform(id, 6, 0) < 0.6 ? Sex.FEMALE : Sex.MALE,
                LUCK.uniform(id, 7, 0) < 2 * high);
    }

    /** Counted with a dictionary, as the tally would. */
    private List<UniverseTally.Count> counts() {
        List<UniverseTally.Count> counts = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            List<Answer> some = answers.stream().filter(a -> a.type() == type).toList();
            add(counts, type, UniverseTally.PERSONS, some.size());
            add(counts, type, UniverseTally.MISUSE, count(some, Answer::misuse));
            add(counts, type, UniverseTally.criterion(Criterion.CRAVING), count(some, a -> a.craving() && !a.misuse()));
            addCurrentUse(counts, type, some.stream().filter(Answer::current).toList());
            for (Severity severity : Severity.values()) {
                for (boolean misuse : new boolean[] {false, true}) {
                    add(
                            counts,
                            type,
                            UniverseTally.severity(severity, misuse),
                            count(some, a -> a.severity() == severity && a.misuse() == misuse));
                }
            }
            some.forEach(
                    a -> counts.add(new UniverseTally.Count(type.label(), UniverseTally.MME_HISTOGRAM, a.mme(), 1)));
        }
        return merged(counts);
    }

    private static void addCurrentUse(List<UniverseTally.Count> counts, ExposureType type, List<Answer> current) {
        add(counts, type, UniverseTally.CURRENT, current.size());
        add(counts, type, UniverseTally.CURRENT_LONG_TERM, type == ExposureType.LONG_TERM ? current.size() : 0);
        add(counts, type, UniverseTally.current(CurrentUseAges.AGES_20_TO_39), count(current, a -> young(a)));
        for (Sex sex : Sex.values()) {
            add(counts, type, UniverseTally.current(sex), count(current, a -> a.age() >= 20 && a.sex() == sex));
        }
    }

    private static boolean young(Answer answer) {
        return answer.age() >= 20 && answer.age() < 40;
    }

    private static List<UniverseTally.Count> merged(List<UniverseTally.Count> counts) {
        Map<List<Object>, Long> sums = new java.util.LinkedHashMap<>();
        counts.forEach(c -> sums.merge(List.of(c.exposureType(), c.measure(), c.bin()), c.count(), Long::sum));
        return sums.entrySet().stream()
                .map(e -> new UniverseTally.Count(
                        (String) e.getKey().get(0),
                        (String) e.getKey().get(1),
                        (Integer) e.getKey().get(2),
                        e.getValue()))
                .toList();
    }

    private static void add(List<UniverseTally.Count> counts, ExposureType type, String measure, long count) {
        counts.add(new UniverseTally.Count(type.label(), measure, 0, count));
    }

    private static long count(List<Answer> answers, Predicate<Answer> which) {
        return answers.stream().filter(which).count();
    }

    @Test
    void totalsAreAdultsTimesMeansWithTheirVariance() {
        double total = 0;
        double variance = 0;
        for (ExposureType type : ExposureType.values()) {
            double[] y = answers.stream()
                    .filter(a -> a.type() == type)
                    .mapToDouble(a -> !a.misuse() && a.severity() != Severity.NONE ? 1 : 0)
                    .toArray();
            double adults = ADULTS[type.ordinal()];
            total += adults * mean(y);
            variance += adults * adults * sampleVariance(y) / y.length;
        }
        assertEstimate("C1", total / 1e6, Math.sqrt(variance) / 1e6);
    }

    @Test
    void sharesAreRatiosWithLinearizedErrors() {
        Predicate<Answer> disorder = a -> a.severity() != Severity.NONE;
        Predicate<Answer> without = a -> !a.misuse();
        assertRatio("C2", disorder.and(without), without);
        assertRatio("C2b", disorder.and(Answer::misuse), Answer::misuse);
        assertRatio("C2c", disorder.and(without), disorder);
        assertRatio("C3a", without.and(a -> a.severity() == Severity.MILD), disorder.and(without));
        assertRatio("C3b", without.and(a -> a.severity() == Severity.MODERATE), disorder.and(without));
        assertRatio("C3c", without.and(a -> a.severity() == Severity.SEVERE), disorder.and(without));
        assertRatio("C5", Answer::misuse, a -> true);
        assertRatio("C8", a -> a.current() && a.type() == ExposureType.LONG_TERM, Answer::current);
        assertRatio("criterion_craving", without.and(Answer::craving), without);
    }

    /** 89.4 million adults of 20 to 39; 127.0 million women and 121.8 million men of 20 or over (us_adults_2021.csv). */
    @Test
    void currentUseIsOfAllAdultsOfTheAgeOrSex() {
        ToDoubleFunction<Answer> users = a -> a.current() && young(a) ? 1 : 0;
        assertEstimate("C6a", 100 * total(users) / 89.4e6, 100 * Math.sqrt(variance(users)) / 89.4e6);
        ToDoubleFunction<Answer> women = a -> a.current() && a.age() >= 20 && a.sex() == Sex.FEMALE ? 1 : 0;
        ToDoubleFunction<Answer> men = a -> a.current() && a.age() >= 20 && a.sex() == Sex.MALE ? 1 : 0;
        double ratio = total(women) / total(men);
        ToDoubleFunction<Answer> residual = a -> (women.applyAsDouble(a) - ratio * men.applyAsDouble(a)) / total(men);
        double adults = 127.0 / 121.8;
        assertEstimate("C7", ratio / adults, Math.sqrt(variance(residual)) / adults);
    }

    private double total(ToDoubleFunction<Answer> value) {
        return answers.stream()
                .mapToDouble(a -> weight(a) * value.applyAsDouble(a))
                .sum();
    }

    private double variance(ToDoubleFunction<Answer> value) {
        double variance = 0;
        for (ExposureType type : ExposureType.values()) {
            double[] values = answers.stream()
                    .filter(a -> a.type() == type)
                    .mapToDouble(a -> weight(a) * value.applyAsDouble(a))
                    .toArray();
            variance += values.length * sampleVariance(values);
        }
        return variance;
    }

    private void assertRatio(String id, Predicate<Answer> numerator, Predicate<Answer> denominator) {
        double y = 0;
        double x = 0;
        for (Answer answer : answers) {
            y += numerator.test(answer) ? weight(answer) : 0;
            x += denominator.test(answer) ? weight(answer) : 0;
        }
        double ratio = y / x;
        Map<ExposureType, List<Double>> residuals = new EnumMap<>(ExposureType.class);
        for (Answer answer : answers) {
            double residual = weight(answer)
                    * ((numerator.test(answer) ? 1 : 0) - ratio * (denominator.test(answer) ? 1 : 0))
                    / x;
            residuals.computeIfAbsent(answer.type(), type -> new ArrayList<>()).add(residual);
        }
        double variance = 0;
        for (List<Double> some : residuals.values()) {
            double[] e = some.stream().mapToDouble(Double::doubleValue).toArray();
            variance += e.length * sampleVariance(e);
        }
        assertEstimate(id, 100 * ratio, 100 * Math.sqrt(variance));
    }

    private static double weight(Answer answer) {
        return (double) ADULTS[answer.type().ordinal()] / SAMPLED[answer.type().ordinal()];
    }

    private void assertEstimate(String id, double value, double standardError) {
        SurveyEstimate estimate = estimate(id);
        assertEquals(value, Objects.requireNonNull(estimate.simulated()), 1e-9 * value, id);
        double error = estimate.error().standardError() == null
                ? Double.NaN
                : estimate.error().standardError();
        assertEquals(standardError, error, 1e-9 * standardError, id);
        double low =
                estimate.error().ciLow() == null ? Double.NaN : estimate.error().ciLow();
        assertEquals(value - 1.959964 * standardError, low, 1e-6 * value, id);
    }

    private double simulated(String id) {
        return Objects.requireNonNull(estimate(id).simulated());
    }

    private SurveyEstimate estimate(String id) {
        SurveyEstimate estimate = estimates.get(id);
        if (estimate == null) {
            throw new AssertionError("no estimate " + id);
        }
        return estimate;
    }

    /** An input has no error; quantiles of the dose are those of the sorted doses. */
    @Test
    void usersAndDoseQuantilesAreExact() {
        assertEquals(6.2, simulated("C4"), 1e-12);
        assertNull(estimate("C4").error().standardError());
        int[] doses = answers.stream()
                .filter(a -> a.type() == ExposureType.LONG_TERM)
                .mapToInt(Answer::mme)
                .sorted()
                .toArray();
        assertEquals(doses[99], simulated("C9a"));
        assertEquals(doses[49], simulated("C9b"));
        assertEquals(doses[149], simulated("C9c"));
        long high = java.util.Arrays.stream(doses).filter(dose -> dose >= 90).count();
        assertEquals(high / 2.0, simulated("C10a"), 1e-12);
    }

    @Test
    void coveredMeansThatThePublishedIntervalContainsTheValue() {
        for (SurveyEstimate estimate : estimates.values()) {
            Double value = estimate.simulated();
            Double low = estimate.publication().publishedCiLow();
            Double high = estimate.publication().publishedCiHigh();
            if (value != null && low != null && high != null) {
                assertEquals(value >= low && value <= high, estimate.covered());
            } else {
                assertNull(estimate.covered());
            }
        }
        assertTrue(estimates.size() > 10);
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double sampleVariance(double[] values) {
        double mean = mean(values);
        return java.util.Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }
}
