package org.allostat.outcomes;

/** Values counted in steps, as integers: only integers add up to the same sum in every order. */
public final class WholeSteps {
    private static final double HALF = 0.5;

    private WholeSteps() {}

    /**
     * The integer nearest to a number of steps, of two the larger: what {@link Math#round(double)} gives for every double.
     * Processors have an instruction for the nearest integer, but of two it takes the even one. How far that is from the
     * value is exact, so the ties that went down are known.
     */
    public static long nearest(double steps) {
        double even = Math.rint(steps);
        return (long) even + (steps - even == HALF ? 1 : 0);
    }
}
