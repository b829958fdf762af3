package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.LongStream;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the JDK's own way, which writes the decimal out and reads it again. */
class NearestDoubleTest {
    private static final RandomStreams LUCK = new RandomStreams(7);

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 30, 64, 110, 260})
    void everyDecimalBecomesTheDoubleThatReadingItGives(int digits) {
        for (int n = 0; n < 2000; n++) {
            BigDecimal decimal = decimal(digits, n);
            assertEquals(Double.parseDouble(decimal.toString()), NearestDouble.of(decimal), decimal::toString);
        }
    }

    private static BigDecimal decimal(int digits, int n) {
        StringBuilder text = new StringBuilder(n % 2 == 0 ? "-" : "");
        for (int place = 0; place < digits; place++) {
            text.append((int) (10 * LUCK.uniform(n, digits, place)));
        }
        int scale = (int) (260 * LUCK.uniform(n, digits, digits)) - 20;
        return new BigDecimal(new BigInteger(text.toString()), scale);
    }

    /** Half-way between two doubles, and the least bit beside it: the last bit is even, or the nearer one. */
    @Test
    void tiesGoToEvenAndTheLeastExcessDecides() {
        BigDecimal least = new BigDecimal(BigInteger.ONE, 150);
        LongStream.range(0, 200).forEach(n -> {
            double low = 1 + n * Math.ulp(1.0);
            double high = Math.nextUp(low);
            BigDecimal middle = new BigDecimal(low).add(new BigDecimal(high)).divide(BigDecimal.valueOf(2));
            assertEquals(n % 2 == 0 ? low : high, NearestDouble.of(middle));
            assertEquals(low, NearestDouble.of(middle.subtract(least)));
            assertEquals(high, NearestDouble.of(middle.add(least)));
        });
    }

    @Test
    void wholeNumbersAndNothingStayWhatTheyAre() {
        assertEquals(0, NearestDouble.of(BigDecimal.ZERO));
        assertEquals(0, NearestDouble.of(new BigDecimal("0.000")));
        assertEquals(-1.2e30, NearestDouble.of(new BigDecimal("-1.2e30")));
        assertEquals(9007199254740992.0, NearestDouble.of(new BigDecimal("9007199254740993")));
    }
}
