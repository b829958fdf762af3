package org.allostat.survey.estimate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Exact sums over the records of one primary sampling unit (PSU), for several estimates. Records are not kept. */
public final class PsuTally {
    /** Sums kept per estimate: records, w, w^2, w y, w x, w y^2, w x y, w x^2. */
    static final int SUMS = 8;

    private static final int RECORDS = 0;
    private static final int WEIGHT = 1;
    private static final int SQUARED_WEIGHT = 2;
    private static final int Y = 3;
    private static final int X = 4;
    private static final int YY = 5;
    private static final int XY = 6;
    private static final int XX = 7;

    private final int estimates;
    private final ExactTotals totals;

    PsuTally(int estimates) {
        this.estimates = estimates;
        totals = new ExactTotals(estimates * SUMS);
    }

    /**
     * Adds a record to an estimate in whose domain it is.
     *
     * @param estimate number of the estimate
     * @param weight positive and finite
     * @param y numerator, finite
     * @param x denominator, finite; 1 for means, proportions and totals
     */
    public void add(int estimate, double weight, double y, double x) {
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weight must be positive and finite: " + weight);
        }
        if (!Double.isFinite(y) || !Double.isFinite(x)) {
            throw new IllegalArgumentException("y and x must be finite: " + y + ", " + x);
        }
        int first = estimate * SUMS;
        totals.add(first + RECORDS, 1);
        totals.add(first + WEIGHT, weight);
        totals.add(first + SQUARED_WEIGHT, weight * weight);
        totals.add(first + X, weight * x);
        totals.add(first + XX, weight * x * x);
        if (y != 0) {
            totals.add(first + Y, weight * y);
            totals.add(first + YY, weight * y * y);
            totals.add(first + XY, weight * x * y);
        }
    }

    void merge(PsuTally other) {
        totals.merge(other.totals);
    }

    PsuSums sums(int estimate) {
        int first = estimate * SUMS;
        return new PsuSums(
                Math.round(totals.get(first + RECORDS)),
                totals.get(first + WEIGHT),
                totals.get(first + SQUARED_WEIGHT),
                totals.get(first + Y),
                totals.get(first + X),
                totals.get(first + YY),
                totals.get(first + XY),
                totals.get(first + XX));
    }

    List<BigInteger> steps() {
        List<BigInteger> steps = new ArrayList<>();
        for (int i = 0; i < estimates * SUMS; i++) {
            steps.add(totals.steps(i));
        }
        return steps;
    }

    void addSteps(List<BigInteger> steps) {
        for (int i = 0; i < steps.size(); i++) {
            totals.addSteps(i, steps.get(i));
        }
    }
}
