package org.allostat.evaluate;

import static org.allostat.evaluate.CostEffectivenessFrontier.Dominance.DOMINATED;
import static org.allostat.evaluate.CostEffectivenessFrontier.Dominance.EXTENDEDLY_DOMINATED;
import static org.allostat.evaluate.CostEffectivenessFrontier.Dominance.FRONTIER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.allostat.evaluate.CostEffectivenessFrontier.Dominance;
import org.allostat.evaluate.CostEffectivenessFrontier.Option;
import org.allostat.evaluate.CostEffectivenessFrontier.Position;
import org.junit.jupiter.api.Test;

class CostEffectivenessFrontierTest {
    /** scipy.spatial.ConvexHull on 300 random sets, see src/test/golden/make_frontier_golden.py. */
    @Test
    void dominanceAndIcersEqualThoseOfTheConvexHull() {
        Map<String, List<Map<String, String>>> sets = new LinkedHashMap<>();
        GoldenFiles.rows("frontier.csv")
                .forEach(row -> sets.computeIfAbsent(get(row, "set"), unused -> new ArrayList<>())
                        .add(row));
        assertEquals(300, sets.size());
        sets.forEach((name, rows) -> {
            List<Option> options = rows.stream()
                    .map(row -> new Option(get(row, "option"), number(row, "cost_usd"), number(row, "qalys")))
                    .toList();
            List<Position> positions = CostEffectivenessFrontier.positions(options);
            for (int i = 0; i < rows.size(); i++) {
                assertEqualsGolden(name, rows.get(i), positions.get(i));
            }
        });
    }

    @Test
    void aWorkedExampleWithBothKindsOfDominance() {
        // By hand. A to B 10,000; B to C 30,000, and C to E 20,000: C lies above the line from B to E (25,000).
        // D costs more than E and yields less.
        List<Position> positions = CostEffectivenessFrontier.positions(List.of(
                new Option("E", 60_000, 4),
                new Option("D", 65_000, 3.5),
                new Option("C", 40_000, 3),
                new Option("B", 10_000, 2),
                new Option("A", 0, 1)));
        assertEquals(
                List.of(FRONTIER, DOMINATED, EXTENDEDLY_DOMINATED, FRONTIER, FRONTIER),
                positions.stream().map(Position::dominance).toList());
        assertEquals(25_000, icer(positions.get(0)));
        assertEquals("B", nextBest(positions.get(0)).policy());
        assertEquals(10_000, icer(positions.get(3)));
        assertNull(positions.get(4).nextBest());
        assertNull(positions.get(1).nextBest());
    }

    @Test
    void extendedDominanceIsFoundAgainAfterADrop() {
        // dropping C (ICER 50 before 20) brings B above the line from A to D as well
        assertEquals(
                List.of(FRONTIER, EXTENDEDLY_DOMINATED, EXTENDEDLY_DOMINATED, FRONTIER),
                dominance(
                        new Option("A", 0, 0),
                        new Option("B", 40, 1),
                        new Option("C", 90, 2),
                        new Option("D", 100, 3)));
    }

    @Test
    void anOptionOnTheLineBetweenTwoIsOnTheFrontier() {
        assertEquals(
                List.of(FRONTIER, FRONTIER, FRONTIER),
                dominance(new Option("A", 0.1, 0.1), new Option("B", 0.2, 0.2), new Option("C", 0.4, 0.4)));
    }

    @Test
    void equalOptionsShareTheirPlace() {
        List<Position> positions = CostEffectivenessFrontier.positions(
                List.of(new Option("A", 0, 1), new Option("B", 10, 2), new Option("twin of B", 10, 2)));
        assertEquals(FRONTIER, positions.get(2).dominance());
        assertEquals("twin of B", positions.get(2).option().policy());
        assertEquals("A", nextBest(positions.get(2)).policy());
        assertEquals(10, icer(positions.get(1)));
        assertEquals(10, icer(positions.get(2)));
        assertEquals(
                List.of(FRONTIER, FRONTIER), dominance(new Option("zero", 0.0, 1), new Option("minus zero", -0.0, 1)));
    }

    @Test
    void equalInOneOfTheTwoTheOtherDecides() {
        assertEquals(List.of(FRONTIER, DOMINATED), dominance(new Option("cheap", 1, 1), new Option("dear", 2, 1)));
        assertEquals(List.of(DOMINATED, FRONTIER), dominance(new Option("less", 1, 1), new Option("more", 1, 2)));
    }

    @Test
    void anOptionThatSavesMoneyAndHelpsDominatesAll() {
        assertEquals(
                List.of(DOMINATED, FRONTIER, DOMINATED),
                dominance(new Option("A", 5, 1), new Option("B", -5, 2), new Option("C", 9, 1.5)));
        assertEquals(List.of(FRONTIER), dominance(new Option("alone", 5, 1)));
        assertTrue(CostEffectivenessFrontier.positions(List.of()).isEmpty());
    }

    @Test
    void orderOfOptionsDoesNotShow() {
        Random random = new Random(11);
        for (int repeat = 0; repeat < 200; repeat++) {
            List<Option> options = new ArrayList<>();
            for (int i = 0; i < 8; i++) { // few different values: many ties
                options.add(new Option("p" + i, random.nextInt(5), random.nextInt(5)));
            }
            Map<String, Dominance> expected = byPolicy(options);
            Collections.shuffle(options, random);
            assertEquals(expected, byPolicy(options));
        }
    }

    @Test
    void theBestNetMonetaryBenefitAtEveryThresholdIsOnTheFrontier() {
        Random random = new Random(12);
        for (int repeat = 0; repeat < 200; repeat++) {
            List<Option> options = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                options.add(new Option("p" + i, 1e4 * random.nextGaussian(), random.nextDouble()));
            }
            List<Position> positions = CostEffectivenessFrontier.positions(options);
            for (double threshold : new double[] {0, 1e3, 1e4, 1e5, 1e7}) {
                Position best = Collections.max(
                        positions,
                        java.util.Comparator.comparingDouble(position ->
                                CostEffectivenessFrontier.netMonetaryBenefitUsd(position.option(), threshold)));
                assertEquals(FRONTIER, best.dominance());
                Option nextBest = best.nextBest();
                assertTrue(nextBest == null || best.option().icer(nextBest) <= threshold);
            }
        }
    }

    @Test
    void netMonetaryBenefitIsWorthMinusCost() {
        assertEquals(
                3 * 100_000.0 - 20_000,
                CostEffectivenessFrontier.netMonetaryBenefitUsd(new Option("A", 20_000, 3), 100_000));
    }

    @Test
    void anIcerExistsOnlyWhereMoneyIsTradedForHealth() {
        Option base = new Option("base", 100, 2);
        assertEquals(50, new Option("dearer, better", 150, 3).icer(base));
        assertEquals(50, new Option("cheaper, worse", 50, 1).icer(base));
        for (Option other : List.of(
                new Option("dearer, worse", 150, 1),
                new Option("cheaper, better", 50, 3),
                new Option("same", 100, 2))) {
            assertTrue(Double.isNaN(other.icer(base)), other.policy());
        }
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Option("A", Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new Option("A", 1, Double.POSITIVE_INFINITY));
    }

    private static void assertEqualsGolden(String set, Map<String, String> golden, Position position) {
        String where = set + ", option " + position.option().policy();
        assertEquals(get(golden, "dominance"), position.dominance().label(), where);
        Option nextBest = position.nextBest();
        assertEquals(get(golden, "next_best"), nextBest == null ? "" : nextBest.policy(), where);
        if (nextBest != null) {
            double expected = number(golden, "icer");
            assertEquals(
                    expected,
                    position.option().incrementalCostUsd(nextBest)
                            / position.option().incrementalQalys(nextBest),
                    1e-9 * Math.abs(expected),
                    where);
        }
    }

    private static Map<String, Dominance> byPolicy(List<Option> options) {
        Map<String, Dominance> dominance = new LinkedHashMap<>();
        CostEffectivenessFrontier.positions(options)
                .forEach(position -> dominance.put(position.option().policy(), position.dominance()));
        return new java.util.TreeMap<>(dominance);
    }

    private static List<Dominance> dominance(Option... options) {
        return CostEffectivenessFrontier.positions(List.of(options)).stream()
                .map(Position::dominance)
                .toList();
    }

    private static double icer(Position position) {
        return position.option().icer(nextBest(position));
    }

    private static Option nextBest(Position position) {
        return Objects.requireNonNull(position.nextBest());
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(get(row, column));
    }

    private static String get(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
