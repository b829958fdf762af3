package org.allostat.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Statistical tests of the draws. Each of the {@value #TESTS} tests rejects with probability 1e-6 / {@value #TESTS} if the
 * draws are ideal, so the whole class raises a false alarm with probability 1e-6 at most (Bonferroni; 37 tests are made, and
 * the sums of the moment tests are taken as normal). Seeds are fixed: a pass stays a pass.
 */
class RandomStreamsTest {
    private static final int TESTS = 40;
    private static final double FALSE_ALARM = 1e-6 / TESTS;
    private static final int DRAWS = 1 << 17;
    private static final int CELLS = 256;
    private static final RandomStreams STREAMS = new RandomStreams(20_260_101);

    /** What changes from one draw to the next while all else is held. */
    enum Along {
        PERSON {
            @Override
            double uniform(int i) {
                return STREAMS.uniform(i, 3, 5);
            }
        },
        DISTANT_PERSON {
            @Override
            double uniform(int i) {
                return STREAMS.uniform((long) i << 40, 3, 5);
            }
        },
        STREAM {
            @Override
            double uniform(int i) {
                return STREAMS.uniform(11, i, 5);
            }
        },
        INDEX {
            @Override
            double uniform(int i) {
                return STREAMS.uniform(11, 3, i);
            }
        },
        SEED {
            @Override
            double uniform(int i) {
                return new RandomStreams(i).uniform(11, 3, 5);
            }
        };

        abstract double uniform(int i);
    }

    /** Five tests. */
    @ParameterizedTest
    @EnumSource
    void uniformsFillTheUnitIntervalEvenly(Along along) {
        int[] counts = new int[CELLS];
        for (int i = 0; i < DRAWS; i++) {
            counts[(int) (along.uniform(i) * CELLS)]++;
        }
        assertEven(counts, DRAWS);
    }

    /** Five tests: pairs of neighbours fill a 16 by 16 grid, which also shows dependence that correlation misses. */
    @ParameterizedTest
    @EnumSource
    void pairsOfNeighboursFillTheUnitSquareEvenly(Along along) {
        int side = 16;
        int[] counts = new int[side * side];
        for (int i = 0; i < DRAWS; i++) {
            int first = (int) (along.uniform(2 * i) * side);
            int second = (int) (along.uniform(2 * i + 1) * side);
            counts[first * side + second]++;
        }
        assertEven(counts, DRAWS);
    }

    /** Fifteen tests: lags 1, 2 and 64. */
    @ParameterizedTest
    @EnumSource
    void neighboursAreUncorrelated(Along along) {
        for (int lag : new int[] {1, 2, 64}) {
            double sum = 0;
            for (int i = 0; i < DRAWS; i++) {
                sum += (along.uniform(i) - 0.5) * (along.uniform(i + lag) - 0.5);
            }
            // A product of two independent centred uniforms has mean 0 and variance 1/144.
            assertStandardNormal(sum / Math.sqrt(DRAWS / 144.0), "lag " + lag);
        }
    }

    /** Five tests: largest distance between the empirical and the uniform distribution. */
    @ParameterizedTest
    @EnumSource
    void uniformsPassKolmogorovSmirnov(Along along) {
        double[] sorted = new double[DRAWS];
        Arrays.setAll(sorted, along::uniform);
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < DRAWS; i++) {
            distance = Math.max(distance, sorted[i] - (double) i / DRAWS);
            distance = Math.max(distance, (i + 1.0) / DRAWS - sorted[i]);
        }
        // Massart 1990: P(D > d) <= 2 exp(-2 n d^2), for every n.
        double limit = Math.sqrt(Math.log(2 / FALSE_ALARM) / (2.0 * DRAWS));
        assertTrue(distance <= limit, "distance " + distance + ", limit " + limit);
    }

    /** Two tests. */
    @Test
    void exponentialsHaveUnitMeanAndVariance() {
        IntToDoubleFunction draw = person -> STREAMS.exponential(person, 9, 1);
        // Mean 1 with variance 1; (E - 1)^2 has mean 1 and variance 9 - 1.
        assertStandardNormal(standardized(person -> draw.applyAsDouble(person) - 1, 1), "mean");
        assertStandardNormal(standardized(person -> square(draw.applyAsDouble(person) - 1) - 1, 8), "variance");
    }

    /** Four tests: moments one to four of the standard normal are 0, 1, 0, 3. */
    @Test
    void normalsHaveTheMomentsOfTheStandardNormal() {
        IntToDoubleFunction draw = person -> STREAMS.normal(person, 8, 1);
        // Var Z = 1, Var Z^2 = 2, Var Z^3 = 15, Var Z^4 = 105 - 9.
        assertStandardNormal(standardized(draw, 1), "mean");
        assertStandardNormal(standardized(person -> square(draw.applyAsDouble(person)) - 1, 2), "variance");
        assertStandardNormal(standardized(person -> Math.pow(draw.applyAsDouble(person), 3), 15), "skewness");
        assertStandardNormal(standardized(person -> Math.pow(draw.applyAsDouble(person), 4) - 3, 96), "kurtosis");
    }

    /** One test: the lowest bits that the uniforms keep. */
    @Test
    void lowestBitsAreFair() {
        long ones = 0;
        for (int person = 0; person < DRAWS; person++) {
            ones += (long) (STREAMS.uniform(person, 1, 1) * 0x1.0p52) & 1;
        }
        assertStandardNormal((ones - DRAWS / 2.0) / Math.sqrt(DRAWS / 4.0), "lowest bit");
    }

    @Test
    void drawDoesNotDependOnDrawsBefore() {
        double first = STREAMS.uniform(5, 2, 1);
        STREAMS.uniform(6, 2, 1);
        assertEquals(first, STREAMS.uniform(5, 2, 1));
        assertEquals(first, new RandomStreams(20_260_101).uniform(5, 2, 1));
        assertNotEquals(first, STREAMS.uniform(5, 1, 2), "stream and index are not interchangeable");
    }

    @Test
    void everyWordGivesAUniformStrictlyBetweenZeroAndOne() {
        assertEquals(0x1.0p-53, RandomStreams.toUniform(0));
        assertEquals(1 - 0x1.0p-53, RandomStreams.toUniform(-1));
    }

    private static void assertEven(int[] counts, int draws) {
        double expected = (double) draws / counts.length;
        double statistic = 0;
        for (int count : counts) {
            statistic += square(count - expected) / expected;
        }
        ChiSquaredDistribution chiSquared = ChiSquaredDistribution.of(counts.length - 1.0);
        // Both tails: too even is as wrong as too uneven.
        double p = 2 * Math.min(chiSquared.cumulativeProbability(statistic), chiSquared.survivalProbability(statistic));
        assertTrue(p >= FALSE_ALARM, "chi-square " + statistic + ", p " + p);
    }

    private static void assertStandardNormal(double z, String what) {
        double p = 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
        assertTrue(p >= FALSE_ALARM, () -> what + ": z " + z + ", p " + p);
    }

    /** The mean of DRAWS values of mean 0 and the given variance, standardized; normal by the central limit theorem. */
    private static double standardized(IntToDoubleFunction value, double variance) {
        double sum = 0;
        for (int person = 0; person < DRAWS; person++) {
            sum += value.applyAsDouble(person);
        }
        return sum / Math.sqrt(DRAWS * variance);
    }

    private static double square(double x) {
        return x * x;
    }
}
