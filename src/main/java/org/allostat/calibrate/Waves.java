package org.allostat.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.allostat.calibrate.search.Evidence;
import org.allostat.calibrate.search.MixtureSearch;
import org.allostat.calibrate.search.Weights;
import org.allostat.evidence.Registry;
import org.allostat.population.universe.Progress;
import org.allostat.problem.InputException;
import org.allostat.run.RunFolder;
import org.apache.spark.sql.SparkSession;

/** Searches that try sets of values wave by wave, each a Spark job; a wave that is over is kept in the run's folder. */
final class Waves {
    private final SparkSession spark;
    private final Registry registry;
    private final Calibration calibration;
    private final Unknowns unknowns;

    /**
     * @param registry the values of what is not free, with the calibration's priors
     * @param calibration what is inferred from what
     * @param unknowns its unknowns
     */
    Waves(SparkSession spark, Registry registry, Calibration calibration, Unknowns unknowns) {
        this.spark = spark;
        this.registry = registry;
        this.calibration = calibration;
        this.unknowns = unknowns;
    }

    /**
     * Searches until the weights are worth enough equal draws, or the waves are over.
     *
     * @param folder where waves are kept
     * @param prefix tells this search's waves from those of others
     * @param evidence what was published
     * @throws InputException if no set of values gives every target a number
     */
    MixtureSearch search(RunFolder folder, String prefix, Evidence evidence, CalibrateStage.Watch watch) {
        Calibration.Search wanted = calibration.search();
        MixtureSearch search = new MixtureSearch(evidence, unknowns.size(), calibration.seed());
        boolean enough = false;
        while (!enough && search.waves() < wanted.mostWaves()) {
            MixtureSearch.Wave wave = search.next(search.waves() == 0 ? wanted.firstWave() : wanted.wave());
            String name = prefix + "wave-" + wave.number();
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

    private List<Evidence.Prediction> evaluate(MixtureSearch.Wave wave, CalibrateStage.Watch watch) {
        return evaluate(calibration, wave.number(), wave.points(), watch);
    }

    /**
     * What the model says at some points.
     *
     * @param asked the calibration, or the same with other people
     */
    List<Evidence.Prediction> evaluate(Calibration asked, int wave, List<double[]> points, CalibrateStage.Watch watch) {
        List<Map<String, Double>> values = points.stream().map(unknowns::values).toList();
        long chunksOfSet = new EvaluateSets(registry, asked, values, Progress.NONE).chunksOfSet();
        Progress progress = watch.wave(wave, values.size(), chunksOfSet * values.size());
        double[][][] said = new EvaluateSets(registry, asked, values, progress).run(spark);
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

    /** Where no set has a number for every target, the targets without any are named. */
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
}
