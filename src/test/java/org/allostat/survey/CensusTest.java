package org.allostat.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.Sex;
import org.allostat.kernel.Criterion;
import org.allostat.population.ExposureType;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.population.universe.UniverseDesign.Stratum;
import org.allostat.random.RandomStreams;
import org.allostat.survey.estimate.Domain;
import org.allostat.survey.estimate.StandardEstimates;
import org.junit.jupiter.api.Test;

/**
 * The census against the textbook formulas over single persons: a total as N times the mean, its variance N^2 s^2 / n, a ratio
 * by its linearized residuals (Wolter 2007, Introduction to Variance Estimation, section 6.5); without a finite population
 * correction.
 */
class CensusTest {
    private static final int[] SAMPLED = {400, 300, 200};
    private static final long[] ADULTS = {4_000_000, 1_500_000, 700_000};
    private static final RandomStreams LUCK = new RandomStreams(3);
    private static final int ASKED_OF_MISUSE_ALONE = bit(Criterion.TOLERANCE) | bit(Criterion.WITHDRAWAL);
    private static final Domain INSURED = new Domain("insurance", "medicaid");

    private record Answer(ExposureType type, boolean misuse, int met, AgeGroup age, Sex sex, boolean medicaid) {
        int counted() {
            return Integer.bitCount(misuse ? met : met & ~ASKED_OF_MISUSE_ALONE);
        }

        boolean disorder() {
            return counted() >= 2;
        }
    }

    private final List<Answer> answers = new ArrayList<>();
    private final Map<String, CensusValue> found = new HashMap<>();

    CensusTest() {
        List<Stratum> strata = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            strata.add(new Stratum(type, ADULTS[type.ordinal()], SAMPLED[type.ordinal()]));
            for (int n = 0; n < SAMPLED[type.ordinal()]; n++) {
                answers.add(answer(type, n));
            }
        }
        Census census = new Census(
                new UniverseDesign(strata), List.of(cells(answer -> true), cells(Answer::medicaid)), List.of(INSURED));
        StandardEstimates.ofUsers(List.of(INSURED)).forEach(definition -> {
            CensusRow row = census.row(definition);
            found.put(row.id() + "/" + row.domain().value(), row.value());
        });
    }

    private static int bit(Criterion criterion) {
        return 1 << criterion.ordinal();
    }

    private static Answer answer(ExposureType type, int n) {
        long id = type.personId(n);
        double high = 0.1 * (type.ordinal() + 1);
        boolean misuse = LUCK.uniform(id, 1, 0) < high;
        int met = 0;
        for (Criterion criterion : Criterion.values()) {
            met |= LUCK.uniform(id, 2, criterion.ordinal()) < (misuse ? 0.3 : 0.15) ? bit(criterion) : 0;
        }
        return new Answer(
                type,
                misuse,
                met,
                AgeGroup.values()[(int) (3 * LUCK.uniform(id, 5, 0))],
                LUCK.uniform(id, 6, 0) < 0.6 ? Sex.FEMALE : Sex.MALE,
                LUCK.uniform(id, 7, 0) < 0.3);
    }

    private long[] cells(Predicate<Answer> who) {
        long[] cells = new long[InterviewCell.COUNT];
        for (Answer answer : answers) {
            InterviewCell cell =
                    new InterviewCell(answer.type(), answer.age(), answer.sex(), answer.misuse(), answer.met());
            cells[cell.code()] += who.test(answer) ? 1 : 0;
        }
        return cells;
    }

    @Test
    void totalsAreAdultsTimesMeansWithTheirVariance() {
        assertTotal("poud_without_misuse_total/all", answer -> answer.disorder() && !answer.misuse());
        assertTotal("misusers/female", answer -> answer.misuse() && answer.sex() == Sex.FEMALE);
        assertTotal("poud_total/medicaid", answer -> answer.disorder() && answer.medicaid());
        assertEquals(6.2, value("users/all").value(), 1e-12);
        assertEquals(0, value("users/all").standardError(), 1e-12); // an input
    }

    private void assertTotal(String id, Predicate<Answer> who) {
        double total = 0;
        double variance = 0;
        for (ExposureType type : ExposureType.values()) {
            double[] y = answers.stream()
                    .filter(answer -> answer.type() == type)
                    .mapToDouble(answer -> who.test(answer) ? 1 : 0)
                    .toArray();
            double adults = ADULTS[type.ordinal()];
            total += adults * mean(y);
            variance += adults * adults * sampleVariance(y) / y.length;
        }
        assertValue(id, total / 1e6, Math.sqrt(variance) / 1e6);
    }

    @Test
    void sharesAreRatiosWithLinearizedErrors() {
        Predicate<Answer> without = answer -> !answer.misuse();
        Predicate<Answer> disorder = Answer::disorder;
        assertRatio("poud_without_misuse/all", disorder.and(without), without);
        assertRatio("poud_with_misuse/all", disorder.and(Answer::misuse), Answer::misuse);
        assertRatio("adherent_share_of_poud/all", disorder.and(without), disorder);
        assertRatio(
                "mild_without_misuse/all",
                without.and(answer -> answer.counted() >= 2 && answer.counted() < 4),
                disorder.and(without));
        assertRatio(
                "severe_with_misuse/all",
                answer -> answer.misuse() && answer.counted() >= 6,
                disorder.and(Answer::misuse));
        assertRatio("misuse/all", Answer::misuse, answer -> true);
        assertRatio(
                "poud/65+",
                disorder.and(answer -> answer.age() == AgeGroup.AGES_65_AND_OVER),
                answer -> answer.age() == AgeGroup.AGES_65_AND_OVER);
        assertRatio("misuse/medicaid", answer -> answer.misuse() && answer.medicaid(), Answer::medicaid);
        // asked, though it does not count
        assertRatio(
                "criterion_tolerance_without_misuse/all",
                without.and(answer -> (answer.met() & bit(Criterion.TOLERANCE)) != 0),
                without);
    }

    private void assertRatio(String id, Predicate<Answer> numerator, Predicate<Answer> denominator) {
        double y = total(answer -> numerator.test(answer) ? 1 : 0);
        double x = total(answer -> denominator.test(answer) ? 1 : 0);
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
            double[] each = some.stream().mapToDouble(Double::doubleValue).toArray();
            variance += each.length * sampleVariance(each);
        }
        assertValue(id, 100 * ratio, 100 * Math.sqrt(variance));
    }

    private double total(ToDoubleFunction<Answer> value) {
        return answers.stream()
                .mapToDouble(answer -> weight(answer) * value.applyAsDouble(answer))
                .sum();
    }

    private static double weight(Answer answer) {
        return (double) ADULTS[answer.type().ordinal()] / SAMPLED[answer.type().ordinal()];
    }

    private void assertValue(String id, double expected, double standardError) {
        assertEquals(expected, value(id).value(), 1e-9 * expected, id);
        assertEquals(standardError, value(id).standardError(), 1e-9 * standardError, id);
    }

    private CensusValue value(String id) {
        CensusValue value = found.get(id);
        if (value == null) {
            throw new AssertionError("no estimate " + id + " among " + found.keySet());
        }
        return value;
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
