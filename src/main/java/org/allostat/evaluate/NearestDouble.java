package org.allostat.evaluate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;

/**
 * The double nearest to a decimal, ties to even: what {@link BigDecimal#doubleValue} gives, which on older JDKs writes the
 * decimal out and reads it again. Evaluation asks for hundreds of thousands of them, of a hundred digits each.
 */
final class NearestDouble {
    /** Bits of the quotient that is rounded: those of a double, one to decide, one that says whether more follow, and a spare. */
    private static final int BITS = 56;

    /** Powers of ten kept ready; the decimals of an estimate have fewer places. */
    private static final int TABULATED = 200;

    private static final BigInteger[] POWERS_OF_TEN = Stream.iterate(
                    BigInteger.ONE, power -> power.multiply(BigInteger.TEN))
            .limit(TABULATED)
            .toArray(BigInteger[]::new);

    private NearestDouble() {}

    /**
     * The nearest double.
     *
     * @param decimal of any number of digits, of a size at which doubles have all their bits
     */
    static double of(BigDecimal decimal) {
        BigInteger unscaled = decimal.unscaledValue();
        if (decimal.scale() <= 0) {
            return decimal.toBigIntegerExact().doubleValue();
        }
        BigInteger size = unscaled.abs();
        BigInteger divisor = powerOfTen(decimal.scale());
        int shift = BITS + divisor.bitLength() - size.bitLength();
        BigInteger[] quotient = shift >= 0
                ? size.shiftLeft(shift).divideAndRemainder(divisor)
                : size.divideAndRemainder(divisor.shiftLeft(-shift));
        long bits = quotient[0].longValueExact() | (quotient[1].signum() != 0 ? 1 : 0);
        return unscaled.signum() * Math.scalb((double) bits, -shift);
    }

    private static BigInteger powerOfTen(int exponent) {
        return exponent < POWERS_OF_TEN.length ? POWERS_OF_TEN[exponent] : BigInteger.TEN.pow(exponent);
    }
}
