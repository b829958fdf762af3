package org.allostat.kernel;

/**
 * How high one slow load of one person can be, model.md (9): carried along targets that are upper limits themselves. A load moves toward
 * its target and never past it, so that a higher load and a higher target make a higher load; it falls more slowly than it rises.
 */
final class LoadCeiling {
    /** Parts of a use: the first half from the third day on, the rest of it, and one day. */
    static final int PARTS = 3;

    static final int ONE_DAY = 2;

    private double drivePerDay;
    private double perWithdrawal;
    private double maximum;
    private double rise;
    private double fall;
    private double fallDays;
    private double limit;
    private double value;
    private double highest;
    /** Shares left of a gap to the target from below, and from above, after each part of a use. */
    private final double[] afterRise = new double[PARTS];

    private final double[] afterFall = new double[PARTS];

    /**
     * Begins a person without load.
     *
     * @param fromDrug what a day of full exposure drives
     * @param fromWithdrawal what a day of withdrawal of 1 drives
     * @param timeConstant days of a rise
     * @param recoveryRatio days of a fall over days of a rise
     * @param most the bound of every target
     */
    void begin(double fromDrug, double fromWithdrawal, double timeConstant, double recoveryRatio, double most) {
        drivePerDay = fromDrug;
        perWithdrawal = fromWithdrawal;
        maximum = most;
        rise = StrictMath.exp(-1 / timeConstant);
        fallDays = Math.max(1, recoveryRatio) * timeConstant;
        fall = StrictMath.exp(-1 / fallDays);
        limit = most;
        value = 0;
        highest = 0;
    }

    /** Withdrawal is never above this pressure, hence no target above one that follows from it. */
    void limit(double pressure) {
        limit = Math.min(limit, target(1, Math.max(0, pressure)));
    }

    double limit() {
        return limit;
    }

    double value() {
        return value;
    }

    /** The highest it has ever been. */
    double highest() {
        return highest;
    }

    /** The target of a day with a share of the full exposure's drive and some withdrawal. */
    private double target(double share, double withdrawal) {
        double raw = drivePerDay * share + perWithdrawal * withdrawal;
        return maximum * raw / (raw + maximum);
    }

    /** The highest that it was or can be in some days of whatever is possible. */
    double highestAfter(int days) {
        return Math.max(highest, value + Math.max(0, limit - value) * Math.min(1, days * (1 - rise)));
    }

    /** Uses to come have parts of these days besides single ones. */
    void planUse(int first, int second) {
        afterRise[0] = SignalCeiling.power(rise, first);
        afterRise[1] = SignalCeiling.power(rise, second);
        afterRise[ONE_DAY] = rise;
        afterFall[0] = SignalCeiling.power(fall, first);
        afterFall[1] = SignalCeiling.power(fall, second);
        afterFall[ONE_DAY] = fall;
    }

    /**
     * Some days of one target at most.
     *
     * @param part which days
     * @param share drive, as a share of that of full exposure
     * @param withdrawal withdrawal of each day
     */
    void pass(int part, double share, double withdrawal) {
        double target = Math.min(limit, target(share, withdrawal));
        value = target + (value - target) * (value > target ? afterFall : afterRise)[part];
        highest = Math.max(highest, value);
    }

    /**
     * The withdrawal above which its target is above the load as it is; infinite where none is.
     */
    double withdrawalThatHolds() {
        return value < maximum && perWithdrawal > 0
                ? maximum * value / (maximum - value) / perWithdrawal
                : Double.POSITIVE_INFINITY;
    }

    /**
     * Highest load while withdrawal dies away.
     *
     * @param above sum over the days of what withdrawal exceeds that which holds the load
     * @param driveDays days of full exposure among them
     */
    double highestInPause(double above, double driveDays) {
        return Math.min(Math.max(limit, highest), Math.max(highest, value + (1 - rise) * gain(above, driveDays)));
    }

    /** The target is a concave function of what drives it: it lies below its tangent, and of a sum below the sum. */
    private double gain(double above, double driveDays) {
        double slope = (maximum - value) / maximum;
        return slope * slope * perWithdrawal * above + drivePerDay * driveDays;
    }

    /**
     * Days in which withdrawal dies away, its target first above the load and then below.
     *
     * @param above sum over the days of what withdrawal exceeds that which holds the load
     * @param withdrawal sum over the days of all of it
     * @param driveDays days of full exposure among them
     * @param withdrawalDays time constant with which withdrawal falls at most
     */
    void passPause(int days, double above, double withdrawal, double driveDays, double withdrawalDays) {
        double rest = SignalCeiling.decayAtMost(days / fallDays);
        // what was gained early has fallen too
        double kept = withdrawalDays < fallDays ? Math.min(1, rest / (1 - withdrawalDays / fallDays)) : 1;
        double below = Math.min(value * days, perWithdrawal * withdrawal);
        highest = highestInPause(above, driveDays);
        value = Math.min(
                Math.max(limit, value),
                value * rest + kept * ((1 - rise) * gain(above, driveDays) + (1 - fall) * below));
    }
}
