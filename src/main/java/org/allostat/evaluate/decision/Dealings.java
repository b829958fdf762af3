package org.allostat.evaluate.decision;

import org.allostat.random.RandomStreams;

/**
 * Orders in which what came out of draws is dealt out anew among them: it then has nothing to do with any parameter, and whatever a
 * regression still finds is the bias of finitely many draws.
 */
public final class Dealings {
    private static final int DEALINGS = 20;

    private final int[][] orders;

    /**
     * @param draws how many there are
     * @param random luck of the dealings
     * @param stream its stream
     */
    public Dealings(int draws, RandomStreams random, int stream) {
        orders = new int[DEALINGS][draws];
        for (int dealing = 0; dealing < DEALINGS; dealing++) {
            int[] order = orders[dealing];
            for (int n = 0; n < draws; n++) {
                order[n] = n;
            }
            for (int n = draws - 1; n > 0; n--) { // Fisher and Yates
                int other = (int) (random.uniform(dealing, stream, n) * (n + 1));
                int swapped = order[n];
                order[n] = order[other];
                order[other] = swapped;
            }
        }
    }

    /** How many dealings there are. */
    int count() {
        return orders.length;
    }

    /** The values in the order of a dealing. */
    double[] deal(int dealing, double[] values) {
        double[] dealt = new double[values.length];
        for (int n = 0; n < dealt.length; n++) {
            dealt[n] = values[orders[dealing][n]];
        }
        return dealt;
    }

    /** The rows in the order of a dealing. */
    double[][] deal(int dealing, double[][] rows) {
        double[][] dealt = new double[rows.length][];
        for (int n = 0; n < dealt.length; n++) {
            dealt[n] = rows[orders[dealing][n]];
        }
        return dealt;
    }
}
