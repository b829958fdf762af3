package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.allostat.evaluate.decision.AdditiveSpline;
import org.allostat.evaluate.decision.Dealings;
import org.allostat.evaluate.decision.NetBenefits;
import org.allostat.evaluate.decision.PartialInformation;
import org.allostat.evidence.Registry;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;

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
            for (int option = 0; option < policies.size(); option++) {
                rows.add(new Acceptability(
                        policies.get(option),
                        standings.label(policies.get(option)),
                        perspective,
                        priceYear,
                        threshold,
                        draws.size(),
                        probability[option],
                        means[option],
                        option == best));
            }
        }
        return rows;
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
        List<InformationValue> rows = new ArrayList<>();
        if (isEmpty()) {
            return rows;
        }
        List<NetBenefits> benefits = thresholdsUsdPerQaly.stream()
                .map(threshold -> NetBenefits.of(costUsd, qalys, threshold))
                .toList();
        Valued valued = (kind, subject, value) -> {
            for (int n = 0; n < benefits.size(); n++) {
                rows.add(row(kind, subject, thresholdsUsdPerQaly.get(n), value.apply(benefits.get(n)), decisions));
            }
        };
        valued.add("perfect", ALL, each -> new PartialInformation(each.perfectInformationUsd(), 0));
        if (draws.size() >= LEAST_DRAWS_OF_REGRESSION) {
            Dealings dealings = dealings(seed);
            DrawnParameters parameters = new DrawnParameters(draws);
            parameters.groups().forEach((group, members) -> {
                AdditiveSpline regression = DrawnParameters.regression(members);
                valued.add("group", group, each -> PartialInformation.of(each, regression, dealings));
            });
            for (DrawnParameters.Varying parameter : parameters.varying()) {
                AdditiveSpline regression = DrawnParameters.regression(List.of(parameter));
                valued.add("parameter", parameter.id(), each -> PartialInformation.of(each, regression, dealings));
            }
        }
        rows.sort(Comparator.comparingInt(row -> thresholdsUsdPerQaly.indexOf(row.thresholdUsdPerQaly())));
        return rows;
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

    /** Adds what is worth how much at each threshold. */
    private interface Valued {
        void add(String kind, String subject, Function<NetBenefits, PartialInformation> value);
    }

    private InformationValue row(
            String kind, String subject, double threshold, PartialInformation value, InformationHorizon decisions) {
        return new InformationValue(
                kind,
                subject,
                perspective,
                priceYear,
                threshold,
                draws.size(),
                value.usd(),
                value.biasUsd(),
                decisions.years(),
                decisions.entrantsPerYear(),
                decisions.discountedDecisions(),
                value.usd() * decisions.discountedDecisions());
    }
}
