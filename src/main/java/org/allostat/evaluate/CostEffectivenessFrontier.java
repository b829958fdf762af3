package org.allostat.evaluate;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options that some willingness to pay makes best, in the plane of cost and effect: the lower right convex hull.
 *
 * <p>An option is dominated if another costs no more and yields no less, and is better in one of the two; it is extendedly
 * dominated if a mixture of two others does that, so that ICERs along the frontier rise (Drummond et al. 2015, ch. 4).
 * Options of equal cost and effect share a place. An option on the line between two others is on the frontier: at its ICER
 * all three are equally good. Comparisons are exact, so that rounding never decides.
 */
public final class CostEffectivenessFrontier {
    private CostEffectivenessFrontier() {}

    /** The position of each option, in the order given. */
    public static List<Position> positions(List<Option> options) {
        List<Option> cheapestFirst = options.stream()
                .sorted(Comparator.comparingDouble(Option::costUsd)
                        .thenComparing(Comparator.comparingDouble(Option::qalys).reversed()))
                .toList();
        List<Option> undominated = new ArrayList<>();
        for (Option option : cheapestFirst) {
            if (undominated.isEmpty()
                    || option.qalys() > undominated.get(undominated.size() - 1).qalys()) {
                undominated.add(option);
            }
        }
        List<Option> frontier = lowerHull(undominated);
        Map<Place, Position> byPlace = new HashMap<>();
        for (Option option : undominated) {
            byPlace.put(Place.of(option), new Position(option, Dominance.EXTENDEDLY_DOMINATED, null));
        }
        for (int i = 0; i < frontier.size(); i++) {
            Option nextBest = i == 0 ? null : frontier.get(i - 1);
            Option option = frontier.get(i);
            byPlace.put(Place.of(option), new Position(option, Dominance.FRONTIER, nextBest));
        }
        return options.stream()
                .map(option -> byPlace.getOrDefault(Place.of(option), new Position(option, Dominance.DOMINATED, null))
                        .at(option))
                .toList();
    }

    /** Money that an option is worth at a threshold, net of what it costs. */
    public static double netMonetaryBenefitUsd(Option option, double thresholdUsdPerQaly) {
        return thresholdUsdPerQaly * option.qalys() - option.costUsd();
    }

    /** Drops options, whose costs and effects rise, at which the ICER would fall. */
    private static List<Option> lowerHull(List<Option> rising) {
        Deque<Option> hull = new ArrayDeque<>();
        for (Option option : rising) {
            while (hull.size() > 1) {
                Option last = hull.pop();
                if (!icerFalls(hull.getFirst(), last, option)) {
                    hull.push(last);
                    break;
                }
            }
            hull.push(option);
        }
        List<Option> cheapestFirst = new ArrayList<>();
        hull.descendingIterator().forEachRemaining(cheapestFirst::add);
        return cheapestFirst;
    }

    private static boolean icerFalls(Option first, Option second, Option third) {
        BigDecimal before = gain(second.costUsd(), first.costUsd()).multiply(gain(third.qalys(), second.qalys()));
        BigDecimal after = gain(third.costUsd(), second.costUsd()).multiply(gain(second.qalys(), first.qalys()));
        return before.compareTo(after) > 0;
    }

    private static BigDecimal gain(double to, double from) {
        return new BigDecimal(to).subtract(new BigDecimal(from));
    }

    /**
     * What a policy costs and yields per person.
     *
     * @param policy id
     * @param costUsd mean discounted cost
     * @param qalys mean discounted QALYs
     */
    public record Option(String policy, double costUsd, double qalys) {
        public Option {
            if (!Double.isFinite(costUsd) || !Double.isFinite(qalys)) {
                throw new IllegalArgumentException(
                        "cost and QALYs of " + policy + " must be finite: " + costUsd + ", " + qalys);
            }
            costUsd += 0.0; // -0.0 becomes 0.0: they are the same place
            qalys += 0.0;
        }

        /** Cost beyond that of another option. */
        public double incrementalCostUsd(Option other) {
            return costUsd - other.costUsd;
        }

        /** QALYs beyond those of another option. */
        public double incrementalQalys(Option other) {
            return qalys - other.qalys;
        }

        /**
         * USD per QALY gained over another option, or saved per QALY given up. NaN where no trade is made: one of the two
         * is better in cost or effect and not worse in the other, or both are equal.
         */
        public double icer(Option other) {
            double cost = incrementalCostUsd(other);
            double effect = incrementalQalys(other);
            return cost * effect > 0 ? cost / effect : Double.NaN;
        }
    }

    /** How an option stands to all others. */
    public enum Dominance {
        FRONTIER("frontier"),
        DOMINATED("dominated"),
        EXTENDEDLY_DOMINATED("extendedly dominated"),
        /** No option: it is not compared with the others. */
        REFERENCE("reference");

        private final String label;

        Dominance(String label) {
            this.label = label;
        }

        /** Value of column {@code dominance}. */
        public String label() {
            return label;
        }
    }

    /**
     * Where an option stands.
     *
     * @param option the option
     * @param dominance whether it is on the frontier, and why not
     * @param nextBest the next cheaper option on the frontier; absent for its cheapest and for dominated options
     */
    public record Position(
            Option option, Dominance dominance, @Nullable Option nextBest) {
        private Position at(Option equal) {
            return new Position(equal, dominance, nextBest);
        }
    }

    /** A point of the plane. */
    private record Place(double costUsd, double qalys) {
        static Place of(Option option) {
            return new Place(option.costUsd(), option.qalys());
        }
    }
}
