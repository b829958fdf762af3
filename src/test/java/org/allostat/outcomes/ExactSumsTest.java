package org.allostat.outcomes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ExactSums} against {@link BigInteger}. */
class ExactSumsTest {
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);
    private static final long[] EDGES = {
        Long.MIN_VALUE, Long.MIN_VALUE + 1, -(1L << 32), -1, 0, 1, (1L << 32) - 1, 1L << 32, Long.MAX_VALUE
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sumsOfValuesAndProductsEqualBigIntegers(long seed) {
        Random random = new Random(seed);
        ExactSums sums = new ExactSums(2);
        BigInteger values = BigInteger.ZERO;
        BigInteger products = BigInteger.ZERO;
        for (int i = 0; i < 10_000; i++) {
            long left = random.nextLong() >> random.nextInt(64);
            long right = random.nextLong() >> (12 + random.nextInt(52)); // 10,000 products stay within 128 bits
            sums.add(0, left);
            sums.addProduct(1, left, right);
            values = values.add(BigInteger.valueOf(left));
            products = products.add(BigInteger.valueOf(left).multiply(BigInteger.valueOf(right)));
            assertEquals(values, sums.toBigInteger(0));
            assertEquals(products, sums.toBigInteger(1));
        }
        assertEquals(products.doubleValue(), sums.toDouble(1));
        assertEquals(products, sums.toBigDecimal(1).toBigIntegerExact());
    }

    @Test
    void everyPairOfEdgeValuesAddsAndMultipliesExactly() {
        for (long left : EDGES) {
            for (long right : EDGES) {
                ExactSums sums = new ExactSums(2);
                sums.add(0, left);
                sums.add(0, right);
                sums.addProduct(1, left, right);
                assertEquals(BigInteger.valueOf(left).add(BigInteger.valueOf(right)), sums.toBigInteger(0));
                assertEquals(BigInteger.valueOf(left).multiply(BigInteger.valueOf(right)), sums.toBigInteger(1));
            }
        }
    }

    @Test
    void bytesHoldEverySum() {
        ExactSums sums = new ExactSums(EDGES.length);
        for (int i = 0; i < EDGES.length; i++) {
            sums.addProduct(i, EDGES[i], EDGES[EDGES.length - 1 - i]);
        }
        ExactSums copy = ExactSums.ofBytes(sums.toBytes());
        assertEquals(sums.size(), copy.size());
        for (int i = 0; i < EDGES.length; i++) {
            assertEquals(sums.toBigInteger(i), copy.toBigInteger(i));
        }
    }

    @Test
    void orderAndGroupingOfAdditionsDoNotShow() {
        Random random = new Random(7);
        List<Long> values = new ArrayList<>(
                LongStream.range(0, 5_000).map(i -> random.nextLong()).boxed().toList());
        BigInteger expected = sumOfSquares(values, 1).toBigInteger(0);
        for (int groups : new int[] {1, 2, 7, 64}) {
            Collections.shuffle(values, random);
            assertEquals(expected, sumOfSquares(values, groups).toBigInteger(0));
        }
    }

    @Test
    void largestAndSmallestSumsAreReachedExactly() {
        ExactSums sums = new ExactSums(2);
        fillToTheBrim(sums);
        assertEquals(LARGEST, sums.toBigInteger(0));
        assertEquals(LARGEST.not(), sums.toBigInteger(1));
    }

    @Test
    void sumThatLeavesTheRangeIsReportedAndKept() {
        ExactSums sums = new ExactSums(2);
        fillToTheBrim(sums);
        assertThrows(ArithmeticException.class, () -> sums.add(0, 1));
        assertThrows(ArithmeticException.class, () -> sums.add(1, -1));
        assertThrows(ArithmeticException.class, () -> sums.addProduct(0, Long.MIN_VALUE, Long.MIN_VALUE));
        assertEquals(LARGEST, sums.toBigInteger(0));
        assertEquals(LARGEST.not(), sums.toBigInteger(1));
    }

    @Test
    void sumsAreAddedAtAnOffset() {
        ExactSums addend = new ExactSums(2);
        addend.add(0, -3);
        addend.add(1, 5);
        ExactSums sums = new ExactSums(4);
        sums.addAll(1, addend);
        sums.addAll(1, addend);
        assertEquals(
                List.of(0, -6, 10, 0),
                List.of(
                        sums.toBigInteger(0).intValueExact(),
                        sums.toBigInteger(1).intValueExact(),
                        sums.toBigInteger(2).intValueExact(),
                        sums.toBigInteger(3).intValueExact()));
        sums.clear();
        assertEquals(BigInteger.ZERO, sums.toBigInteger(2));
    }

    @Test
    void mergeOfAnotherSizeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ExactSums(2).merge(new ExactSums(3)));
    }

    private static ExactSums sumOfSquares(List<Long> values, int groups) {
        ExactSums total = new ExactSums(1);
        for (int group = 0; group < groups; group++) {
            ExactSums part = new ExactSums(1);
            for (int i = group; i < values.size(); i += groups) {
                part.addProduct(0, values.get(i), values.get(i) >> 14);
            }
            total.merge(part);
        }
        return total;
    }

    /** Puts 2^127 - 1 into sum 0 and -2^127 into sum 1, from 2^126 = (-2^63)^2. */
    private static void fillToTheBrim(ExactSums sums) {
        sums.addProduct(0, Long.MIN_VALUE, Long.MIN_VALUE);
        sums.add(0, -1);
        sums.addProduct(0, Long.MIN_VALUE, Long.MIN_VALUE);
        sums.addProduct(1, Long.MIN_VALUE, Long.MAX_VALUE);
        sums.add(1, Long.MIN_VALUE);
        sums.addProduct(1, Long.MIN_VALUE, Long.MAX_VALUE);
        sums.add(1, Long.MIN_VALUE);
    }
}
