package org.allostat.outcomes;

import java.util.Arrays;

/**
 * Sums of one patient's quantities by year, each undiscounted and discounted. It has as many years as something was added
 * to. Mutable; equal to another of the same sums.
 */
public final class YearSums {
    private final int columns;
    /** Shape [year, column]. */
    private double[] plain = {};
    /** Shape [year, column]. */
    private double[] discounted = {};

    /** @param columns number of quantities */
    public YearSums(int columns) {
        this.columns = columns;
    }

    /** Sums of their own that begin as these are. */
    public YearSums copy() {
        YearSums copy = new YearSums(columns);
        copy.plain = plain.clone();
        copy.discounted = discounted.clone();
        return copy;
    }

    /** Number of years so far. */
    public int years() {
        return plain.length / columns;
    }

    /**
     * Adds what accrued at an instant.
     *
     * @param day day in which it happened, days since policy start, 0 for the first
     * @param amount in the quantity's unit
     * @param factor what 1 of that day is worth at policy start
     */
    public void addEvent(int column, int day, double amount, double factor) {
        if (amount != 0) {
            add(PolicyYears.ofDay(day), column, amount, amount * factor);
        }
    }

    /**
     * Adds what accrued evenly over a time, to each year by its days.
     *
     * @param time over which
     * @param amount all of it, in the quantity's unit
     * @param factor what 1 spread over the time is worth at policy start
     */
    public void addFlow(int column, DaysOfYears time, double amount, double factor) {
        if (amount == 0) {
            return;
        }
        if (time.firstYear() == time.lastYear()) {
            add(time.firstYear(), column, amount, amount * factor);
            return;
        }
        for (int year = time.firstYear(); year <= time.lastYear(); year++) {
            double part = amount * time.daysIn(year) / time.days();
            add(year, column, part, part * factor);
        }
    }

    /** Adds to one year. */
    public void add(int year, int column, double amount, double presentAmount) {
        int place = year * columns + column;
        if (place >= plain.length) {
            plain = Arrays.copyOf(plain, (year + 1) * columns);
            discounted = Arrays.copyOf(discounted, (year + 1) * columns);
        }
        plain[place] += amount;
        discounted[place] += presentAmount;
    }

    /** Undiscounted sum of a year; 0 after the last. */
    public double plain(int year, int column) {
        return year < years() ? plain[year * columns + column] : 0;
    }

    /** Sum of a year at its worth at policy start; 0 after the last. */
    public double discounted(int year, int column) {
        return year < years() ? discounted[year * columns + column] : 0;
    }

    /** Worth at policy start of all years. */
    public double discounted(int column) {
        double sum = 0;
        for (int year = 0; year < years(); year++) {
            sum += discounted[year * columns + column];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof YearSums sums
                && sums.columns == columns
                && Arrays.equals(sums.plain, plain)
                && Arrays.equals(sums.discounted, discounted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(discounted);
    }
}
