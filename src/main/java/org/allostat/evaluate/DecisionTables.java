package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allostat.evaluate.decision.NetBenefits;
import org.allostat.evaluate.decision.PartialInformation;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;

/**
 * The decision of a study under what is not known: which option is best how probably, and what knowing more would be worth; model.md (78),
 * (79). From costs and QALYs per person of draws 1 and on; with fewer than two draws there is nothing to say.
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
     * @param persons US adults of the cohort
     * @param seed of the dealings by which the bias is found
     */
    List<InformationValue> informationValues(List<Double> thresholdsUsdPerQaly, double persons, long seed) {
        List<InformationValue> rows = new ArrayList<>();
        if (isEmpty()) {
            return rows;
        }
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        List<double[]> values = new ArrayList<>();
        List<String> ids = varying(values, groups);
        RandomStreams random = new RandomStreams(seed);
        for (double threshold : thresholdsUsdPerQaly) {
            NetBenefits benefits = NetBenefits.of(costUsd, qalys, threshold);
            Asked asked = new Asked(benefits, values, random, threshold, persons);
            rows.add(row("perfect", ALL, new PartialInformation(benefits.perfectInformationUsd(), 0), asked));
            if (draws.size() < LEAST_DRAWS_OF_REGRESSION) {
                continue;
            }
            groups.forEach((group, members) -> rows.add(row("group", group, asked.of(members), asked)));
            for (int n = 0; n < ids.size(); n++) {
                rows.add(row("parameter", ids.get(n), asked.of(List.of(n)), asked));
            }
        }
        return rows;
    }

    /** What is asked at one threshold. */
    private record Asked(
            NetBenefits benefits,
            List<double[]> values,
            RandomStreams random,
            double thresholdUsdPerQaly,
            double persons) {
        PartialInformation of(List<Integer> parameters) {
            double[][] inputs = new double[benefits.draws()][parameters.size()];
            for (int k = 0; k < parameters.size(); k++) {
                double[] column = values.get(parameters.get(k));
                for (int draw = 0; draw < inputs.length; draw++) {
                    inputs[draw][k] = column[draw];
                }
            }
            return PartialInformation.of(benefits, inputs, random, LuckStreams.DEALING.code(0));
        }
    }

    private InformationValue row(String kind, String subject, PartialInformation value, Asked asked) {
        return new InformationValue(
                kind,
                subject,
                perspective,
                priceYear,
                asked.thresholdUsdPerQaly,
                draws.size(),
                value.usd(),
                value.biasUsd(),
                value.usd() * asked.persons);
    }

    /** The parameters that differ between draws, their values, and the groups that they belong to by the first part of their ids. */
    private List<String> varying(List<double[]> values, Map<String, List<Integer>> groups) {
        List<String> ids = new ArrayList<>();
        for (Parameter parameter : draws.get(0).parameters()) {
            double[] column = draws.stream()
                    .mapToDouble(drawn -> drawn.parameter(parameter.id()).value())
                    .toArray();
            boolean differs = false;
            for (double value : column) {
                differs |= value != column[0];
            }
            if (differs) {
                String group = parameter.id().substring(0, parameter.id().indexOf('.'));
                groups.computeIfAbsent(group, unused -> new ArrayList<>()).add(ids.size());
                ids.add(parameter.id());
                values.add(column);
            }
        }
        return ids;
    }
}
