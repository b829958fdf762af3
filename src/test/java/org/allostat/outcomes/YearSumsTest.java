package org.allostat.outcomes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearSumsTest {
    /** 365.25, 730.5, 1095.75, 1461 and 1826.25 days, rounded. */
    @ParameterizedTest
    @CsvSource({"0, 0", "364, 0", "365, 1", "730, 1", "731, 2", "1095, 2", "1096, 3", "1460, 3", "1461, 4", "1825, 4"})
    void yearsEndWhereStudiesDo(int day, int year) {
        assertEquals(year, PolicyYears.ofDay(day));
    }

    @Test
    void flowGoesToYearsByTheirDays() {
        YearSums sums = new YearSums(2);
        sums.addFlow(1, 360, 370, 100, 0.5); // 5 days of either year
        assertEquals(50, sums.plain(0, 1), 1e-12);
        assertEquals(50, sums.plain(1, 1), 1e-12);
        assertEquals(25, sums.discounted(1, 1), 1e-12);
        assertEquals(50, sums.discounted(1), 1e-12);
        assertEquals(0, sums.plain(1, 0));
        assertEquals(0, sums.plain(7, 1));
    }

    @Test
    void eventGoesToTheYearOfItsDay() {
        YearSums sums = new YearSums(1);
        sums.addEvent(0, 364, 1, 1);
        sums.addEvent(0, 365, 1, 1);
        assertEquals(1, sums.plain(0, 0));
        assertEquals(1, sums.plain(1, 0));
    }

    @Test
    void copiesPartWays() {
        YearSums sums = new YearSums(1);
        sums.addEvent(0, 0, 3, 1);
        YearSums copy = sums.copy();
        assertEquals(sums, copy);
        copy.addEvent(0, 0, 1, 1);
        assertNotEquals(sums, copy);
        assertEquals(3, sums.plain(0, 0));
    }
}
