package org.allostat.outcomes;

import java.io.Serializable;

/**
 * Present values at a constant annual rate, model.md (49): what accrues t years after policy start counts
 * 1/(1+r)^t, as the Second Panel
 * on Cost-Effectiveness (Sanders et al. 2016, JAMA 316:1093) and most guidelines write it.
 *
 * <p>An event counts at its instant. A flow that is spread evenly over a period counts by the exact integral of the factor
 * over the period, not by the factor at one of its ends or its middle: the integral is additive, so cutting a period in
 * two, by a death or by a change of dose, leaves the sum unchanged, and whole horizons agree with the annuity formula for
 * every period length.
 *
 * @param ratePerYear annual discount rate r, at least 0 and below 1
 */
public record Discounting(double ratePerYear) implements Serializable {

    public Discounting {
        if (!(ratePerYear >= 0 && ratePerYear < 1)) {
            throw new IllegalArgumentException("ratePerYear must be in [0, 1): " + ratePerYear);
        }
    }

    /** Present value of 1 that accrues at an instant: 1/(1+r)^t. */
    public double factorAt(double years) {
        return StrictMath.pow(1 + ratePerYear, -years);
    }

    /**
     * Discounted years between two instants, the integral of 1/(1+r)^t: the present value of a flow of 1 per year. Equals
     * {@code toYears - fromYears} when r is 0.
     *
     * @param fromYears start of the period, years after policy start
     * @param toYears end of the period, not before its start
     */
    public double years(double fromYears, double toYears) {
        if (!(fromYears >= 0 && toYears >= fromYears)) {
            throw new IllegalArgumentException(
                    "a period must not start before 0 or after its end: " + fromYears + " to " + toYears + " years");
        }
        double force = StrictMath.log1p(ratePerYear); // continuously compounded rate
        double length = toYears - fromYears;
        // -expm1 keeps all digits of the short periods that subtraction of two factors would lose
        return force > 0 ? StrictMath.exp(-force * fromYears) * -StrictMath.expm1(-force * length) / force : length;
    }
}
