package org.allostat.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Registry;
import org.allostat.population.UniverseDesign.Stratum;
import org.allostat.run.RunDescription;
import org.allostat.run.RunFolder;
import org.allostat.table.LocalSpark;
import org.allostat.table.Table;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Universe to cohort on Spark, against the same people interviewed one after the other. */
class CohortStageTest {
    private static final long SEED = 9;
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY;
    private static final UniverseDesign DESIGN = new UniverseDesign(List.of(
            new Stratum(ExposureType.SHORT_COURSE, 37_400_000, 60),
            new Stratum(ExposureType.INTERMITTENT, 21_313_376, 60),
            new Stratum(ExposureType.LONG_TERM, 9_286_624, 1100)));

    private record Result(List<CohortPatient> cohort, List<SurveyEstimate> estimates) {}

    @Test
    void tablesAreTheSameForAnyNumberOfPartitionsAndWithoutSpark(@TempDir Path out) {
        Result one = run(out, 1);
        assertEquals(one, run(out, 7));
        assertEquals(one, run(out, 64));
        assertEquals(interviewed(), one.cohort());
        double weight = one.cohort().stream().mapToDouble(CohortPatient::weight).sum();
        SurveyEstimate millions = one.estimates().stream()
                .filter(estimate -> estimate.estimateId().equals("C1"))
                .findFirst()
                .orElseThrow();
        assertEquals(weight / 1e6, Objects.requireNonNull(millions.simulated()), 1e-9);
    }

    private static Result run(Path out, int partitions) {
        String id = "partitions-" + partitions;
        try (RunFolder folder = RunFolder.open(LocalSpark.session(), out.toString(), description(id))) {
            new CohortStage(LocalSpark.session(), REGISTRY, SEED, DESIGN, partitions).run(folder, Progress.NONE);
        }
        List<CohortPatient> cohort = new ArrayList<>(Table.of(CohortStage.COHORT, CohortPatient.class)
                .collect(LocalSpark.session().read().parquet(out.resolve(id) + "/" + CohortStage.COHORT)));
        cohort.sort(Comparator.comparingLong(CohortPatient::patientId));
        return new Result(
                cohort,
                Table.of(CohortStage.SURVEY_ESTIMATES, SurveyEstimate.class)
                        .collect(LocalSpark.session()
                                .read()
                                .parquet(out.resolve(id) + "/" + CohortStage.SURVEY_ESTIMATES)));
    }

    private static RunDescription description(String runId) {
        return new RunDescription(runId, "abc123", SEED, "{}", "0.1.0", Instant.parse("2026-01-02T03:04:05Z"));
    }

    private static List<CohortPatient> interviewed() {
        ExposureHistory history = new ExposureHistory(new Model(REGISTRY, SEED));
        return DESIGN.strata().stream()
                .flatMap(stratum ->
                        history
                                .interviews(
                                        stratum.exposure().personId(0),
                                        stratum.exposure().personId(stratum.sampled()))
                                .stream()
                                .filter(Interview::inCohort)
                                .map(interview -> interview.patient((double) stratum.adults() / stratum.sampled())))
                .toList();
    }

    @Test
    void rowsComeOneByOneHoweverOftenHasNextIsAsked() {
        List<Row> patient = rows(0);
        assertEquals(patient, rows(3));
        long tally = patient.stream().filter(row -> !row.isNullAt(1)).count();
        assertTrue(tally > 0 && tally < patient.size());
    }

    private static List<Row> rows(int askedInVain) {
        Iterator<Row> rows = interview();
        List<Row> list = new ArrayList<>();
        while (rows.hasNext()) {
            for (int n = 0; n < askedInVain; n++) {
                assertTrue(rows.hasNext());
            }
            list.add(rows.next());
        }
        assertFalse(rows.hasNext());
        assertThrows(NoSuchElementException.class, rows::next);
        return list;
    }

    @Test
    void nextNeedsNoHasNext() {
        assertEquals(rows(0).get(0), interview().next());
    }

    private static Iterator<Row> interview() {
        Table<CohortPatient> patients = Table.of(CohortStage.COHORT, CohortPatient.class);
        return new InterviewUniverse(REGISTRY, SEED, DESIGN, patients, Progress.NONE)
                .call(List.of(2L, 0L).iterator());
    }
}
