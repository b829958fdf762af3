package org.allostat.policy;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Whose turn in the queue for an offer has come by which visit, model.md (69). Whoever joins draws a ticket: the number of the
 * visit plus a luck from 0 to 1 that orders those of one visit. First come, first served makes the queue one number by visit: all
 * tickets below it have had their turn.
 */
public final class Turns implements Serializable {
    /** Nobody ever waits. */
    public static final Turns AT_ONCE = new Turns(new double[] {Double.POSITIVE_INFINITY});

    /** Nobody's turn ever comes. */
    public static final Turns NEVER = new Turns(new double[] {0});

    private final double[] servedBelow;

    /** @param servedBelow by visit, 0 the start of the study: the ticket below which all have had their turn; the last one stays */
    public Turns(double[] servedBelow) {
        this.servedBelow = servedBelow.clone();
    }

    /** Whether the turn of a ticket has come by a visit. */
    public boolean hasCome(double ticket, int visit) {
        return ticket < servedBelow[Math.min(visit, servedBelow.length - 1)];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Turns turns && Arrays.equals(servedBelow, turns.servedBelow);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(servedBelow);
    }

    @Override
    public String toString() {
        return "Turns" + Arrays.toString(servedBelow);
    }
}
