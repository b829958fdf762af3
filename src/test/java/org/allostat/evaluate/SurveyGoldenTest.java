package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.outcomes.Measure;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PatientOutcomes;
import org.allostat.policy.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole way from patients' outcomes over the tally to the tables against R's survey package 4.1.1
 * (src/test/golden/make_survey_golden.R): three design strata of unequal weights, a stratum of a single person, and one
 * stratum only; everybody, and a domain of random size.
 */
class SurveyGoldenTest {
    private static final double RELATIVE_TOLERANCE = 1e-9;
    private static final String POLICY = "policy";
    private static final String COMPARATOR = "comparator";
    private static final List<ReportedStratum> LEVELS = List.of(
            new ReportedStratum("all", "all"),
            new ReportedStratum("domain", "domain"),
            new ReportedStratum("domain", "rest"));
    private static final Map<String, Measure> MEASURES = Map.of(
            "share", Measure.DIED,
            "mean", Measure.MEAN_PAIN,
            "cost", Measure.COST_USD,
            "total", Measure.TOTAL_COST_USD,
            "rate", Measure.OVERDOSES,
            "some", Measure.TAPER_ACCEPTANCE);

    @ParameterizedTest
    @ValueSource(strings = {"three", "single", "one"})
    void estimatesAndContrastsEqualThoseOfTheSurveyPackage(String sample) {
        OutcomeEstimates estimates = estimates(sample);
        Map<String, Double> ours = new HashMap<>();
        estimates.policyOutcomes().stream()
                .filter(row -> row.policy().equals(POLICY))
                .forEach(row -> put(ours, row));
        estimates.policyContrasts().forEach(row -> put(ours, row));
        int compared = 0;
        for (Map<String, String> golden : GoldenFiles.rows("survey_estimates.csv")) {
            String measure = get(golden, "measure");
            String statistic = get(golden, "statistic");
            if (!get(golden, "sample").equals(sample) || isErrorOfTotalWithSinglePerson(sample, measure, statistic)) {
                continue;
            }
            double expected = Double.parseDouble(get(golden, "value"));
            String key = get(golden, "domain") + "/" + label(measure) + "/" + statistic;
            assertTrue(ours.containsKey(key), key);
            assertEquals(expected, Objects.requireNonNull(ours.get(key)), RELATIVE_TOLERANCE * Math.abs(expected), key);
            compared++;
        }
        assertTrue(compared > 100, "compared " + compared);
    }

    @Test
    void aSinglePersonsStratumAddsItsWholeSquareToTheErrorOfATotal() {
        // The package measures it from the mean of all persons' weighted values instead, which gives less.
        List<Map<String, String>> persons = GoldenFiles.rows("survey_persons.csv").stream()
                .filter(person -> get(person, "sample").equals("single"))
                .toList();
        double variance = 0;
        for (String stratum : List.of("short_course", "intermittent", "long_term")) {
            double[] values = persons.stream()
                    .filter(person -> get(person, "stratum").equals(stratum))
                    .mapToDouble(person -> number(person, "weight") * number(person, "cost1"))
                    .toArray();
            double mean = values.length == 1
                    ? 0
                    : java.util.Arrays.stream(values).average().orElseThrow();
            double squares = java.util.Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            variance += values.length == 1 ? squares : squares * values.length / (values.length - 1);
        }
        PolicyOutcome total = estimates("single").policyOutcomes().stream()
                .filter(row -> row.policy().equals(POLICY) && row.stratum().equals("all"))
                .filter(row -> row.measure().equals(Measure.TOTAL_COST_USD.label()))
                .findFirst()
                .orElseThrow();
        double error = Objects.requireNonNull(total.standardError());
        assertEquals(Math.sqrt(variance), error, RELATIVE_TOLERANCE * error);
    }

    private static boolean isErrorOfTotalWithSinglePerson(String sample, String measure, String statistic) {
        boolean value = statistic.equals("estimate") || statistic.equals("difference");
        return sample.equals("single") && measure.equals("total") && !value;
    }

    private static OutcomeEstimates estimates(String sample) {
        List<Map<String, String>> persons = GoldenFiles.rows("survey_persons.csv").stream()
                .filter(person -> get(person, "sample").equals(sample))
                .toList();
        List<DesignStratum> strata = persons.stream()
                .map(person -> new DesignStratum(get(person, "stratum"), number(person, "weight")))
                .distinct()
                .toList();
        TallyDesign design =
                new TallyDesign(List.of(COMPARATOR, POLICY), COMPARATOR, BeyondHorizon.NONE, strata, LEVELS);
        OutcomeTally tally = new OutcomeTally(design);
        for (Map<String, String> person : persons) {
            DesignStratum stratum = new DesignStratum(get(person, "stratum"), number(person, "weight"));
            int[] levels = get(person, "domain").equals("1") ? new int[] {0, 1} : new int[] {0, 2};
            PatientOutcome[] outcomes = {outcome(person, COMPARATOR, "0"), outcome(person, POLICY, "1")};
            tally.add(strata.indexOf(stratum), levels, PatientOutcomes.underEach(outcomes));
        }
        Standings standings = new Standings(Map.of(COMPARATOR, Standing.PRACTICE, POLICY, Standing.SCENARIO), false);
        return new OutcomeEstimates(design, standings, TallyRows.of(tally));
    }

    private static PatientOutcome outcome(Map<String, String> person, String policy, String suffix) {
        return PatientOutcomes.of(Map.of(
                "weight",
                number(person, "weight"),
                "policy",
                policy,
                "died",
                number(person, "share" + suffix) > 0,
                "meanPain",
                number(person, "mean" + suffix),
                "costUsd",
                number(person, "cost" + suffix),
                "overdoses",
                (int) number(person, "count" + suffix),
                "personDays",
                (int) number(person, "time" + suffix),
                "taperOffered",
                number(person, "asked" + suffix) > 0,
                "taperAccepted",
                number(person, "answered" + suffix) > 0));
    }

    private static void put(Map<String, Double> values, PolicyOutcome row) {
        String key = row.stratum() + "/" + row.measure() + "/";
        values.put(key + "estimate", row.estimate());
        values.put(key + "standard_error", Objects.requireNonNullElse(row.standardError(), Double.NaN));
        values.put(key + "ci_low", Objects.requireNonNullElse(row.ciLow(), Double.NaN));
        values.put(key + "ci_high", Objects.requireNonNullElse(row.ciHigh(), Double.NaN));
    }

    private static void put(Map<String, Double> values, PolicyContrast row) {
        String key = row.stratum() + "/" + row.measure() + "/";
        values.put(key + "difference", row.difference());
        values.put(key + "difference_standard_error", Objects.requireNonNullElse(row.standardError(), Double.NaN));
        values.put(key + "difference_ci_low", Objects.requireNonNullElse(row.ciLow(), Double.NaN));
        values.put(key + "difference_ci_high", Objects.requireNonNullElse(row.ciHigh(), Double.NaN));
        values.put(key + "ratio", Objects.requireNonNullElse(row.ratio(), Double.NaN));
        values.put(key + "ratio_ci_low", Objects.requireNonNullElse(row.ratioCiLow(), Double.NaN));
        values.put(key + "ratio_ci_high", Objects.requireNonNullElse(row.ratioCiHigh(), Double.NaN));
        values.put(key + "variance_reduction", Objects.requireNonNullElse(row.varianceReduction(), Double.NaN));
    }

    private static String label(String measure) {
        return Objects.requireNonNull(MEASURES.get(measure), measure).label();
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(get(row, column));
    }

    private static String get(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
