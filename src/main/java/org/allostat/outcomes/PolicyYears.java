package org.allostat.outcomes;

import java.util.stream.IntStream;
import org.allostat.unit.Calendar;

/**
 * Years since policy start: the n-th ends on the last day of a study of n years, so it has 365 or 366 days. 0 is the first.
 */
public final class PolicyYears {
    private static final int DAYS_OF_FOUR_YEARS = 1461;

    /** First days of years within any life. */
    private static final int[] FIRST_DAYS =
            IntStream.range(0, 128).map(PolicyYears::roundedFirstDay).toArray();

    private PolicyYears() {}

    /** First day of a year, days since policy start. */
    public static int firstDay(int year) {
        return year < FIRST_DAYS.length ? FIRST_DAYS[year] : roundedFirstDay(year);
    }

    private static int roundedFirstDay(int year) {
        return (int) Math.round(year * Calendar.DAYS_PER_YEAR);
    }

    /** The year that holds a day, 0 for the first day. */
    public static int ofDay(int day) {
        int year = (int) (4L * day / DAYS_OF_FOUR_YEARS);
        while (firstDay(year + 1) <= day) {
            year++;
        }
        while (firstDay(year) > day) {
            year--;
        }
        return year;
    }
}
