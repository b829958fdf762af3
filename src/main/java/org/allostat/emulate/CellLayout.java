package org.allostat.emulate;

/**
 * Where the sums of an estimand lie.
 *
 * @param arms number of arms
 * @param strata number of crossed strata
 * @param intervals number of intervals of follow-up, or of bins of a quantile
 */
record CellLayout(int arms, int strata, int intervals) {
    long cell(int group, int arm, int stratum, int interval) {
        return (((long) group * arms + arm) * strata + stratum) * intervals + interval;
    }

    int size() {
        return arms * strata * intervals;
    }

    int group(long cell) {
        return (int) (cell / size());
    }

    /** Place within a group. */
    int place(long cell) {
        return (int) (cell % size());
    }

    int place(int arm, int stratum, int interval) {
        return (arm * strata + stratum) * intervals + interval;
    }
}
