package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.allostat.evaluate.decision.AdditiveSpline;
import org.allostat.evaluate.decision.Dealings;
import org.allostat.evaluate.decision.ParameterEffect;
import org.allostat.outcomes.Measure;
import org.jspecify.annotations.Nullable;

/**
 * What each parameter does to what an option gains over the comparator; model.md (80), (81). From draws 1 and on: draw 0 is no draw from
 * what is not known.
 */
final class SensitivityTable {
    private static final String PER_PERSON = " per person";

    private final Standings standings;
    private final Map<String, Map<Integer, Gain>> gains = new TreeMap<>();
    private final CostEffectiveness any;

    /**
     * @param standings which policies are options
     * @param costs cost and effect by policy and draw, at any threshold; at least one
     * @param contrasts differences from the comparator, for their Monte Carlo errors
     */
    SensitivityTable(Standings standings, List<CostEffectiveness> costs, List<PolicyContrast> contrasts) {
        this.standings = standings;
        any = costs.get(0);
        for (CostEffectiveness row : costs) {
            if (row.draw() > 0
                    && standings.isRanked(row.policy())
                    && !row.policy().equals(row.comparator())) {
                gains.computeIfAbsent(row.policy(), unused -> new TreeMap<>()).put(row.draw(), Gain.of(row));
            }
        }
        for (PolicyContrast contrast : contrasts) {
            Map<Integer, Gain> drawn = gains.get(contrast.policy());
            if (drawn != null && contrast.stratumVariable().equals(ReportedStratum.EVERYBODY.variable())) {
                drawn.computeIfPresent(contrast.draw(), (draw, gain) -> gain.with(contrast));
            }
        }
    }

    /**
     * The rows.
     *
     * @param parameters those that differ between draws
     * @param thresholdsUsdPerQaly willingness to pay
     * @param dealings by which the bias is found, of as many draws
     */
    List<Sensitivity> rows(DrawnParameters parameters, List<Double> thresholdsUsdPerQaly, Dealings dealings) {
        List<Subject> subjects = subjects(thresholdsUsdPerQaly);
        List<List<ParameterEffect>> effects = new ArrayList<>(); // by parameter and subject
        for (DrawnParameters.Varying parameter : parameters.varying()) { // each regression is made once
            double[] values = parameter.toArray();
            AdditiveSpline spline = AdditiveSpline.of(values);
            effects.add(subjects.stream()
                    .map(subject -> ParameterEffect.of(values, spline, subject.outcome(), dealings))
                    .toList());
        }
        List<Sensitivity> rows = new ArrayList<>();
        for (int n = 0; n < subjects.size(); n++) {
            int place = n;
            double byLuck = Dealings.strongestByLuck(effects.stream()
                    .map(ofParameter -> ofParameter.get(place).irrelevantShares())
                    .toList());
            for (int k = 0; k < effects.size(); k++) {
                rows.add(row(
                        parameters.varying().get(k),
                        subjects.get(place),
                        effects.get(k).get(place),
                        byLuck));
            }
        }
        return rows;
    }

    private List<Subject> subjects(List<Double> thresholdsUsdPerQaly) {
        List<Subject> subjects = new ArrayList<>();
        gains.forEach((policy, drawn) -> {
            List<Gain> each = List.copyOf(drawn.values());
            subjects.add(new Subject(
                    policy,
                    "incremental_qalys",
                    "discounted QALYs" + PER_PERSON,
                    null,
                    values(each, Gain::qalys),
                    values(each, Gain::qalysError)));
            subjects.add(new Subject(
                    policy,
                    "incremental_cost_usd",
                    "discounted USD" + PER_PERSON,
                    null,
                    values(each, Gain::costUsd),
                    values(each, Gain::costErrorUsd)));
            for (double threshold : thresholdsUsdPerQaly) {
                subjects.add(new Subject(
                        policy,
                        "incremental_net_benefit_usd",
                        "discounted USD" + PER_PERSON,
                        threshold,
                        values(each, gain -> threshold * gain.qalys() - gain.costUsd()),
                        // of a sum whose parts go together in an unknown way: at most the sum of the errors
                        values(each, gain -> threshold * gain.qalysError() + gain.costErrorUsd())));
            }
        });
        return subjects;
    }

    private static List<Double> values(List<Gain> gains, ToDoubleFunction<Gain> value) {
        return gains.stream().map(value::applyAsDouble).toList();
    }

    private Sensitivity row(DrawnParameters.Varying parameter, Subject subject, ParameterEffect effect, double byLuck) {
        double[] outcome = subject.outcome();
        double mean = Arrays.stream(outcome).average().orElse(Double.NaN);
        double variance = Arrays.stream(outcome)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (outcome.length - 1);
        double monteCarlo = subject.errors().stream()
                .mapToDouble(error -> error * error)
                .average()
                .orElse(Double.NaN);
        return new Sensitivity(
                subject.policy(),
                standings.label(subject.policy()),
                any.comparator(),
                any.perspective(),
                any.beyondHorizon(),
                any.priceYear(),
                subject.name(),
                subject.unit(),
                subject.thresholdUsdPerQaly(),
                parameter.id(),
                parameter.unit(),
                outcome.length,
                mean,
                Math.sqrt(variance),
                effect.low(),
                effect.high(),
                effect.outcomeAtLow(),
                effect.outcomeAtHigh(),
                presentIfNumber(effect.varianceShare()),
                presentIfNumber(effect.biasShare()),
                presentIfNumber(byLuck),
                presentIfNumber(Math.min(1, monteCarlo / variance)));
    }

    private static @Nullable Double presentIfNumber(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** What one draw gives an option over the comparator, per person, with the Monte Carlo standard errors; NaN where they are undefined. */
    private record Gain(double qalys, double costUsd, double qalysError, double costErrorUsd) {
        static Gain of(CostEffectiveness row) {
            return new Gain(
                    row.comparatorIncrementalQalys(), row.comparatorIncrementalCostUsd(), Double.NaN, Double.NaN);
        }

        Gain with(PolicyContrast contrast) {
            Double error = contrast.standardError();
            double known = error == null ? Double.NaN : error;
            if (contrast.measure().equals(Measure.QALYS.label())) {
                return new Gain(qalys, costUsd, known, costErrorUsd);
            }
            return contrast.measure().equals(Measure.COST_USD.label())
                    ? new Gain(qalys, costUsd, qalysError, known)
                    : this;
        }
    }

    /** One outcome of one option. */
    private record Subject(
            String policy,
            String name,
            String unit,
            @Nullable Double thresholdUsdPerQaly,
            List<Double> outcomes,
            List<Double> errors) {
        double[] outcome() {
            return outcomes.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
