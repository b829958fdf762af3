package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Registry;
import org.allostat.policy.Standing;
import org.junit.jupiter.api.Test;

/** Decision tables from rows whose net benefit hangs on one parameter alone. */
class DecisionTablesTest {
    private static final int DRAWS = 200;
    private static final String ID = "utility.base";
    private static final Map<String, Standing> STANDINGS =
            Map.of("usual", Standing.PRACTICE, "offer", Standing.GUIDELINE, "harm", Standing.REFERENCE);

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
                "none",
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
                0,
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
        // at 0 USD both cost alike: they share every draw
        assertTrue(rows.stream()
                .filter(row -> row.thresholdUsdPerQaly() == 0)
                .allMatch(row -> Math.abs(row.probabilityBest() - 0.5) < 1e-9));
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
        List<InformationValue> rows = tables(DRAWS, false).informationValues(List.of(100_000.0), 1e6, 5);
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
            assertEquals(List.of(), tables(draws, false).informationValues(List.of(100_000.0), 1e6, 5));
        }
    }

    @Test
    void ofPartsNothingIsSaidWithFewerThanThirtyDraws() {
        List<InformationValue> rows = tables(29, false).informationValues(List.of(100_000.0), 1e6, 5);
        assertEquals(
                List.of("perfect"), rows.stream().map(InformationValue::kind).toList());
    }

    @Test
    void noPartIsWorthMoreThanTheWhole() {
        List<InformationValue> rows = tables(30, false).informationValues(List.of(100_000.0), 1e6, 5);
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
}
