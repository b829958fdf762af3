package org.allostat.outcomes;

import org.allostat.unit.Calendar;

/**
 * Years since policy start: the n-th ends on the last day of a study of n years, so it has 365 or 366 days. 0 is the first.
 */
public final class PolicyYears {
    private PolicyYears() {}

    /** First day of a year, days since policy start. */
    public static int firstDay(int year) {
        return (int) Math.round(year * Calendar.DAYS_PER_YEAR);
    }

    /** The year that holds a day, 0 for the first day. */
    public static int ofDay(int day) {
        int year = (int) (day / Calendar.DAYS_PER_YEAR);
        while (firstDay(year + 1) <= day) {
            year++;
        }
        while (firstDay(year) > day) {
            year--;
        }
        return year;
    }
}
