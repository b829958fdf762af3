package org.allostat.run;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/**
 * The hash of a row that Spark's {@code xxhash64} gives, value by value and without Spark: each value's hash is the seed of the next
 * one's, a NULL passes it on. {@link TableWriting#watched} says which values of a row are hashed, and in which order.
 */
public final class RowHash {
    /** What the first value of a row starts from. */
    public static final long START = 42;

    private RowHash() {}

    public static long of(long value, long before) {
        return XXH64.hashLong(value, before);
    }

    public static long of(int value, long before) {
        return XXH64.hashInt(value, before);
    }

    public static long of(boolean value, long before) {
        return XXH64.hashInt(value ? 1 : 0, before);
    }

    /** Of a measured value: -0.0 is 0.0, and every NaN one value. */
    public static long of(double value, long before) {
        return XXH64.hashLong(value == 0 ? 0 : Double.doubleToLongBits(value), before);
    }

    public static long of(String value, long before) {
        return bytes(value.getBytes(StandardCharsets.UTF_8), before);
    }

    /** Of a decimal of more than 18 digits, by its digits without the point. */
    public static long of(BigInteger digits, long before) {
        return bytes(digits.toByteArray(), before);
    }

    private static long bytes(byte[] bytes, long before) {
        return XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length, before);
    }

    /** Adds up hashes of rows, which is the same in any order. Exact for 2^31 rows. */
    public static final class Sum {
        private static final int HALF = Integer.SIZE;
        private static final long LOW = 0xFFFFFFFFL;

        private long rows;
        private long low;
        private long high;

        public void add(long hash) {
            rows++;
            low += hash & LOW;
            high += hash >> HALF;
        }

        public long rows() {
            return rows;
        }

        /** The sum, in whole numbers without bounds. */
        public BigInteger total() {
            return BigInteger.valueOf(high).shiftLeft(HALF).add(BigInteger.valueOf(low));
        }
    }
}
