package org.allostat.survey.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number of an estimate against R's survey package 4.1.1 (src/test/golden/make_design_golden.R). */
class DesignGoldenTest {
    private static final double RELATIVE_TOLERANCE = 1e-9;
    private static final List<String> DOMAINS = List.of("all", "some", "rare", "none");
    private static final List<String> ESTIMATES = List.of("total_b", "total_y", "mean_y", "share_b", "ratio_y_x");
    private static final List<Golden.Row> RECORDS = Golden.rows("design_records.csv");
    private static final List<Golden.Row> EXPECTED = Golden.rows("design_estimates.csv");

    @ParameterizedTest
    @CsvSource({
        "clustered,fail",
        "two_psu,fail",
        "element,fail",
        "singleton,adjust",
        "singleton,certainty",
        "singleton,remove",
        "singleton,average"
    })
    void estimatesEqualThoseOfTheSurveyPackage(String sample, String lonely) {
        DesignTally tally = tally(sample);
        LonelyPsu way = LonelyPsu.valueOf(lonely.toUpperCase(Locale.ROOT));
        int compared = 0;
        for (Golden.Row row : EXPECTED) {
            boolean wanted =
                    row.text("sample").equals(sample) && row.text("lonely").equals(lonely);
            if (!wanted || row.text("statistic").equals("refused")) {
                continue;
            }
            int number = number(row.text("domain"), row.text("estimate"));
            DesignEstimate ours = tally.estimate(number, statistic(row.text("estimate")), way);
            double expected = row.number("value");
            assertEquals(
                    expected,
                    value(ours, row.text("statistic")),
                    tolerance(expected),
                    row.cells().toString());
            compared++;
        }
        // three domains of five estimates with nine numbers each, and five numbers of the empty domain
        assertEquals(3 * 5 * 9 + 5, compared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clustered", "two_psu", "element", "singleton"})
    void failRefusesWhatTheSurveyPackageRefuses(String sample) {
        boolean refused = EXPECTED.stream()
                .anyMatch(row -> row.text("sample").equals(sample)
                        && row.text("statistic").equals("refused")
                        && row.number("value") > 0);
        DesignTally tally = tally(sample);
        if (!refused) {
            tally.check(sample, LonelyPsu.FAIL);
            return;
        }
        InputException problem = assertThrows(InputException.class, () -> tally.check("people.tsv", LonelyPsu.FAIL));
        assertEquals(1, problem.problems().size());
        assertTrue(problem.problems().get(0).startsWith("people.tsv: stratum \"3\" has one PSU, \"1\" (allowed: "));
    }

    @Test
    void studentsQuantileEqualsThatOfR() {
        EXPECTED.stream().filter(row -> row.text("sample").equals("student")).forEach(row -> {
            int degreesOfFreedom = Integer.parseInt(row.text("estimate"));
            double expected = row.number("value");
            assertEquals(expected, StudentQuantile.of(degreesOfFreedom), 1e-13 * expected, "df " + degreesOfFreedom);
        });
    }

    @Test
    void anEmptyDomainHasTotalZeroAndNoMean() {
        DesignTally tally = tally("clustered");
        DesignEstimate total = tally.estimate(number("none", "total_b"), Statistic.TOTAL, LonelyPsu.FAIL);
        DesignEstimate share = tally.estimate(number("none", "share_b"), Statistic.PROPORTION, LonelyPsu.FAIL);
        assertEquals(0, total.value());
        assertEquals(0, total.standardError());
        assertEquals(0, total.records());
        assertTrue(Double.isNaN(total.low()) && Double.isNaN(total.high()));
        assertTrue(Double.isNaN(share.value()));
        assertTrue(Double.isNaN(share.low()) && Double.isNaN(share.high()));
    }

    /** Zero and NaN must be met exactly. */
    private static double tolerance(double expected) {
        return expected == 0 || Double.isNaN(expected) ? Double.MIN_VALUE : RELATIVE_TOLERANCE * Math.abs(expected);
    }

    static DesignTally tally(String sample) {
        DesignTally tally = new DesignTally(DOMAINS.size() * ESTIMATES.size());
        RECORDS.stream().filter(row -> row.text("sample").equals(sample)).forEach(row -> add(tally, row));
        return tally;
    }

    private static void add(DesignTally tally, Golden.Row row) {
        PsuTally psu = tally.psu(row.text("stratum"), row.text("psu"));
        for (String domain : DOMAINS) {
            boolean inside = domain.equals("all") || row.number(domain) > 0;
            for (String estimate : inside ? ESTIMATES : List.<String>of()) {
                double y = row.number(estimate.endsWith("_b") ? "b" : "y");
                double x = estimate.equals("ratio_y_x") ? row.number("x") : 1;
                psu.add(number(domain, estimate), row.number("weight"), y, x);
            }
        }
    }

    private static int number(String domain, String estimate) {
        return DOMAINS.indexOf(domain) * ESTIMATES.size() + ESTIMATES.indexOf(estimate);
    }

    private static Statistic statistic(String estimate) {
        return switch (estimate) {
            case "mean_y" -> Statistic.MEAN;
            case "share_b" -> Statistic.PROPORTION;
            case "ratio_y_x" -> Statistic.RATIO;
            default -> Statistic.TOTAL;
        };
    }

    private static double value(DesignEstimate estimate, String statistic) {
        return switch (statistic) {
            case "estimate" -> estimate.value();
            case "standard_error" -> estimate.standardError();
            case "jackknife" -> estimate.jackknifeStandardError();
            case "design_effect" -> estimate.designEffect();
            case "design_effect_with_replacement" -> estimate.designEffectWithReplacement();
            case "degrees_of_freedom" -> estimate.degreesOfFreedom();
            case "records" -> estimate.records();
            case "ci_low" -> estimate.low();
            case "ci_high" -> estimate.high();
            default -> throw new IllegalArgumentException(statistic);
        };
    }
}
