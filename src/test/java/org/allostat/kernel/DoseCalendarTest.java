package org.allostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DoseCalendarTest {
    @Test
    void everyStretchHasTheDosesAndDaysItWasAddedWith() {
        DoseCalendar calendar = new DoseCalendar(3);
        calendar.add(5, new double[] {10, 0, 30});
        calendar.add(1, new double[] {0, 20, 30});
        calendar.add(22, new double[] {1, 2, 3});
        assertEquals(28, calendar.days());
        assertEquals(3, calendar.stretches());
        assertEquals(10, calendar.mmePerDay(0, 0));
        assertEquals(20, calendar.mmePerDay(1, 1));
        assertEquals(3, calendar.mmePerDay(2, 2));
        assertEquals(List.of(5, 6, 28), List.of(calendar.end(0), calendar.end(1), calendar.end(2)));
    }

    @Test
    void aClearedCalendarStartsAnew() {
        DoseCalendar calendar = new DoseCalendar(9);
        double[] doses = new double[9];
        for (int round = 0; round < 3; round++) {
            calendar.clear();
            assertEquals(0, calendar.days());
            for (int day = 0; day < DoseCalendar.DAYS; day++) {
                doses[8] = round + day;
                calendar.add(1, doses);
            }
            assertEquals(round + 27.0, calendar.mmePerDay(8, 27));
        }
    }

    @Test
    void aCalendarIsForABatchOfItsSize() {
        DoseCalendar calendar = new DoseCalendar(3);
        calendar.add(1, new double[3]);
        for (Kernel kernel : List.of(
                new ScalarKernel(Reference.CONSTANTS), Kernels.fastest(Reference.CONSTANTS, Kernel.Outputs.VISIT))) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> kernel.advance(new PatientBatch(4), calendar));
            assertEquals("calendar of 3 patients for a batch of 4", refused.getMessage());
        }
    }

    @Test
    void aCalendarHoldsTwentyEightDaysAndSomebody() {
        DoseCalendar calendar = new DoseCalendar(1);
        calendar.add(28, new double[1]);
        assertThrows(IndexOutOfBoundsException.class, () -> calendar.add(1, new double[1]));
        assertThrows(IllegalArgumentException.class, () -> new DoseCalendar(0));
    }
}
