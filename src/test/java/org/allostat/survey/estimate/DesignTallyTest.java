package org.allostat.survey.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.allostat.problem.InputException;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesignTallyTest {
    @ParameterizedTest
    @ValueSource(
            doubles = {0, -0.0, 1, -1, 0x1p-50, 0.5, 4, 3.999999999999999, 4.000000000000001, -5341.123456789, 1e19})
    void aMultipleOfTheStepIsKeptExactly(double value) {
        ExactTotals totals = new ExactTotals(1);
        totals.add(0, value);
        assertEquals(value, totals.get(0), 0);
        ExactTotals copy = new ExactTotals(1);
        copy.addSteps(0, totals.steps(0));
        assertEquals(value, copy.get(0), 0);
    }

    /** Against decimal arithmetic; each addend is rounded by at most 2^-51. */
    @Test
    void sumsDifferFromExactOnesByTheRoundingOfTheAddendsOnly() {
        RandomStreams luck = new RandomStreams(3);
        ExactTotals totals = new ExactTotals(1);
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < 10_000; i++) {
            double value = (luck.uniform(i, 1, 0) - 0.5) * Math.pow(10, 12 * luck.uniform(i, 2, 0) - 6);
            totals.add(0, value);
            exact = exact.add(new BigDecimal(value));
        }
        assertEquals(exact.doubleValue(), totals.get(0), 10_000 * 0x1p-51);
    }

    @Test
    void aValueTooLargeIsReportedAndNotWrapped() {
        assertThrows(ArithmeticException.class, () -> new ExactTotals(1).add(0, 1e20));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void weightsMustBePositiveAndFinite(double weight) {
        PsuTally psu = new DesignTally(1).psu("1", "1");
        IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, () -> psu.add(0, weight, 1, 1));
        assertEquals("weight must be positive and finite: " + weight, problem.getMessage());
    }

    @Test
    void namesAndValuesAreGuarded() {
        DesignTally tally = new DesignTally(1);
        assertThrows(IllegalArgumentException.class, () -> tally.psu("", "1"));
        assertThrows(IllegalArgumentException.class, () -> tally.psu("1", " "));
        assertThrows(IllegalArgumentException.class, () -> tally.psu("1", "1").add(0, 1, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> tally.merge(new DesignTally(2)));
    }

    @Test
    void anEmptySampleIsRefused() {
        InputException problem =
                assertThrows(InputException.class, () -> new DesignTally(1).check("people", LonelyPsu.REMOVE));
        assertTrue(problem.problems().get(0).startsWith("people: the sample has 0 PSUs"));
    }
}
