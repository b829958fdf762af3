package org.allostat.outcomes;

/** Successive days and how many of them each year has; what accrues over them by many quantities is dealt out by one look at the calendar. */
public final class DaysOfYears {
    private final int from;
    private final int to;
    private final int firstYear;
    private final int lastYear;

    /**
     * @param from first day, days since policy start
     * @param to day after the last, later than the first
     */
    public DaysOfYears(int from, int to) {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("no days since policy start: " + from + " to " + to);
        }
        this.from = from;
        this.to = to;
        firstYear = PolicyYears.ofDay(from);
        lastYear = PolicyYears.ofDay(to - 1);
    }

    /** First day, days since policy start. */
    public int from() {
        return from;
    }

    /** Day after the last. */
    public int to() {
        return to;
    }

    /** Number of days. */
    public int days() {
        return to - from;
    }

    /** Year of the first day. */
    public int firstYear() {
        return firstYear;
    }

    /** Year of the last day. */
    public int lastYear() {
        return lastYear;
    }

    /** Days that lie in a year from the first to the last. */
    public int daysIn(int year) {
        return Math.min(to, PolicyYears.firstDay(year + 1)) - Math.max(from, PolicyYears.firstDay(year));
    }
}
