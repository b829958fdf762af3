package org.allostat.emulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The estimators against R 4 (survival::coxph, mantelhaen.test, glm) on the same exported person-months; the script is
 * {@code src/test/golden/make_emulation_golden.R}.
 */
class EstimatorsGoldenTest {
    private static final double RELATIVE = 1e-6;
    private static final List<Covariate> COVARIATES = List.of(Covariate.AGE, Covariate.SEX, Covariate.BENZODIAZEPINE);
    private static final int MONTHS = 8;
    private static final List<PersonMonth> MONTHS_OF_PEOPLE =
            lines("person_months.csv").map(PersonMonth::of).toList();
    private static final Map<String, Double> ANSWERS = answers();

    /** A row of the exported records. */
    private record PersonMonth(int arm, int stratum, int month, double years, int event, int left, int response) {
        static PersonMonth of(String line) {
            String[] cells = line.split(",", -1);
            int[] numbers = Arrays.stream(cells)
                    .mapToInt(cell -> (int) Double.parseDouble(cell))
                    .toArray();
            int stratum = (numbers[2] * 2 + numbers[3]) * 2 + numbers[4];
            return new PersonMonth(
                    numbers[1], stratum, numbers[5], Double.parseDouble(cells[6]), numbers[7], numbers[8], numbers[9]);
        }
    }

    private static java.util.stream.Stream<String> lines(String name) {
        try (InputStream stream = Objects.requireNonNull(
                EstimatorsGoldenTest.class.getResourceAsStream("/golden/emulate/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Map<String, Double> answers() {
        Map<String, Double> answers = new HashMap<>();
        lines("answers.csv")
                .forEach(line -> answers.put(line.split(",", -1)[0], Double.valueOf(line.split(",", -1)[1])));
        return answers;
    }

    private static Cells cells(
            boolean strata,
            boolean months,
            Predicate<PersonMonth> which,
            ToDoubleFunction<PersonMonth> size,
            ToDoubleFunction<PersonMonth> total) {
        CellLayout layout = new CellLayout(2, strata ? Covariate.strata(COVARIATES) : 1, months ? MONTHS : 1);
        double[][] values = new double[CellSums.FIELDS][layout.size()];
        for (PersonMonth each : MONTHS_OF_PEOPLE) {
            if (which.test(each)) {
                int place = layout.place(each.arm(), strata ? each.stratum() : 0, months ? each.month() : 0);
                values[CellSums.SIZE][place] += size.applyAsDouble(each);
                values[CellSums.TOTAL][place] += total.applyAsDouble(each);
                values[CellSums.PEOPLE][place] += each.month() == 0 ? 1 : 0;
            }
        }
        return new Cells(layout, values);
    }

    private static void assertAsInR(String answer, double found) {
        double expected = ANSWERS.getOrDefault(answer, Double.NaN);
        assertEquals(expected, found, RELATIVE * Math.abs(expected), answer);
    }

    @Test
    void hazardRatiosAreThoseOfCoxphWithBreslowTies() {
        assertAsInR(
                "hazard_ratio",
                Estimators.hazardRatio(cells(false, true, each -> true, each -> 1, PersonMonth::event), 1, 0));
        assertAsInR(
                "hazard_ratio_stratified",
                Estimators.hazardRatio(cells(true, true, each -> true, each -> 1, PersonMonth::event), 1, 0));
    }

    @Test
    void ratesAreComparedAsByMantelAndHaenszel() {
        Cells rates = cells(true, false, each -> true, PersonMonth::years, PersonMonth::event);
        assertAsInR("rate_ratio_mantel_haenszel", Estimators.rateRatio(rates, 1, 0));
        assertAsInR("rate_difference_mantel_haenszel", Estimators.difference(rates, 1, 0));
        assertAsInR(
                "rate_ratio_crude",
                Estimators.rateRatio(cells(false, false, each -> true, PersonMonth::years, PersonMonth::event), 1, 0));
    }

    @Test
    void sharesAreComparedAsByMantelhaenTest() {
        Cells people = cells(true, false, each -> each.month() == 0, each -> 1, PersonMonth::response);
        assertAsInR("risk_ratio_mantel_haenszel", Estimators.rateRatio(people, 1, 0));
        assertAsInR("risk_difference_mantel_haenszel", Estimators.difference(people, 1, 0));
        assertAsInR("odds_ratio_mantel_haenszel", Estimators.oddsRatio(people, 1, 0));
    }

    @Test
    void thePropensityIsThatOfGlm() {
        Cells people = cells(true, false, each -> each.month() == 0, each -> 1, each -> 0);
        int strata = Covariate.strata(COVARIATES);
        double[][] rows = new double[strata][];
        double[] exposed = new double[strata];
        double[] both = new double[strata];
        for (int s = 0; s < strata; s++) {
            rows[s] = LogisticModel.indicators(COVARIATES, s);
            exposed[s] = people.of(CellSums.SIZE, 1, s);
            both[s] = exposed[s] + people.of(CellSums.SIZE, 0, s);
        }
        double[] found = LogisticModel.fit(rows, exposed, both).coefficients();
        for (int i = 0; i < found.length; i++) {
            assertAsInR("propensity_coefficient_" + i, found[i]);
        }
    }

    @Test
    void weightedRatesAreThoseOfGlmsWeights() {
        Cells rates = cells(true, false, each -> true, PersonMonth::years, PersonMonth::event);
        assertAsInR(
                "rate_ratio_weighted",
                Estimators.weightedMean(rates, 1, 0, COVARIATES) / Estimators.weightedMean(rates, 0, 1, COVARIATES));
    }

    /** Months in which nobody left the rule let the coefficients run away in both programs; the probability is 0 in both. */
    @Test
    void clonesWeightedForCensoringHaveTheIncidenceThatRFinds() {
        CellLayout layout = new CellLayout(2, Covariate.strata(COVARIATES), MONTHS);
        double[][] values = new double[CellSums.FIELDS][layout.size()];
        for (PersonMonth each : MONTHS_OF_PEOPLE) {
            if (each.left() >= 0) {
                int place = layout.place(each.arm(), each.stratum(), each.month());
                values[CellSums.PEOPLE][place] += 1;
                values[CellSums.LEFT][place] += each.left();
                values[CellSums.SIZE][place] += each.left() == 0 ? each.years() : 0;
                values[CellSums.TOTAL][place] += each.left() == 0 ? each.event() : 0;
            }
        }
        double[] years = new double[MONTHS];
        Arrays.fill(years, 28 / 365.25);
        Cells cells = new Cells(layout, values);
        assertAsInR("cumulative_incidence_arm_0", Estimators.cumulativeIncidence(cells, 0, COVARIATES, years));
        assertAsInR("cumulative_incidence_arm_1", Estimators.cumulativeIncidence(cells, 1, COVARIATES, years));
    }

    @Test
    void theRecordsHaveEventsAndCensoringEnoughToTellEstimatorsApart() {
        assertTrue(MONTHS_OF_PEOPLE.stream().mapToInt(PersonMonth::event).sum() > 30);
        assertTrue(MONTHS_OF_PEOPLE.stream().filter(each -> each.left() == 1).count() > 50);
    }
}
