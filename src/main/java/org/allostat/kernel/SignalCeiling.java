package org.allostat.kernel;

/**
 * How strong the signal of one person's full agonist can be, and how weak, model.md (1) to (4), where dose and tolerance lie between
 * limits. The signal rises with the exposure and falls with tolerance, so each limit of the signal is the signal at limits.
 */
final class SignalCeiling {
    /** Below a sixth, so that what it makes is an upper limit. */
    private static final double ONE_SIXTH = 0.1666;

    private final double toleranceGain;
    private IntradayProfile profile = IntradayProfile.FLAT;
    private double mostRatio;
    private double leastRatio;
    /** Exposure in which a use of so many days ends, as a share of the dose; uses of a person are alike. */
    private double atEndOfUse;

    private int daysOfUseAtEnd;

    SignalCeiling(KernelParameters.Pharmacology drug) {
        toleranceGain = drug.toleranceGain();
    }

    /**
     * Begins a person.
     *
     * @param regimen how the drug reaches the receptor
     * @param least dose on days of use over the dose of half effect, at least
     * @param most the same, at most
     */
    void begin(IntradayProfile regimen, double least, double most) {
        profile = regimen;
        leastRatio = least;
        mostRatio = most;
        daysOfUseAtEnd = -1;
    }

    /** Occupancy that tolerance is driven by at most. */
    double mostOccupancy() {
        return mostRatio / (1 + mostRatio);
    }

    /** The least from the second day of use on: of a rise from nothing what is missing then is known. */
    double leastOccupancy() {
        double ratio = leastRatio * (1 - profile.carryOver() * profile.carryOverMean());
        return ratio / (1 + ratio);
    }

    /** The strongest mean signal of a day, where tolerance is at least this. */
    double most(double leastTolerance) {
        double ratio = mostRatio / Math.fma(toleranceGain, leastTolerance, 1);
        double atNodes = IntradayProfile.OUTER_WEIGHT * (of(ratio * profile.node0()) + of(ratio * profile.node2()))
                + IntradayProfile.MIDDLE_WEIGHT * of(ratio * profile.node1());
        return Math.max(of(ratio), atNodes);
    }

    /** Sum over the days after use of the signals that come of what was not yet eliminated, at most. */
    double mostAfterUse() {
        return mostRatio * shareAfterUse();
    }

    /** Share of a day's end that is there a day later. */
    double carryOver() {
        return profile.carryOver();
    }

    /** Sum over the days after use of the share of the dose that is still there. */
    double shareAfterUse() {
        return profile.carryOverMean() / (1 - profile.carryOver());
    }

    /** The same, each day's signal as much greater as a state of this daily factor has fallen by then; infinite if that has no limit. */
    double mostAfterUse(double atEnd) {
        return profile.carryOver() < atEnd
                ? mostRatio * profile.carryOverMean() / (atEnd - profile.carryOver())
                : Double.POSITIVE_INFINITY;
    }

    /** Share of the dose that exposure lacks on the n-th day of use, 1 for the first, at most. */
    private double lacking(int n) {
        double left = profile.carryOverMean();
        for (int day = 1; day < n; day++) {
            left *= profile.carryOver();
        }
        return left;
    }

    /**
     * What of a pressure the drug leaves uncovered on the n-th day of use at most, on the mean of the day.
     *
     * @param pressure withdrawal pressure at most
     * @param n 1 for the first day; later than the third counts as the third
     * @param mostTolerance tolerance at most
     */
    double uncovered(double pressure, int n, double mostTolerance) {
        if (pressure <= 0) {
            return 0;
        }
        double ratio = leastRatio * (1 - lacking(Math.min(n, 3))) / Math.fma(toleranceGain, mostTolerance, 1);
        double atTrough = above(pressure, of(ratio * profile.trough()));
        double atLast = above(pressure, of(ratio * profile.node2()));
        if (atTrough == 0 && atLast == 0) {
            return 0; // exposure is least at the last node or at the trough
        }
        double regular = IntradayProfile.OUTER_WEIGHT * (above(pressure, of(ratio * profile.node0())) + atLast)
                + IntradayProfile.MIDDLE_WEIGHT * above(pressure, of(ratio * profile.node1()));
        return mean(regular, atTrough);
    }

    /** The same at the trough, from the second day of use on. */
    double uncoveredAtTrough(double pressure, double mostTolerance) {
        double ratio = leastRatio * (1 - lacking(2)) / Math.fma(toleranceGain, mostTolerance, 1);
        return above(pressure, of(ratio * profile.trough()));
    }

    /**
     * The same on the n-th day after use.
     *
     * @param pressure withdrawal pressure at most
     * @param n 1 or 2
     * @param daysOfUse how long use was
     * @param mostTolerance tolerance at most
     */
    double uncoveredAfter(double pressure, int n, int daysOfUse, double mostTolerance) {
        if (daysOfUse != daysOfUseAtEnd) {
            daysOfUseAtEnd = daysOfUse;
            atEndOfUse = 1 - power(profile.carryOver(), daysOfUse);
        }
        double left = leastRatio * atEndOfUse;
        double atStart = (n == 1 ? left : left * profile.carryOver()) / Math.fma(toleranceGain, mostTolerance, 1);
        double regular = above(pressure, of(atStart * profile.carryOverMean()));
        return mean(regular, above(pressure, of(atStart * profile.carryOver())));
    }

    private double mean(double regular, double atTrough) {
        return Math.fma(profile.gapShare(), atTrough - regular, regular);
    }

    private static double of(double ratio) {
        return ratio / (1 + ratio);
    }

    private static double above(double pressure, double signal) {
        return Math.max(0, pressure - signal);
    }

    /** A factor in [0, 1] to the power of whole days, 0 or more. */
    static double power(double factor, int days) {
        double power = 1;
        double square = factor;
        for (int left = days; left > 0; left >>= 1) {
            power = (left & 1) != 0 ? power * square : power;
            square *= square;
        }
        return power;
    }

    /** At least exp(-x) for x of 0 or more, and hardly more: the first terms of exp(x / 4), to the power of -4. */
    static double decayAtMost(double x) {
        double quarter = 0.25 * x;
        double left = 1 / Math.fma(quarter, Math.fma(quarter, Math.fma(quarter, ONE_SIXTH, 0.5), 1), 1);
        double square = left * left;
        return square * square;
    }
}
