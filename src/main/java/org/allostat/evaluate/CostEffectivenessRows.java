package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allostat.evaluate.CostEffectivenessFrontier.Option;
import org.allostat.evaluate.CostEffectivenessFrontier.Position;
import org.allostat.outcomes.Valuation;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code cost_effectiveness} from what options cost and yield.
 *
 * @param standings which policies are options
 * @param comparator id of the study's comparator
 * @param thresholdsUsdPerQaly willingness to pay
 * @param valuation whose costs are counted, and what beyond the horizon
 * @param priceYear year of the prices
 */
record CostEffectivenessRows(
        Standings standings, String comparator, List<Double> thresholdsUsdPerQaly, Valuation valuation, int priceYear) {
    /** Value of the column {@code draw} of what holds over draws 1 and on together. */
    static final int MEAN_OVER_DRAWS = -1;

    private static final int LEAST_DRAWS = 2;

    CostEffectivenessRows {
        thresholdsUsdPerQaly = List.copyOf(thresholdsUsdPerQaly);
    }

    /**
     * Every policy at every threshold.
     *
     * @param draw value of the column
     * @param policies all policies, the comparator among them
     */
    List<CostEffectiveness> of(int draw, List<Option> policies) {
        Option compared = policies.stream()
                .filter(option -> option.policy().equals(comparator))
                .findFirst()
                .orElseThrow();
        List<CostEffectiveness> rows = new ArrayList<>();
        for (Position position : positions(policies)) {
            for (double threshold : thresholdsUsdPerQaly) {
                rows.add(row(draw, threshold, position, compared));
            }
        }
        return rows;
    }

    /**
     * Costs and QALYs averaged over draws 1 and on, and the frontier and ICERs of these means: a decision over what is not known goes by
     * the ratio of means, not by the mean of ratios. Nothing where there are fewer than two draws.
     *
     * @param rows those of draws
     */
    List<CostEffectiveness> meansOverDraws(List<CostEffectiveness> rows) {
        Map<String, Map<Integer, CostEffectiveness>> byPolicy = new LinkedHashMap<>();
        for (CostEffectiveness row : rows) {
            if (row.draw() > 0) {
                byPolicy.computeIfAbsent(row.policy(), unused -> new TreeMap<>())
                        .put(row.draw(), row);
            }
        }
        if (byPolicy.values().stream().noneMatch(drawn -> drawn.size() >= LEAST_DRAWS)) {
            return List.of();
        }
        List<Option> means = new ArrayList<>();
        byPolicy.forEach((policy, drawn) -> means.add(new Option(
                policy,
                drawn.values().stream()
                        .mapToDouble(CostEffectiveness::costUsd)
                        .average()
                        .orElseThrow(),
                drawn.values().stream()
                        .mapToDouble(CostEffectiveness::qalys)
                        .average()
                        .orElseThrow())));
        return of(MEAN_OVER_DRAWS, means);
    }

    /** Options among themselves; references stand apart, whatever their numbers. */
    private List<Position> positions(List<Option> all) {
        Map<String, Position> byPolicy = new HashMap<>();
        CostEffectivenessFrontier.positions(all.stream()
                        .filter(option -> standings.isRanked(option.policy()))
                        .toList())
                .forEach(position -> byPolicy.put(position.option().policy(), position));
        return all.stream()
                .map(option -> byPolicy.getOrDefault(
                        option.policy(), new Position(option, CostEffectivenessFrontier.Dominance.REFERENCE, null)))
                .toList();
    }

    private CostEffectiveness row(int draw, double thresholdUsdPerQaly, Position position, Option compared) {
        Option option = position.option();
        Option nextBest = position.nextBest();
        boolean ranked = standings.isRanked(option.policy());
        return new CostEffectiveness(
                option.policy(),
                standings.label(option.policy()),
                draw,
                valuation.perspective().label(),
                valuation.beyondHorizon().label(),
                priceYear,
                thresholdUsdPerQaly,
                option.costUsd(),
                option.qalys(),
                nextBest == null ? null : nextBest.policy(),
                nextBest == null ? null : option.incrementalCostUsd(nextBest),
                nextBest == null ? null : option.incrementalQalys(nextBest),
                nextBest == null ? null : presentIfNumber(option.icer(nextBest)),
                position.dominance().label(),
                ranked ? CostEffectivenessFrontier.netMonetaryBenefitUsd(option, thresholdUsdPerQaly) : null,
                compared.policy(),
                option.incrementalCostUsd(compared),
                option.incrementalQalys(compared),
                ranked ? presentIfNumber(option.icer(compared)) : null,
                null);
    }

    private static @Nullable Double presentIfNumber(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
