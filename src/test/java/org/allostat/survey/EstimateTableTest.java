package org.allostat.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.Target;
import org.allostat.population.ExposureType;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.population.universe.UniverseDesign.Stratum;
import org.allostat.survey.SurveyEstimate.Publication;
import org.allostat.survey.estimate.Domain;
import org.allostat.survey.estimate.EstimateDefinition;
import org.allostat.survey.estimate.EstimateRow;
import org.allostat.survey.estimate.StandardEstimates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One id, one domain and one published figure for an estimate, whoever was asked. */
class EstimateTableTest {
    private static final EstimateTable TABLE = EstimateTable.standard(List.of());
    private static final List<CensusRow> CENSUS = census();

    /** Everybody, counted: one long-term user in each of a few cells. */
    private static List<CensusRow> census() {
        UniverseDesign universe = new UniverseDesign(Arrays.stream(ExposureType.values())
                .map(type -> new Stratum(type, 1_000_000, 100))
                .toList());
        long[] cells = new long[InterviewCell.COUNT];
        for (int cell = 0; cell < cells.length; cell += 977) {
            cells[cell] = 1L + cell % 3;
        }
        long[] exposure = new long[ExposureTally.SIZE];
        Arrays.setAll(exposure, place -> place % 5L);
        return CensusEstimates.rows(
                universe,
                new CensusObserver.Counts(List.of(cells), new ExposureTally(exposure)),
                List.of(),
                AdultGroup.standard());
    }

    private static List<EstimateRow> sample() {
        return StandardEstimates.ofUsers(List.of()).stream()
                .map(EstimateTableTest::found)
                .toList();
    }

    private static EstimateRow found(EstimateDefinition definition) {
        return new EstimateRow(
                definition.id(), definition.domain(), definition.unit().label(), 5, 0.5, 0.5, 1, 50, 4, 6, 1000);
    }

    private static String key(SurveyEstimate row) {
        return row.estimateId() + " in " + row.domainVariable() + " " + row.domain() + ", " + row.unit();
    }

    @Test
    void rowsOfARunAndOfASurveyJoin() {
        List<SurveyEstimate> run = TABLE.ofEverybody(CENSUS);
        List<SurveyEstimate> survey = TABLE.ofSample(sample(), CENSUS);
        assertEquals(
                run.stream().map(EstimateTableTest::key).toList(),
                survey.stream().map(EstimateTableTest::key).toList());
        assertEquals(
                run.size(), run.stream().map(EstimateTableTest::key).distinct().count());
        for (int i = 0; i < run.size(); i++) {
            assertEquals(run.get(i).publication(), survey.get(i).publication());
            assertEquals(run.get(i).census(), survey.get(i).census());
            assertEquals(run.get(i).simulated(), run.get(i).census().universe());
        }
        Set<String> asked = survey.stream().map(SurveyEstimate::asked).collect(Collectors.toSet());
        assertEquals(Set.of("everybody", "sample"), asked);
    }

    /** What names an estimate in targets.csv finds it, in its unit. */
    @Test
    void everyPublishedFigureStandsBesideItsEstimate() {
        Map<String, SurveyEstimate> byTarget = new HashMap<>();
        for (SurveyEstimate row : TABLE.ofEverybody(CENSUS)) {
            if (row.publication().targetId() != null) {
                assertNull(byTarget.put(row.publication().targetId(), row));
                assertNotNull(row.source(), key(row));
                assertNotNull(row.publication().figureKind(), key(row));
            }
        }
        Set<String> expected = new HashSet<>();
        for (Target target : Target.standard()) {
            if (target.counterpart().exists()) {
                expected.add(target.id());
                SurveyEstimate row = byTarget.get(target.id());
                assertNotNull(row, target.id() + " names no estimate: " + target.counterpart());
                assertEquals(target.unit(), row.unit(), target.id());
            }
        }
        assertEquals(expected, byTarget.keySet());
        assertTrue(expected.containsAll(Set.of("C1", "C2", "C9a", "use:female", "criterion_craving")));
    }

    @Test
    void usersAsAShareOfAdultsFollowFromTheirTotal() {
        List<SurveyEstimate> rows = TABLE.ofSample(sample(), CENSUS);
        // 259.2 million adults (us_adults_2021.csv)
        assertEquals(100 * 5 / 259.2, simulated(rows, "use", "all"), 0.1);
        assertEquals(
                simulated(rows, "use", "all") / 10,
                Objects.requireNonNull(row(rows, "use", "all").error().standardError()),
                1e-9);
        assertEquals(
                1,
                rows.stream()
                        .filter(row ->
                                row.estimateId().equals("use") && row.domain().equals("65+"))
                        .count());
    }

    private static double simulated(List<SurveyEstimate> rows, String id, String domain) {
        return Objects.requireNonNull(row(rows, id, domain).simulated());
    }

    private static SurveyEstimate row(List<SurveyEstimate> rows, String id, String domain) {
        return rows.stream()
                .filter(row -> row.estimateId().equals(id) && row.domain().equals(domain))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFileAloneHasNothingSimulated() {
        EstimateRow users = found(StandardEstimates.ofAdults().get(0));
        SurveyEstimate row =
                EstimateTable.standard(List.of(users)).ofFile(List.of(users)).get(0);
        assertEquals("nobody", row.asked());
        assertEquals("C4", row.publication().targetId());
        assertEquals(5, row.puf().puf());
        assertNull(row.simulated());
        assertNull(row.covered());
        assertNull(row.census().universe());
        assertEquals(Domain.ALL.value(), row.domain());
    }

    private static Publication published(@Nullable Double value, @Nullable Double low, @Nullable Double high) {
        return new Publication("T", "predicted", "survey_estimate", null, value, low, high);
    }

    /** Both errors decide, the published one on the side of the value: 7 (6.04 to 10.92) has errors of .49 and 2. */
    @Test
    void agreementIsWithinBothErrors() {
        Publication skew = published(7.0, 7 - 1.959963984540054 * 0.49, 7 + 1.959963984540054 * 2);
        assertEquals(-2 / Math.hypot(0.49, 1), Objects.requireNonNull(skew.zScore(5.0, 1.0)), 1e-12);
        assertEquals(2 / Math.hypot(2, 1), Objects.requireNonNull(skew.zScore(9.0, 1.0)), 1e-12);
        assertEquals(true, skew.covers(5.0, skew.zScore(5.0, 1.0))); // outside the interval, within both errors
        assertEquals(false, skew.covers(5.0, skew.zScore(5.0, 0.1)));
        assertNull(skew.zScore(5.0, null));
        assertNull(skew.covers(5.0, null));
        Publication range = published(null, 6.0, 13.0);
        assertNull(range.zScore(7.0, 0.1));
        assertEquals(true, range.covers(7.0, null));
        assertEquals(false, range.covers(5.9, null));
        Publication point = published(7.0, null, null);
        assertNull(point.covers(7.0, point.zScore(7.0, 0.1)));
    }
}
