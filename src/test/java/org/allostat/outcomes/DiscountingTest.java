package org.allostat.outcomes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.allostat.unit.Calendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed forms of the mathematics of finance: point value, continuous annuity, perpetuity. */
class DiscountingTest {
    private static final Discounting THREE_PERCENT = new Discounting(0.03);
    private static final int DAYS_PER_PERIOD = 28;

    @Test
    void anEventAfterTYearsCountsOneOverOnePlusRToTheT() {
        assertEquals(1, THREE_PERCENT.factorAt(0));
        assertEquals(1 / 1.03, THREE_PERCENT.factorAt(1), 1e-15);
        assertEquals(1 / (1.03 * 1.03 * 1.03 * 1.03 * 1.03), THREE_PERCENT.factorAt(5), 1e-15);
        assertEquals(1 / Math.sqrt(1.03), THREE_PERCENT.factorAt(0.5), 1e-15);
    }

    @Test
    void yearlyPaymentsInArrearsAreTheAnnuityOfTheTables() {
        double presentValue = 0;
        for (int year = 1; year <= 10; year++) {
            presentValue += THREE_PERCENT.factorAt(year);
        }
        assertEquals(8.530203, presentValue, 5e-7); // a-angle-10 at 3%, as printed in compound interest tables
    }

    @Test
    void aFlowOverAHorizonIsTheContinuousAnnuity() {
        double fiveYears = (1 - Math.pow(1.03, -5)) / Math.log(1.03);
        assertEquals(fiveYears, THREE_PERCENT.years(0, 5), 1e-13);
        assertEquals(fiveYears, THREE_PERCENT.years(0, 1.7) + THREE_PERCENT.years(1.7, 5), 1e-13);
    }

    @Test
    void aFlowForEverIsThePerpetuity() {
        assertEquals(1 / Math.log(1.03), THREE_PERCENT.years(0, 2_000), 1e-12);
    }

    @Test
    void withoutDiscountingYearsAreYears() {
        Discounting none = new Discounting(0);
        assertEquals(1, none.factorAt(17));
        assertEquals(3.25, none.years(1.5, 4.75));
        for (double factor : periodFactors(none, 13, DAYS_PER_PERIOD)) {
            assertEquals(1, factor, 1e-14);
        }
    }

    @Test
    void aTinyRateTendsToNoDiscounting() {
        // to first order in r, the integral over [0, T] is T - r T^2 / 2
        assertEquals(5 - 1e-10 * 25 / 2, new Discounting(1e-10).years(0, 5), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 28, 364})
    void lifeYearsOverWholePeriodsDoNotDependOnThePeriodLength(int daysPerPeriod) {
        int days = 5 * 364;
        double discountedYears = 0;
        for (double factor : periodFactors(THREE_PERCENT, days / daysPerPeriod, daysPerPeriod)) {
            discountedYears += factor * daysPerPeriod / 365.25;
        }
        double years = days / 365.25;
        assertEquals((1 - Math.pow(1.03, -years)) / Math.log(1.03), discountedYears, 1e-12);
    }

    @Test
    void aDeathWithinAPeriodCutsTheAnnuityAtTheDay() {
        double[] factors = periodFactors(THREE_PERCENT, 10, DAYS_PER_PERIOD);
        double whole = 0;
        for (double factor : factors) {
            whole += factor * DAYS_PER_PERIOD / 365.25;
        }
        double deathYears = (10 * DAYS_PER_PERIOD + 11) / 365.25;
        double rest = THREE_PERCENT.years(10 * DAYS_PER_PERIOD / 365.25, deathYears);
        assertEquals((1 - Math.pow(1.03, -deathYears)) / Math.log(1.03), whole + rest, 1e-13);
    }

    @Test
    void theFactorOfAPeriodIsItsMidpointFactorToSecondOrder() {
        double[] factors = periodFactors(THREE_PERCENT, 65, DAYS_PER_PERIOD);
        double periodYears = DAYS_PER_PERIOD / 365.25;
        double force = Math.log(1.03) * periodYears;
        // mean of exp(-x) over a period of length force around its middle: sinh(force/2)/(force/2)
        double correction = Math.sinh(force / 2) / (force / 2);
        for (int period = 0; period < factors.length; period++) {
            double midpoint = Math.pow(1.03, -(period + 0.5) * periodYears);
            assertEquals(midpoint * correction, factors[period], 1e-13);
        }
        assertEquals(1, correction, 3e-7);
    }

    @Test
    void qalysAndCostsOfASteadyStateAreTheAnnuityTimesTheFlow() {
        double[] factors = periodFactors(THREE_PERCENT, 26, DAYS_PER_PERIOD);
        double qalys = 0;
        double costUsd = 0;
        for (double factor : factors) {
            qalys += factor * 0.7 * DAYS_PER_PERIOD / 365.25;
            costUsd += factor * 350;
        }
        double annuityYears = (1 - Math.pow(1.03, -26 * 28 / 365.25)) / Math.log(1.03);
        assertEquals(0.7 * annuityYears, qalys, 1e-13);
        assertEquals(350 * annuityYears * 365.25 / 28, costUsd, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1, 3, Double.NaN, Double.POSITIVE_INFINITY})
    void ratesThatAreNoAnnualRatesAreRefused(double ratePerYear) {
        assertThrows(IllegalArgumentException.class, () -> new Discounting(ratePerYear));
    }

    @Test
    void periodsThatEndBeforeTheyStartAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> THREE_PERCENT.years(2, 1));
        assertThrows(IllegalArgumentException.class, () -> THREE_PERCENT.years(-1, 1));
    }

    /** Mean factor of each of consecutive periods from policy start. */
    private static double[] periodFactors(Discounting discounting, int periods, int daysPerPeriod) {
        double years = daysPerPeriod / Calendar.DAYS_PER_YEAR;
        return IntStream.range(0, periods)
                .mapToDouble(i -> discounting.years(i * years, (i + 1) * years) / years)
                .toArray();
    }
}
