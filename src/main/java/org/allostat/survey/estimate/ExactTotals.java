package org.allostat.survey.estimate;

import java.math.BigInteger;
import org.allostat.outcomes.ExactSums;

/**
 * An array of sums of doubles on which neither order nor grouping of the additions shows: every addend is rounded once to a
 * multiple of 2^-50, and whole multiples are added exactly.
 */
final class ExactTotals {
    private static final int FRACTION_BITS = 50;
    private static final int MANTISSA_BITS = 52;
    private static final int LARGEST_SHIFT = Long.SIZE - 2;

    private final ExactSums steps;

    ExactTotals(int size) {
        steps = new ExactSums(size);
    }

    /** Adds a finite value below 2^65 in size. */
    void add(int index, double value) {
        int exponent = Math.getExponent(value);
        int shift = exponent - MANTISSA_BITS + FRACTION_BITS;
        if (shift > LARGEST_SHIFT) {
            throw new ArithmeticException("too large to be summed: " + value);
        }
        if (shift < 0) {
            steps.add(index, (long) Math.rint(Math.scalb(value, FRACTION_BITS)));
        } else {
            steps.addProduct(index, (long) Math.scalb(value, MANTISSA_BITS - exponent), 1L << shift);
        }
    }

    /** Adds every sum of another array of the same size. */
    void merge(ExactTotals other) {
        steps.merge(other.steps);
    }

    /** The double nearest to one sum. */
    double get(int index) {
        return Math.scalb(steps.toDouble(index), -FRACTION_BITS);
    }

    /** One sum in steps of 2^-50. */
    BigInteger steps(int index) {
        return steps.toBigInteger(index);
    }

    /** Adds a number of steps, as {@link #steps} gave it. */
    void addSteps(int index, BigInteger number) {
        BigInteger high = number.shiftRight(LARGEST_SHIFT);
        steps.addProduct(index, high.longValueExact(), 1L << LARGEST_SHIFT);
        steps.add(index, number.subtract(high.shiftLeft(LARGEST_SHIFT)).longValueExact());
    }
}
