package org.allostat.outcomes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * An array of exact sums: signed 128-bit integers to which longs and products of two longs are added. Integer addition is
 * associative, so the order and the grouping of additions cannot show in a sum. A sum that leaves the range of 128 bits is
 * reported, never wrapped.
 */
public final class ExactSums {
    private final long[] high;
    private final long[] low;

    /** @param size number of sums, all starting at 0 */
    public ExactSums(int size) {
        high = new long[size];
        low = new long[size];
    }

    /** Sums from what {@link #toBytes} gave. */
    public static ExactSums ofBytes(byte[] bytes) {
        LongBuffer halves = ByteBuffer.wrap(bytes).asLongBuffer();
        ExactSums sums = new ExactSums(halves.remaining() / 2);
        halves.get(sums.high).get(sums.low);
        return sums;
    }

    /** All sums, 16 bytes each. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES * high.length);
        bytes.asLongBuffer().put(high).put(low);
        return bytes.array();
    }

    /** Number of sums. */
    public int size() {
        return high.length;
    }

    /** Adds a value to one sum. */
    public void add(int index, long value) {
        add(index, value >> (Long.SIZE - 1), value);
    }

    /** Adds the full 128-bit product of two longs to one sum. */
    public void addProduct(int index, long left, long right) {
        add(index, Math.multiplyHigh(left, right), left * right);
    }

    /** Adds every sum of {@code addend} to the sums from {@code offset} on. */
    public void addAll(int offset, ExactSums addend) {
        for (int i = 0; i < addend.high.length; i++) {
            add(offset + i, addend.high[i], addend.low[i]);
        }
    }

    /** Adds every addend to its place, counted from {@code offset}. */
    public void addAll(int offset, ExactAddends addends) {
        addends.addTo(this, offset);
    }

    /** Adds the sums of {@code other}, which has the same size, one to one. */
    public void merge(ExactSums other) {
        if (other.size() != size()) {
            throw new IllegalArgumentException("sizes differ: " + size() + " and " + other.size());
        }
        addAll(0, other);
    }

    /** Sets every sum to 0. */
    public void clear() {
        Arrays.fill(high, 0);
        Arrays.fill(low, 0);
    }

    /** One sum as an integer of any size. */
    public BigInteger toBigInteger(int index) {
        ByteBuffer bigEndian = ByteBuffer.allocate(2 * Long.BYTES);
        return new BigInteger(bigEndian.putLong(high[index]).putLong(low[index]).array());
    }

    /** One sum as a decimal without fraction. */
    public BigDecimal toBigDecimal(int index) {
        return new BigDecimal(toBigInteger(index));
    }

    /** The double nearest to one sum. */
    public double toDouble(int index) {
        return toBigInteger(index).doubleValue();
    }

    void add(int index, long addendHigh, long addendLow) {
        long sumLow = low[index] + addendLow;
        long carry = Long.compareUnsigned(sumLow, addendLow) < 0 ? 1 : 0;
        long change = addendHigh + carry;
        if (change != 0) { // seldom: the carry makes up for the sign of a small negative number
            addHigh(index, addendHigh, change);
        }
        low[index] = sumLow;
    }

    private void addHigh(int index, long addendHigh, long change) {
        long sumHigh = high[index] + change;
        // two numbers of one sign whose sum has the other sign: the sum does not fit
        if (((high[index] ^ sumHigh) & (addendHigh ^ sumHigh)) < 0) {
            throw new ArithmeticException("sum " + index + " leaves the range of 128 bits");
        }
        high[index] = sumHigh;
    }
}
