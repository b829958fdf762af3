package org.allostat.unit;

/** Constants of the calendar. */
public final class Calendar {
    /** Mean length of a year, days. */
    public static final double DAYS_PER_YEAR = 365.25;

    /** Mean length of a month, days. */
    public static final double DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

    private Calendar() {}
}
