package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.allostat.evaluate.decision.AdditiveSpline;
import org.allostat.evaluate.decision.Dealings;
import org.allostat.evaluate.decision.NetBenefits;
import org.allostat.evaluate.decision.PartialInformation;
import org.allostat.evidence.Registry;
import org.allostat.policy.Standing;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * The decision of a study under what is not known: which option is best how probably, and what knowing more would be worth; model.md (78)
 * to (81). From costs and QALYs per person of draws 1 and on; with fewer than two draws there is nothing to say.
 */
final class DecisionTables {
    /** Thresholds of the acceptability curve: 0 to 300,000 USD in steps of 5,000. */
    private static final int STEPS = 60;

    private static final double STEP_USD = 5000;
    private static final String ALL = "all";
    /** Fewer draws tell nothing of a single parameter: a regression of them follows noise. */
    private static final int LEAST_DRAWS_OF_REGRESSION = 30;

    private final Standings standings;
    private final List<String> policies;
    private final double[][] costUsd;
    private final double[][] qalys;
    private final List<Registry> draws;
    private final String perspective;
    private final String beyondHorizon;
    private final int priceYear;

    /**
     * @param standings which policies are options
     * @param rows cost and effect by policy and draw, at any threshold
     * @param draws parameters of draws 1 and on
     */
    DecisionTables(Standings standings, List<CostEffectiveness> rows, List<Registry> draws) {
        this.standings = standings;
        this.draws = List.copyOf(draws);
        Map<String, Map<Integer, CostEffectiveness>> byPolicy = new LinkedHashMap<>();
        for (CostEffectiveness row : rows) {
            if (row.draw() > 0 && standings.isRanked(row.policy())) {
                byPolicy.computeIfAbsent(row.policy(), unused -> new TreeMap<>())
                        .put(row.draw(), row);
            }
        }
        policies = List.copyOf(byPolicy.keySet());
        costUsd = new double[draws.size()][policies.size()];
        qalys = new double[draws.size()][policies.size()];
        for (int option = 0; option < policies.size(); option++) {
            int place = 0;
            for (CostEffectiveness row :
                    byPolicy.getOrDefault(policies.get(option), Map.of()).values()) {
                costUsd[place][option] = row.costUsd();
                qalys[place][option] = row.qalys();
                place++;
            }
        }
        perspective = rows.isEmpty() ? "" : rows.get(0).perspective();
        beyondHorizon = rows.isEmpty() ? "" : rows.get(0).beyondHorizon();
        priceYear = rows.isEmpty() ? 0 : rows.get(0).priceYear();
    }

    private boolean isEmpty() {
        return draws.size() < 2 || policies.isEmpty();
    }

    /** The acceptability curve and its frontier. */
    List<Acceptability> acceptability() {
        List<Acceptability> rows = new ArrayList<>();
        for (int step = 0; step <= STEPS && !isEmpty(); step++) {
            double threshold = step * STEP_USD;
            NetBenefits benefits = NetBenefits.of(costUsd, qalys, threshold);
            double[] means = benefits.means();
            double[] probability = benefits.probabilityBest();
            int best = benefits.best();
            Map<String, Double> ofGuidelines = bestOfGuidelines(threshold);
            for (int option = 0; option < policies.size(); option++) {
                rows.add(new Acceptability(
                        policies.get(option),
                        standings.label(policies.get(option)),
                        perspective,
                        beyondHorizon,
                        priceYear,
                        threshold,
                        draws.size(),
                        probability[option],
                        means[option],
                        option == best,
                        ofGuidelines.get(policies.get(option))));
            }
        }
        return rows;
    }

    /** How likely each policy that a guideline advises is to be the best of these. */
    private Map<String, Double> bestOfGuidelines(double threshold) {
        List<Integer> places = IntStream.range(0, policies.size())
                .filter(option -> standings.label(policies.get(option)).equals(Standing.GUIDELINE.label()))
                .boxed()
                .toList();
        Map<String, Double> probability = new HashMap<>();
        if (!places.isEmpty()) {
            double[] best = NetBenefits.of(only(costUsd, places), only(qalys, places), threshold)
                    .probabilityBest();
            for (int i = 0; i < places.size(); i++) {
                probability.put(policies.get(places.get(i)), best[i]);
            }
        }
        return probability;
    }

    private static double[][] only(double[][] values, List<Integer> places) {
        return Arrays.stream(values)
                .map(draw -> places.stream().mapToDouble(place -> draw[place]).toArray())
                .toArray(double[][]::new);
    }

    /**
     * The value of information.
     *
     * @param thresholdsUsdPerQaly willingness to pay
     * @param decisions how often the decision is taken
     * @param seed of the dealings by which the bias is found
     */
    List<InformationValue> informationValues(
            List<Double> thresholdsUsdPerQaly, InformationHorizon decisions, long seed) {
        if (isEmpty()) {
            return List.of();
        }
        List<NetBenefits> benefits = thresholdsUsdPerQaly.stream()
                .map(threshold -> NetBenefits.of(costUsd, qalys, threshold))
                .toList();
        List<Known> known = new ArrayList<>();
        known.add(Known.of("perfect", ALL, benefits, PartialInformation::ofEverything));
        if (draws.size() >= LEAST_DRAWS_OF_REGRESSION) {
            Dealings dealings = dealings(seed);
            DrawnParameters parameters = new DrawnParameters(draws);
            parameters.groups().forEach((group, members) -> {
                AdditiveSpline regression = DrawnParameters.regression(members);
                known.add(
                        Known.of("group", group, benefits, each -> PartialInformation.of(each, regression, dealings)));
            });
            for (DrawnParameters.Varying parameter : parameters.varying()) {
                AdditiveSpline regression = DrawnParameters.regression(List.of(parameter));
                known.add(Known.of(
                        "parameter",
                        parameter.id(),
                        benefits,
                        each -> PartialInformation.of(each, regression, dealings)));
            }
        }
        List<InformationValue> rows = new ArrayList<>();
        for (int place = 0; place < benefits.size(); place++) {
            Map<String, Double> byLuck = strongestByLuck(known, place);
            for (Known each : known) {
                rows.add(row(each, thresholdsUsdPerQaly.get(place), place, byLuck.get(each.kind), decisions));
            }
        }
        return rows;
    }

    /** What the strongest of each kind would seem to be worth if all were irrelevant; none for perfect information. */
    private static Map<String, Double> strongestByLuck(List<Known> known, int place) {
        Map<String, List<List<Double>>> byKind = new LinkedHashMap<>();
        for (Known each : known) {
            List<Double> irrelevant = each.values.get(place).irrelevantUsd();
            if (!irrelevant.isEmpty()) {
                byKind.computeIfAbsent(each.kind, unused -> new ArrayList<>()).add(irrelevant);
            }
        }
        Map<String, Double> strongest = new LinkedHashMap<>();
        byKind.forEach((kind, each) -> strongest.put(kind, Dealings.strongestByLuck(each)));
        return strongest;
    }

    /**
     * What would be known, and what that is worth.
     *
     * @param values by threshold
     */
    private record Known(String kind, String subject, List<PartialInformation> values) {
        static Known of(
                String kind,
                String subject,
                List<NetBenefits> benefits,
                Function<NetBenefits, PartialInformation> value) {
            return new Known(kind, subject, benefits.stream().map(value).toList());
        }
    }

    /**
     * What each parameter does to what options gain over the comparator.
     *
     * @param costs cost and effect by policy and draw
     * @param contrasts differences from the comparator, by draw
     * @param thresholdsUsdPerQaly willingness to pay
     * @param seed of the dealings by which the bias is found
     */
    List<Sensitivity> sensitivity(
            List<CostEffectiveness> costs,
            List<PolicyContrast> contrasts,
            List<Double> thresholdsUsdPerQaly,
            long seed) {
        return isEmpty() || draws.size() < LEAST_DRAWS_OF_REGRESSION
                ? List.of()
                : new SensitivityTable(standings, costs, contrasts)
                        .rows(new DrawnParameters(draws), thresholdsUsdPerQaly, dealings(seed));
    }

    private Dealings dealings(long seed) {
        return new Dealings(draws.size(), new RandomStreams(seed), LuckStreams.DEALING.code(0));
    }

    private InformationValue row(
            Known known, double threshold, int place, @Nullable Double byLuckUsd, InformationHorizon decisions) {
        PartialInformation value = known.values.get(place);
        return new InformationValue(
                known.kind,
                known.subject,
                perspective,
                beyondHorizon,
                priceYear,
                threshold,
                draws.size(),
                value.usd(),
                value.biasUsd(),
                byLuckUsd,
                decisions.years(),
                decisions.entrantsPerYear(),
                decisions.discountedDecisions(),
                value.usd() * decisions.discountedDecisions());
    }
}
