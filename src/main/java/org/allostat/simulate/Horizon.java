package org.allostat.simulate;

import org.allostat.outcomes.Discounting;
import org.allostat.unit.Calendar;

/**
 * The time that policies run, cut into 28-day periods between visits; the last may be shorter. Period n is month n of the
 * tables.
 */
final class Horizon {
    private final int days;
    private final int daysPerPeriod;
    private final double[] factors;
    private final double[] factorsAtStart;

    /**
     * @param years years that policies run
     * @param daysPerPeriod days between visits
     * @param discounting of costs, life-years and QALYs
     */
    Horizon(int years, int daysPerPeriod, Discounting discounting) {
        days = (int) Math.round(years * Calendar.DAYS_PER_YEAR);
        this.daysPerPeriod = daysPerPeriod;
        factors = new double[(days + daysPerPeriod - 1) / daysPerPeriod];
        factorsAtStart = new double[factors.length];
        for (int period = 0; period < factors.length; period++) {
            double from = start(period) / Calendar.DAYS_PER_YEAR;
            double to = end(period) / Calendar.DAYS_PER_YEAR;
            factors[period] = discounting.years(from, to) / (to - from);
            factorsAtStart[period] = discounting.factorAt(from);
        }
    }

    int days() {
        return days;
    }

    int daysPerPeriod() {
        return daysPerPeriod;
    }

    int periods() {
        return factors.length;
    }

    /** First day of a period, days since policy start. */
    int start(int period) {
        return period * daysPerPeriod;
    }

    /** Day after the last of a period. */
    int end(int period) {
        return Math.min(days, (period + 1) * daysPerPeriod);
    }

    /** What 1 at the start of the period is worth at policy start. */
    double discountFactorAtStart(int period) {
        return factorsAtStart[period];
    }

    /** What 1 spread over the period is worth at policy start. */
    double discountFactor(int period) {
        return factors[period];
    }
}
