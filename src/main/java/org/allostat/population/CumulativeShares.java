package org.allostat.population;

/**
 * Kinds of something with their shares of all, by running sums. Finds the kind in which a point of the whole lies in about
 * two steps, however many there are: a guide says for each of equal parts of the whole with which kind the search starts
 * (Chen and Asau, Operations Research 1974;22:155).
 */
public final class CumulativeShares {
    /** Sum of the shares up to and with each kind. */
    private final double[] upTo;
    /** The first kind that reaches into each part of the whole. */
    private final int[] guide;

    /** @param shares shares of the kinds in order, not negative; they are taken in proportion */
    public CumulativeShares(double[] shares) {
        upTo = shares.clone();
        for (int kind = 1; kind < upTo.length; kind++) {
            upTo[kind] += upTo[kind - 1];
        }
        // a power of two, so that the part of a uniform is found without rounding
        guide = new int[Math.max(1, 2 * Integer.highestOneBit(upTo.length))];
        for (int part = 0; part < guide.length; part++) {
            guide[part] = from(part == 0 ? 0 : guide[part - 1], (double) part / guide.length);
        }
    }

    /** The kind in which a share in (0, 1) of all, counted in their order, ends. */
    public int at(double share) {
        return from(guide[(int) (share * guide.length)], share);
    }

    private int from(int first, double share) {
        double point = share * upTo[upTo.length - 1];
        int kind = first;
        while (kind < upTo.length - 1 && upTo[kind] <= point) {
            kind++;
        }
        return kind;
    }
}
