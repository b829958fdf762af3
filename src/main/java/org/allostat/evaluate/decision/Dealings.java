package org.allostat.evaluate.decision;

import java.util.Arrays;
import java.util.List;
import org.allostat.random.RandomStreams;

/**
 * Orders in which what came out of draws is dealt out anew among them: it then has nothing to do with any parameter, and whatever a
 * regression still finds is the bias of finitely many draws.
 */
public final class Dealings {
    private static final int DEALINGS = 20;
    private static final int TWENTY = 20;

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

    /**
     * What the strongest of several would reach by luck in one of twenty sets of draws, if none of them had an effect (Westfall and Young
     * 1993): every dealing is one for all of them, and has its largest.
     *
     * @param byDealing what each seems to reach in each dealing
     * @return NaN where nothing can be reached
     */
    public static double strongestByLuck(List<List<Double>> byDealing) {
        double[] largest = new double[DEALINGS];
        Arrays.fill(largest, Double.NaN);
        for (List<Double> each : byDealing) {
            for (int dealing = 0; dealing < largest.length; dealing++) {
                // of a number and none, the number
                largest[dealing] = Double.isNaN(largest[dealing])
                        ? each.get(dealing)
                        : Math.max(largest[dealing], each.get(dealing));
            }
        }
        Arrays.sort(largest);
        return largest[DEALINGS - 1 - DEALINGS / TWENTY];
    }
}
