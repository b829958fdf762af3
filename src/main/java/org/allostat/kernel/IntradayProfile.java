package org.allostat.kernel;

/**
 * Exposure within a day relative to its mean, at steady state, for equally spaced doses and first-order decay: three
 * Gauss-Legendre nodes over a dosing interval, and the trough at the end of the longest gap (model.md (22) to
 * (24)). Also the exact carry-over from day to day.
 *
 * @param node0 relative exposure at the first node (just after a dose)
 * @param node1 relative exposure at the middle of the interval
 * @param node2 relative exposure at the last node
 * @param trough relative exposure at the end of the longest gap
 * @param gapShare share of the day beyond the regular interval, 0 to 1
 * @param carryOver exp(-1/tau): what remains of a difference after a day
 * @param carryOverMean mean over the day of what remains of a difference
 */
public record IntradayProfile(
        double node0,
        double node1,
        double node2,
        double trough,
        double gapShare,
        double carryOver,
        double carryOverMean) {
    /** Gauss-Legendre weights for three nodes on the unit interval; symmetric. */
    static final double OUTER_WEIGHT = 5.0 / 18;

    static final double MIDDLE_WEIGHT = 8.0 / 18;
    private static final double NODE_OFFSET = Math.sqrt(15) / 10;
    private static final double HOURS_PER_DAY = 24;

    /** The flat profile of a day without doses. */
    static final IntradayProfile FLAT = new IntradayProfile(1, 1, 1, 1, 0, 0, 0);

    /**
     * The profile of a regimen.
     *
     * @throws IllegalArgumentException if a half-life or dose count is not positive and finite, or a gap is negative
     */
    static IntradayProfile of(KernelParameters.Regimen regimen) {
        requirePositive("rippleHalfLifeHours", regimen.rippleHalfLifeHours());
        requirePositive("carryOverHalfLifeHours", regimen.carryOverHalfLifeHours());
        requirePositive("dosesPerDay", regimen.dosesPerDay());
        if (!(regimen.longestGapHours() >= 0 && regimen.longestGapHours() <= HOURS_PER_DAY)) {
            throw new IllegalArgumentException("longestGapHours must be in [0, 24]: " + regimen.longestGapHours());
        }
        double decayPerHour = StrictMath.log(2) / regimen.rippleHalfLifeHours();
        double intervalHours = HOURS_PER_DAY / regimen.dosesPerDay();
        double decayPerInterval = decayPerHour * intervalHours;
        double peak = decayPerInterval / -StrictMath.expm1(-decayPerInterval);
        DecayFactors carryOver =
                DecayFactors.ofTimeConstant(regimen.carryOverHalfLifeHours() / HOURS_PER_DAY / StrictMath.log(2));
        return new IntradayProfile(
                peak * StrictMath.exp(-decayPerInterval * (0.5 - NODE_OFFSET)),
                peak * StrictMath.exp(-decayPerInterval * 0.5),
                peak * StrictMath.exp(-decayPerInterval * (0.5 + NODE_OFFSET)),
                peak * StrictMath.exp(-decayPerHour * regimen.longestGapHours()),
                Math.max(0, (regimen.longestGapHours() - intervalHours) / HOURS_PER_DAY),
                carryOver.atEnd(),
                carryOver.mean());
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be positive and finite: " + value);
        }
    }
}
