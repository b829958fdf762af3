package org.allostat.outcomes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeStepsTest {
    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                0.5,
                -0.5,
                1.5,
                -1.5,
                2.5,
                -2.5,
                0.49999999999999994,
                0.5000000000000001,
                -0.49999999999999994,
                0x1p51 + 0.5,
                0x1p52 - 0.5,
                0x1p52 - 1.5,
                0x1p52 + 1,
                0x1p53 + 2,
                -0x1p52 + 0.5,
                -0x1p51 - 0.5,
                0x1p63,
                -0x1p63,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void isWhatTheLibraryRoundsTo(double value) {
        assertEquals(Math.round(value), WholeSteps.nearest(value));
        assertEquals(Math.round(Math.nextUp(value)), WholeSteps.nearest(Math.nextUp(value)));
        assertEquals(Math.round(Math.nextDown(value)), WholeSteps.nearest(Math.nextDown(value)));
    }

    @Test
    void isWhatTheLibraryRoundsToForValuesOfEverySizeAndTheirTies() {
        RandomStreams random = new RandomStreams(1);
        for (int i = 0; i < 100_000; i++) {
            double magnitude = Math.scalb(random.uniform(i, 0, 0), i % 70 - 5);
            double value = i % 2 == 0 ? magnitude : -magnitude;
            double tie = Math.floor(value) + 0.5;
            assertEquals(Math.round(value), WholeSteps.nearest(value));
            assertEquals(Math.round(tie), WholeSteps.nearest(tie));
        }
    }
}
