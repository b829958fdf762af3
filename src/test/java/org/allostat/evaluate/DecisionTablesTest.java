package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Standing;
import org.allostat.study.ValueOfInformation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Decision tables from rows whose net benefit hangs on one parameter alone. */
class DecisionTablesTest {
    private static final int DRAWS = 200;
    private static final String ID = "utility.base";
    private static final String BEYOND = "life_expectancy";
    private static final Map<String, Standing> STANDINGS =
            Map.of("usual", Standing.PRACTICE, "offer", Standing.GUIDELINE, "harm", Standing.REFERENCE);

    private static final InformationHorizon DECISIONS = InformationHorizon.of(new ValueOfInformation(1, 0), 1e6, 0.03);

    private static final List<Registry> DRAWN = drawn();

    private static List<Registry> drawn() {
        List<Registry> drawn = new ArrayList<>();
        for (int draw = 1; draw <= DRAWS; draw++) {
            drawn.add(FrozenRegistry.REGISTRY.draw(3, draw));
        }
        return drawn;
    }

    /** The offer gains as many QALYs as the parameter is above 0.86, at no cost; the reference is always far better. */
    private static List<CostEffectiveness> rows(int draws) {
        List<CostEffectiveness> rows = new ArrayList<>();
        for (int draw = 0; draw <= draws; draw++) {
            double x = draw == 0 ? 0 : DRAWN.get(draw - 1).parameter(ID).value() - 0.86;
            rows.add(row("usual", draw, 2));
            rows.add(row("offer", draw, 2 + x));
            rows.add(row("harm", draw, 9));
        }
        return rows;
    }

    private static CostEffectiveness row(String policy, int draw, double qalys) {
        return new CostEffectiveness(
                policy,
                "",
                draw,
                "health_care_sector",
                BEYOND,
                2021,
                50_000,
                1000,
                qalys,
                null,
                null,
                null,
                null,
                "",
                null,
                "usual",
                0,
                qalys - 2,
                null,
                null);
    }

    private static DecisionTables tables(int draws, boolean rankReferences) {
        return new DecisionTables(new Standings(STANDINGS, rankReferences), rows(draws), DRAWN.subList(0, draws));
    }

    @Test
    void acceptabilityIsOfOptionsAndAddsUpToOneAtEachThreshold() {
        List<Acceptability> rows = tables(DRAWS, false).acceptability();
        assertEquals(61 * 2, rows.size());
        Map<Double, Double> sums = rows.stream()
                .collect(Collectors.groupingBy(
                        Acceptability::thresholdUsdPerQaly, Collectors.summingDouble(Acceptability::probabilityBest)));
        assertEquals(61, sums.size());
        sums.forEach((threshold, sum) -> assertEquals(1, sum, 1e-9));
        long better = DRAWN.stream()
                .filter(registry -> registry.parameter(ID).value() > 0.86)
                .count();
        Acceptability offer = rows.stream()
                .filter(row -> row.policy().equals("offer") && row.thresholdUsdPerQaly() == 100_000)
                .findFirst()
                .orElseThrow();
        assertEquals((double) better / DRAWS, offer.probabilityBest(), 1e-9);
        // of the two, a guideline advises the offer alone
        assertEquals(1, present(offer.probabilityBestOfGuidelines()), 1e-9);
        assertTrue(rows.stream()
                .filter(row -> row.policy().equals("usual"))
                .allMatch(row -> row.probabilityBestOfGuidelines() == null));
        // at 0 USD both cost alike: they share every draw
        assertTrue(rows.stream()
                .filter(row -> row.thresholdUsdPerQaly() == 0)
                .allMatch(row -> Math.abs(row.probabilityBest() - 0.5) < 1e-9));
    }

    @Test
    void everyRowSaysWhatIsCountedBeyondTheHorizon() {
        DecisionTables tables = tables(30, false);
        Set<String> stated = new TreeSet<>();
        tables.acceptability().forEach(row -> stated.add("acceptability " + row.beyondHorizon()));
        tables.informationValues(List.of(100_000.0), DECISIONS, 5)
                .forEach(row -> stated.add("value_of_information " + row.beyondHorizon()));
        tables.sensitivity(rows(30), List.of(), List.of(100_000.0), 5)
                .forEach(row -> stated.add("sensitivity " + row.beyondHorizon()));
        assertEquals(
                Set.of("acceptability " + BEYOND, "value_of_information " + BEYOND, "sensitivity " + BEYOND), stated);
    }

    @Test
    void referencesAreOptionsOnlyWhereTheStudyRanksThem() {
        assertEquals(
                new TreeSet<>(List.of("harm", "offer", "usual")),
                tables(20, true).acceptability().stream()
                        .map(Acceptability::policy)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** All that can be learnt is the one parameter: its value, and that of its group, is that of perfect information; others are worth little. */
    @Test
    void theParameterThatDecidesIsWorthWhatPerfectInformationIs() {
        List<InformationValue> rows = tables(DRAWS, false).informationValues(List.of(100_000.0), DECISIONS, 5);
        double perfect = value(rows, "perfect", "all");
        double mean = DRAWN.stream()
                .mapToDouble(registry -> registry.parameter(ID).value() - 0.86)
                .average()
                .orElseThrow();
        double gain = DRAWN.stream()
                .mapToDouble(registry -> Math.max(0, registry.parameter(ID).value() - 0.86))
                .average()
                .orElseThrow();
        assertEquals(100_000 * (gain - Math.max(0, mean)), perfect, 1e-6);
        assertEquals(perfect, value(rows, "parameter", ID), 0.05 * perfect);
        assertEquals(perfect, value(rows, "group", "utility"), 0.25 * perfect);
        double others = rows.stream()
                .filter(row -> row.kind().equals("parameter") && !row.subject().equals(ID))
                .mapToDouble(InformationValue::valueUsd)
                .average()
                .orElseThrow();
        assertTrue(others < 0.1 * perfect, others + " of " + perfect);
        assertEquals(
                perfect * 1e6,
                rows.stream()
                        .filter(row -> row.kind().equals("perfect"))
                        .findFirst()
                        .orElseThrow()
                        .populationValueUsd(),
                1e-3);
    }

    @Test
    void withFewerThanTwoDrawsThereIsNothingToSay() {
        for (int draws : List.of(0, 1)) {
            assertEquals(List.of(), tables(draws, false).acceptability());
            assertEquals(List.of(), tables(draws, false).informationValues(List.of(100_000.0), DECISIONS, 5));
        }
    }

    @Test
    void ofPartsNothingIsSaidWithFewerThanThirtyDraws() {
        List<InformationValue> rows = tables(29, false).informationValues(List.of(100_000.0), DECISIONS, 5);
        assertEquals(
                List.of("perfect"), rows.stream().map(InformationValue::kind).toList());
    }

    @Test
    void noPartIsWorthMoreThanTheWhole() {
        List<InformationValue> rows = tables(30, false).informationValues(List.of(100_000.0), DECISIONS, 5);
        double perfect = value(rows, "perfect", "all");
        assertTrue(rows.size() > 50 && rows.stream().allMatch(row -> row.valueUsd() <= perfect), rows::toString);
    }

    private static double value(List<InformationValue> rows, String kind, String subject) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind) && row.subject().equals(subject))
                .mapToDouble(InformationValue::valueUsd)
                .findFirst()
                .orElseThrow();
    }

    /** The cohort once, and 1,000 people in each of two later years at 10%. */
    @Test
    void aHorizonCountsTheCohortOnceAndLaterEntrantsDiscounted() {
        assertEquals(
                5000 + 1000 / 1.1 + 1000 / 1.21,
                InformationHorizon.of(new ValueOfInformation(3, 1000), 5000, 0.1)
                        .discountedDecisions(),
                1e-9);
        assertEquals(
                5000,
                InformationHorizon.of(new ValueOfInformation(30, 0), 5000, 0.1).discountedDecisions());
    }

    /** The offer's QALYs are those of one parameter: it explains all of them, others nothing, and 1 USD more for it moves nothing. */
    @Test
    void sensitivityFindsTheParameterThatDecides() {
        List<Sensitivity> rows =
                tables(DRAWS, false).sensitivity(rows(DRAWS), contrasts(DRAWS), List.of(50_000.0, 100_000.0), 5);
        assertEquals(
                List.of("offer"),
                rows.stream().map(Sensitivity::policy).distinct().toList());
        Sensitivity qalys = sensitivity(rows, "incremental_qalys", ID);
        assertEquals(1, present(qalys.varianceShare()), 0.01);
        assertEquals(qalys.parameterLow() - 0.86, qalys.outcomeAtLow(), 0.01 * qalys.outcomeStandardDeviation());
        assertEquals(qalys.parameterHigh() - 0.86, qalys.outcomeAtHigh(), 0.01 * qalys.outcomeStandardDeviation());
        double variance = qalys.outcomeStandardDeviation() * qalys.outcomeStandardDeviation();
        assertEquals(1e-6 / variance, present(qalys.monteCarloShare()), 1e-9);
        assertTrue(present(qalys.strongestByLuckShare()) < present(qalys.varianceShare()));
        Sensitivity cost = sensitivity(rows, "incremental_cost_usd", ID);
        assertEquals(null, cost.varianceShare());
        Sensitivity benefit = rows.stream()
                .filter(row -> Double.valueOf(100_000).equals(row.thresholdUsdPerQaly())
                        && row.parameterId().equals(ID))
                .findFirst()
                .orElseThrow();
        assertEquals(100_000 * qalys.outcomeMean(), benefit.outcomeMean(), 1e-6);
        assertEquals(100_000 * qalys.outcomeAtHigh(), benefit.outcomeAtHigh(), 1e-6);
        // errors of 0.001 QALYs and 3 USD: at most their sum
        assertEquals(Math.pow(103, 2) / variance / 1e10, present(benefit.monteCarloShare()), 1e-9);
        double others = rows.stream()
                .filter(row -> row.outcome().equals("incremental_qalys")
                        && !row.parameterId().equals(ID))
                .mapToDouble(row -> row.varianceShare() == null ? 0 : row.varianceShare())
                .average()
                .orElseThrow();
        assertTrue(others < 0.02, "others " + others);
        assertEquals(List.of(), tables(29, false).sensitivity(rows(29), contrasts(29), List.of(100_000.0), 5));
    }

    /** The ICER over draws is that of the means: here 300 USD for 0.2 QALYs on average, though one draw alone would give 100 / 0.3, the other 500 / 0.1. */
    @Test
    void overDrawsCostsAndQalysAreAveragedBeforeTheyAreDivided() {
        CostEffectivenessRows table = new CostEffectivenessRows(
                new Standings(STANDINGS, false), "usual", List.of(50_000.0), Valuation.of(0.03), 2021);
        List<CostEffectiveness> draws = new ArrayList<>();
        draws.addAll(table.of(0, options(9999, 9)));
        draws.addAll(table.of(1, options(100, 0.3)));
        assertEquals(List.of(), table.meansOverDraws(draws));
        draws.addAll(table.of(2, options(500, 0.1)));
        List<CostEffectiveness> means = table.meansOverDraws(draws);
        assertEquals(3, means.size());
        CostEffectiveness offer = means.stream()
                .filter(row -> row.policy().equals("offer"))
                .findFirst()
                .orElseThrow();
        assertEquals(-1, offer.draw());
        assertEquals(300 / 0.2, present(offer.icer()), 1e-6);
        assertEquals(300 / 0.2, present(offer.comparatorIcer()), 1e-6);
        assertEquals("frontier", offer.dominance());
        assertEquals("usual", offer.nextBest());
        assertTrue(means.stream()
                .allMatch(row -> row.policy().equals("harm") == row.dominance().equals("reference")));
    }

    private static List<CostEffectivenessFrontier.Option> options(double costUsd, double qalys) {
        return List.of(
                new CostEffectivenessFrontier.Option("usual", 1000, 2),
                new CostEffectivenessFrontier.Option("offer", 1000 + costUsd, 2 + qalys),
                new CostEffectivenessFrontier.Option("harm", 0, 9));
    }

    private static List<PolicyContrast> contrasts(int draws) {
        List<PolicyContrast> contrasts = new ArrayList<>();
        for (int draw = 0; draw <= draws; draw++) {
            contrasts.add(contrast(draw, "qalys", 0.001));
            contrasts.add(contrast(draw, "cost_usd", 3));
        }
        return contrasts;
    }

    private static PolicyContrast contrast(int draw, String measure, double standardError) {
        return new PolicyContrast(
                "offer",
                "guideline",
                "usual",
                draw,
                "all",
                "all",
                measure,
                "",
                "none",
                0.0,
                standardError,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "not examined",
                100,
                100,
                DrawSpread.NONE,
                null);
    }

    private static Sensitivity sensitivity(List<Sensitivity> rows, String outcome, String parameter) {
        return rows.stream()
                .filter(row ->
                        row.outcome().equals(outcome) && row.parameterId().equals(parameter))
                .findFirst()
                .orElseThrow();
    }

    private static double present(@Nullable Double value) {
        return Objects.requireNonNull(value);
    }
}
