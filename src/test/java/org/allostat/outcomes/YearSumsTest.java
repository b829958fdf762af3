package org.allostat.outcomes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
        sums.addFlow(1, new DaysOfYears(360, 370), 100, 0.5); // 5 days of either year
        assertEquals(50, sums.plain(0, 1), 1e-12);
        assertEquals(50, sums.plain(1, 1), 1e-12);
        assertEquals(25, sums.discounted(1, 1), 1e-12);
        assertEquals(50, sums.discounted(1), 1e-12);
        assertEquals(0, sums.plain(1, 0));
        assertEquals(0, sums.plain(7, 1));
    }

    /** Of every stretch up to a little over two years, from days around the ends of years. */
    @Test
    void everyDayIsInItsYearOnce() {
        for (int from = 0; from < 1100; from += 13) {
            for (int to = from + 1; to < from + 800; to += 17) {
                int[] days = new int[PolicyYears.ofDay(to) + 2];
                for (int day = from; day < to; day++) {
                    days[PolicyYears.ofDay(day)]++;
                }
                DaysOfYears time = new DaysOfYears(from, to);
                int found = 0;
                for (int year = time.firstYear(); year <= time.lastYear(); year++) {
                    assertEquals(days[year], time.daysIn(year), from + " to " + to + ", year " + year);
                    found += time.daysIn(year);
                }
                assertEquals(time.days(), found);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "4, 3", "-1, 3"})
    void noDaysAreRefused(int from, int to) {
        assertThrows(IllegalArgumentException.class, () -> new DaysOfYears(from, to));
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
