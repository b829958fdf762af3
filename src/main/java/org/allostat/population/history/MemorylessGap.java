package org.allostat.population.history;

/** Days without opioids whose number is geometric, the discrete exponential: what has passed of a gap says nothing of its rest. */
final class MemorylessGap {
    private final double meanDays;
    /** Log of the share of gaps that last another day. */
    private final double logShareGoingOn;

    /** @param meanDays mean length, days, 1 or more */
    MemorylessGap(double meanDays) {
        this.meanDays = meanDays;
        logShareGoingOn = StrictMath.log1p(-1 / meanDays);
    }

    double meanDays() {
        return meanDays;
    }

    /** Length of a whole gap, 1 day or more, by a unit exponential. */
    int days(double exponential) {
        return Math.max(1, (int) Math.ceil(exponential / -logShareGoingOn));
    }

    /** Rest of a gap that has lasted a day or more, 0 days or more, by a unit exponential. */
    int restDays(double exponential) {
        return days(exponential) - 1;
    }

    /** Share of gaps that are over after some days. */
    double shareEndedAfter(int days) {
        return -StrictMath.expm1(days * logShareGoingOn);
    }
}
