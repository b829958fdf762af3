package org.allostat.outcomes;

/** What is added to the places of {@link ExactSums}: exact 128-bit numbers, those that are 0 left out. */
public final class ExactAddends {
    private final int[] places;
    private final long[] high;
    private final long[] low;
    private int size;

    /** @param capacity most numbers at a time */
    public ExactAddends(int capacity) {
        places = new int[capacity];
        high = new long[capacity];
        low = new long[capacity];
    }

    /** Leaves everything out. */
    public void clear() {
        size = 0;
    }

    /** Whether all numbers are 0. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Puts the full product of two longs in, for a place. */
    public void putProduct(int place, long left, long right) {
        put(place, Math.multiplyHigh(left, right), left * right);
    }

    /**
     * Puts the difference of two full products in, for a place. Factors of at most 2^62 in magnitude keep it in range.
     */
    public void putDifference(int place, long left, long right, long lessLeft, long lessRight) {
        long product = left * right;
        long less = lessLeft * lessRight;
        long borrow = Long.compareUnsigned(product, less) < 0 ? 1 : 0;
        put(place, Math.multiplyHigh(left, right) - Math.multiplyHigh(lessLeft, lessRight) - borrow, product - less);
    }

    private void put(int place, long highHalf, long lowHalf) {
        if ((highHalf | lowHalf) != 0) {
            places[size] = place;
            high[size] = highHalf;
            low[size] = lowHalf;
            size++;
        }
    }

    /** Adds every number to its place, counted from {@code offset}. */
    void addTo(ExactSums sums, int offset) {
        for (int i = 0; i < size; i++) {
            sums.add(offset + places[i], high[i], low[i]);
        }
    }
}
