package org.allostat.calibrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.allostat.calibrate.search.Evidence;
import org.allostat.calibrate.search.MixtureSearch;
import org.allostat.calibrate.search.Weights;
import org.allostat.emulate.StudyChunks;
import org.allostat.evidence.Registry;
import org.allostat.population.universe.Progress;
import org.allostat.problem.InputException;
import org.allostat.run.RunFolder;
import org.allostat.table.Table;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Waves of sets of values, each a Spark job, until the weights are worth enough equal draws. A wave that is over is kept, so a
 * killed calibration goes on after it; no result depends on that, nor on the number of tasks.
 */
public final class CalibrateStage {
    public static final String CALIBRATION_SET = "calibration_set";
    public static final String CALIBRATION_FIT = "calibration_fit";
    public static final String POSTERIOR = "posterior";
    public static final List<String> TABLES = List.of(CALIBRATION_SET, CALIBRATION_FIT, POSTERIOR);

    private final SparkSession spark;
    private final Registry registry;
    private final Calibration calibration;
    private final Unknowns unknowns;

    /** Watches the waves. */
    public interface Watch {
        /** A wave begins; what it gives takes chunks of people done. */
        Progress wave(int number, int sets, long chunks);

        /**
         * A wave is over.
         *
         * @param size effective sample size of all sets so far
         * @param shareUnique expected share of sets that a resample of as many would hold
         */
        void done(int number, int sets, double size, double shareUnique);
    }

    /**
     * @param registry the values of what is not free
     * @param calibration what is inferred from what
     */
    public CalibrateStage(SparkSession spark, Registry registry, Calibration calibration) {
        this.spark = spark;
        this.calibration = calibration;
        Map<String, String> priors = new LinkedHashMap<>();
        calibration.unknowns().forEach(unknown -> priors.put(unknown.parameter(), unknown.prior()));
        this.registry = registry.withPriors(priors);
        unknowns = new Unknowns(this.registry, List.copyOf(priors.keySet()));
    }

    /**
     * Searches, and writes {@link #TABLES} unless they are there already.
     *
     * @throws InputException if no set of values gives every target a number
     */
    public void run(RunFolder folder, Watch watch) {
        if (TABLES.stream().allMatch(folder::isComplete)) {
            return;
        }
        MixtureSearch search = search(folder, watch);
        write(folder, CALIBRATION_SET, Table.of(CALIBRATION_SET, CalibrationSetRow.class), sets(search));
        write(folder, CALIBRATION_FIT, Table.of(CALIBRATION_FIT, CalibrationFitRow.class), fits(search));
        write(folder, POSTERIOR, Table.of(POSTERIOR, PosteriorRow.class), posterior(search));
    }

    private <R extends Record> void write(RunFolder folder, String name, Table<R> table, List<R> rows) {
        if (!folder.isComplete(name)) {
            folder.write(name, table.rows(spark, rows).coalesce(1));
        }
    }

    private MixtureSearch search(RunFolder folder, Watch watch) {
        Calibration.Search wanted = calibration.search();
        MixtureSearch search = new MixtureSearch(calibration.evidence(), unknowns.size(), calibration.seed());
        boolean enough = false;
        while (!enough && search.waves() < wanted.mostWaves()) {
            MixtureSearch.Wave wave = search.next(search.waves() == 0 ? wanted.firstWave() : wanted.wave());
            String name = "wave-" + wave.number();
            List<Evidence.Prediction> said = folder.kept(name)
                    .map(text -> KeptWave.read(
                            text, wave.points().size(), calibration.targets().size()))
                    .orElseGet(() -> {
                        List<Evidence.Prediction> evaluated = evaluate(wave, watch);
                        folder.keep(name, KeptWave.text(evaluated));
                        return evaluated;
                    });
            search.add(wave, said);
            refuseHopeless(search);
            Weights weights = search.weights();
            watch.done(
                    wave.number(), wave.points().size(), weights.effectiveSampleSize(), weights.expectedShareUnique());
            enough = weights.effectiveSampleSize() >= wanted.effectiveSampleSize();
        }
        return search;
    }

    private List<Evidence.Prediction> evaluate(MixtureSearch.Wave wave, Watch watch) {
        List<Map<String, Double>> values =
                wave.points().stream().map(unknowns::values).toList();
        long chunks = (calibration.people() + StudyChunks.PEOPLE - 1L) / StudyChunks.PEOPLE;
        Progress progress = watch.wave(wave.number(), values.size(), chunks * values.size());
        double[][][] said = new EvaluateSets(registry, calibration, values, progress).run(spark);
        List<Evidence.Prediction> predictions = new ArrayList<>();
        for (double[][] targets : said) {
            double[] value = new double[targets.length];
            double[] error = new double[targets.length];
            for (int t = 0; t < targets.length; t++) {
                value[t] = targets[t][0];
                error[t] = targets[t][1];
            }
            predictions.add(new Evidence.Prediction(value, error));
        }
        return predictions;
    }

    /** Where no set has a number for every target, the first of them without any is named. */
    private void refuseHopeless(MixtureSearch search) {
        for (int n = 0; n < search.size(); n++) {
            if (search.logLikelihood(n) > Double.NEGATIVE_INFINITY) {
                return;
            }
        }
        List<String> problems = new ArrayList<>();
        for (int t = 0; t < calibration.targets().size(); t++) {
            int target = t;
            long without = IntStream.range(0, search.size())
                    .filter(n -> !Double.isFinite(search.prediction(n).value()[target]))
                    .count();
            if (without > 0) {
                problems.add(calibration.targets().get(t).study() + ": "
                        + calibration.targets().get(t).estimand() + ": " + without + " of " + search.size()
                        + " sets of values give no number on " + calibration.people()
                        + " people (allowed: a target that somebody informs; raise people)");
            }
        }
        throw new InputException(problems);
    }

    private List<CalibrationSetRow> sets(MixtureSearch search) {
        Weights weights = search.weights();
        List<CalibrationSetRow> rows = new ArrayList<>();
        for (int n = 0; n < search.size(); n++) {
            double[] scores = search.point(n);
            for (int unknown = 0; unknown < scores.length; unknown++) {
                rows.add(new CalibrationSetRow(
                        search.wave(n),
                        n,
                        unknowns.parameter(unknown).id(),
                        unknowns.value(unknown, scores[unknown]),
                        unknowns.parameter(unknown).unit(),
                        scores[unknown],
                        finiteOrNull(search.logLikelihood(n)),
                        weights.of(n)));
            }
        }
        return rows;
    }

    private List<CalibrationFitRow> fits(MixtureSearch search) {
        List<CalibrationFitRow> rows = new ArrayList<>();
        Evidence evidence = calibration.evidence();
        for (int n = 0; n < search.size(); n++) {
            Evidence.Prediction said = search.prediction(n);
            for (int t = 0; t < calibration.targets().size(); t++) {
                CalibrationTarget target = calibration.targets().get(t);
                rows.add(new CalibrationFitRow(
                        n,
                        target.study(),
                        target.estimand(),
                        target.scale().label(),
                        target.published(),
                        finiteOrNull(target.scale().valueAt(said.value()[t])),
                        target.standardError(),
                        finiteOrNull(said.standardError()[t]),
                        target.discrepancy(),
                        finiteOrNull(evidence.logLikelihood(said, t)),
                        target.source()));
            }
        }
        return rows;
    }

    private List<PosteriorRow> posterior(MixtureSearch search) {
        int[] places = search.resample(calibration.draws());
        List<PosteriorRow> rows = new ArrayList<>();
        for (int draw = 0; draw < places.length; draw++) {
            double[] scores = search.point(places[draw]);
            for (int unknown = 0; unknown < scores.length; unknown++) {
                rows.add(new PosteriorRow(
                        draw + 1,
                        unknowns.parameter(unknown).id(),
                        unknowns.value(unknown, scores[unknown]),
                        unknowns.parameter(unknown).unit(),
                        scores[unknown],
                        places[draw]));
            }
        }
        return rows;
    }

    private static @Nullable Double finiteOrNull(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
