package org.allostat.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.config.CalibrationReader;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.population.universe.Progress;
import org.allostat.run.RunDescription;
import org.allostat.run.RunFolder;
import org.allostat.table.LocalSpark;
import org.allostat.table.Table;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small calibration on real Spark. */
class CalibrateStageTest {
    private static final String CALIBRATION = """
            title: Small
            seed: 5
            unknowns:
              - {parameter: hazard.crisis_base, prior: "loguniform(0.004, 0.05)", reason: wide}
              - {parameter: behaviour.taper.dropout_probability, prior: "uniform(0.03, 0.24)", reason: wide}
            targets:
              - {study: darnall-2018, estimand: dropout_4_months, discrepancy: 0.3, reason: few people}
              - {study: dunn-2010, estimand: rate_1_to_20, discrepancy: 0.5, reason: few events}
              - {target: C2b, discrepancy: 0.3, reason: few people}
            people: 256
            interviewed: 256
            search: {first_wave: 12, wave: 6, most_waves: 3, effective_sample_size: 1000}
            draws: 20
            """;

    @TempDir
    private Path folder;

    /** Stops the calibration after a wave, as a kill would. */
    private record Killer(int after, List<Integer> begun) implements CalibrateStage.Watch {
        @Override
        public Progress wave(int number, int sets, long chunks) {
            begun.add(number);
            return Progress.NONE;
        }

        @Override
        public void done(int number, int sets, double size, double shareUnique) {
            if (number == after) {
                throw new IllegalStateException("killed after wave " + number);
            }
        }
    }

    private Calibration calibration() throws IOException {
        Path file = folder.resolve("small.yaml");
        Files.writeString(file, CALIBRATION);
        return CalibrationReader.read(file.toString(), FrozenRegistry.REGISTRY);
    }

    private List<Integer> run(String name, int killedAfter) throws IOException {
        List<Integer> begun = new ArrayList<>();
        RunDescription description =
                new RunDescription(name, name, 5, "{}", "0", Instant.parse("2026-01-02T03:04:05Z"));
        SparkSession spark = LocalSpark.session();
        try (RunFolder run = RunFolder.open(spark, folder.resolve("out").toString(), description)) {
            new CalibrateStage(spark, FrozenRegistry.REGISTRY, calibration()).run(run, new Killer(killedAfter, begun));
            run.commit(CalibrateStage.TABLES);
        }
        return begun;
    }

    private List<Record> rows(String name) {
        RunDescription description =
                new RunDescription(name, name, 5, "{}", "0", Instant.parse("2026-01-02T03:04:05Z"));
        try (RunFolder run =
                RunFolder.open(LocalSpark.session(), folder.resolve("out").toString(), description)) {
            List<Record> rows = new ArrayList<>();
            rows.addAll(Table.of(CalibrateStage.CALIBRATION_SET, CalibrationSetRow.class)
                    .collect(run.read(CalibrateStage.CALIBRATION_SET)));
            rows.addAll(Table.of(CalibrateStage.CALIBRATION_FIT, CalibrationFitRow.class)
                    .collect(run.read(CalibrateStage.CALIBRATION_FIT)));
            rows.addAll(
                    Table.of(CalibrateStage.POSTERIOR, PosteriorRow.class).collect(run.read(CalibrateStage.POSTERIOR)));
            return rows;
        }
    }

    /** A kill between waves, and tables that are gathered by one task or by seven: the same to the bit. */
    @Test
    void killedItGoesOnAfterTheLastWaveWithTheSameResult() throws IOException {
        assertEquals(List.of(0, 1, 2), run("whole", -1));
        SparkSession spark = LocalSpark.session();
        String key = "spark.sql.shuffle.partitions";
        String before = spark.conf().get(key);
        spark.conf().set(key, "7");
        try {
            assertThrows(IllegalStateException.class, () -> run("killed", 1));
            assertEquals(List.of(2), run("killed", -1));
        } finally {
            spark.conf().set(key, before);
        }
        assertEquals(rows("whole"), rows("killed"));
        try (var names = Files.list(folder.resolve("out").resolve("killed"))) {
            assertEquals(
                    List.of(),
                    names.map(name -> name.getFileName().toString())
                            .filter(name -> name.startsWith(".kept"))
                            .toList());
        }
    }

    /** The two rates depend on one parameter each, so the larger value goes with the larger figure, and weights follow the fit. */
    @Test
    void setsAreEvaluatedAndWeightedByTheirFit() throws IOException {
        run("fit", -1);
        List<CalibrationFitRow> fits = rows("fit").stream()
                .filter(CalibrationFitRow.class::isInstance)
                .map(CalibrationFitRow.class::cast)
                .toList();
        assertEquals(24 * 3, fits.size());
        List<CalibrationSetRow> sets = rows("fit").stream()
                .filter(CalibrationSetRow.class::isInstance)
                .map(CalibrationSetRow.class::cast)
                .filter(row -> row.parameterId().equals("behaviour.taper.dropout_probability"))
                .toList();
        assertEquals(1, sets.stream().mapToDouble(CalibrationSetRow::weight).sum(), 1e-12);
        Map<Integer, Double> dropout = new HashMap<>();
        for (CalibrationFitRow row : fits) {
            Double simulated = row.simulated();
            if (row.study().equals("darnall-2018") && simulated != null) {
                dropout.put(row.set(), simulated);
            }
        }
        List<CalibrationSetRow> byValue = sets.stream()
                .sorted(Comparator.comparingDouble(CalibrationSetRow::value))
                .toList();
        double least = dropout.getOrDefault(byValue.get(0).set(), Double.NaN);
        double most = dropout.getOrDefault(byValue.get(byValue.size() - 1).set(), Double.NaN);
        assertTrue(least + 10 < most, least + " " + most);
    }

    /** The survey's figures do not depend on what is free here, so they are the same in every set; and they are numbers. */
    @Test
    void figuresOfTheSurveyAreFoundInEverySet() throws IOException {
        run("survey", -1);
        List<Double> found = new ArrayList<>();
        for (Record row : rows("survey")) {
            if (row instanceof CalibrationFitRow fit && fit.study().equals(CalibrationTarget.SURVEY)) {
                Double simulated = fit.simulated();
                assertTrue(simulated != null && simulated > 5 && simulated < 60, fit::toString);
                found.add(simulated);
            }
        }
        assertEquals(24, found.size());
        assertEquals(1, found.stream().distinct().count());
    }

    /** Results that the model made at values from the priors: true values lie inside the posterior, and a kill changes nothing. */
    @Test
    void aRecoveryIsTheSameAfterAKill() throws IOException {
        List<RecoveryRow> whole = recover("recovery", -1);
        assertEquals(2 * 2, whole.size());
        assertTrue(whole.stream().anyMatch(row -> row.shareBelow() > 0 && row.shareBelow() < 1), whole::toString);
        assertThrows(IllegalStateException.class, () -> recover("recovery-killed", 1));
        assertEquals(whole, recover("recovery-killed", -1));
    }

    private List<RecoveryRow> recover(String name, int killedAfter) throws IOException {
        RunDescription description =
                new RunDescription(name, name, 5, "{}", "0", Instant.parse("2026-01-02T03:04:05Z"));
        SparkSession spark = LocalSpark.session();
        try (RunFolder run = RunFolder.open(spark, folder.resolve("out").toString(), description)) {
            new RecoveryStage(spark, FrozenRegistry.REGISTRY, calibration(), 2)
                    .run(run, new Killer(killedAfter, new ArrayList<>()));
            return Table.of(RecoveryStage.CALIBRATION_RECOVERY, RecoveryRow.class)
                    .collect(run.read(RecoveryStage.CALIBRATION_RECOVERY));
        }
    }
}
