package org.allostat.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.allostat.calibrate.search.Evidence;
import org.allostat.calibrate.search.MixtureSearch;
import org.allostat.calibrate.search.Weights;
import org.allostat.evidence.Registry;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;
import org.allostat.run.RunFolder;
import org.allostat.table.Table;
import org.apache.spark.sql.SparkSession;

/**
 * Does a calibration find what is there? Repeats it, each time on people of its own, on results that the model itself gives at values
 * drawn from the priors, on others again, with errors as those of the published results; and says where among the posterior the true values lie. A calibration that
 * is right has each true value anywhere in its posterior alike, so that a 95% interval holds 95% of them.
 */
public final class RecoveryStage {
    public static final String CALIBRATION_RECOVERY = "calibration_recovery";
    public static final List<String> TABLES = List.of(CALIBRATION_RECOVERY);

    /** The true results are of so many times as many people, so that they hold hardly any Monte Carlo error. */
    private static final int TIMES_PEOPLE = 8;

    private static final int TRUE_SCORES = 3;
    private static final int ERRORS = 4;

    private final SparkSession spark;
    private final Calibration calibration;
    private final Registry registry;
    private final Unknowns unknowns;
    private final int repeats;

    /**
     * @param registry the values of what is not free
     * @param calibration what is repeated
     * @param repeats how often
     */
    public RecoveryStage(SparkSession spark, Registry registry, Calibration calibration, int repeats) {
        this.spark = spark;
        this.calibration = calibration;
        this.registry = registry.withPriors(calibration.priors());
        this.repeats = repeats;
        unknowns = Unknowns.of(this.registry, calibration);
    }

    /** Repeats, and writes {@link #TABLES} unless they are there already. */
    public void run(RunFolder folder, CalibrateStage.Watch watch) {
        if (folder.isComplete(CALIBRATION_RECOVERY)) {
            return;
        }
        List<RecoveryRow> rows = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            double[] truth = truth(repeat);
            Waves waves = new Waves(spark, registry, onPeopleOfItsOwn(repeat), unknowns);
            Evidence evidence = results(folder, waves, repeat, truth, watch);
            rows.addAll(found(repeat, truth, waves.search(folder, "repeat-" + repeat + "-", evidence, watch)));
        }
        folder.write(
                CALIBRATION_RECOVERY,
                Table.of(CALIBRATION_RECOVERY, RecoveryRow.class)
                        .rows(spark, rows)
                        .coalesce(1));
    }

    /** Were they the same in all, what is particular to these people would shift the posterior of every repeat alike. */
    private Calibration onPeopleOfItsOwn(int repeat) {
        return calibration.withSeed(calibration.seed() + 1 + repeats + repeat);
    }

    private double[] truth(int repeat) {
        RandomStreams random = new RandomStreams(calibration.seed());
        double[] scores = new double[unknowns.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.normal(repeat, LuckStreams.CALIBRATION.code(TRUE_SCORES), i);
        }
        return scores;
    }

    /** What a study would have published of that truth. */
    private Evidence results(RunFolder folder, Waves waves, int repeat, double[] truth, CalibrateStage.Watch watch) {
        Calibration others =
                calibration.withSeed(calibration.seed() + 1 + repeat).onMorePeople(TIMES_PEOPLE);
        String name = "truth-" + repeat;
        List<Evidence.Prediction> said = folder.kept(name)
                .map(text -> KeptWave.read(text, 1, calibration.targets().size()))
                .orElseGet(() -> {
                    List<Evidence.Prediction> evaluated = waves.evaluate(others, 0, List.of(truth), watch);
                    watch.done(0, 1, 1, 1);
                    folder.keep(name, KeptWave.text(evaluated));
                    return evaluated;
                });
        RandomStreams random = new RandomStreams(calibration.seed());
        double[] published = said.get(0).value();
        for (int t = 0; t < published.length; t++) {
            CalibrationTarget target = calibration.targets().get(t);
            double error = StrictMath.hypot(target.standardError(), target.discrepancy());
            published[t] += error * random.normal(repeat, LuckStreams.CALIBRATION.code(ERRORS), t);
        }
        return calibration.evidence(published);
    }

    private List<RecoveryRow> found(int repeat, double[] truth, MixtureSearch search) {
        Weights weights = search.weights();
        List<RecoveryRow> rows = new ArrayList<>();
        for (int i = 0; i < truth.length; i++) {
            double below = 0;
            for (int n = 0; n < search.size(); n++) {
                below += search.point(n)[i] < truth[i] ? weights.of(n) : 0;
            }
            rows.add(new RecoveryRow(
                    repeat,
                    unknowns.parameter(i).id(),
                    unknowns.value(i, truth[i]),
                    unknowns.parameter(i).unit(),
                    truth[i],
                    Math.min(1, below),
                    weights.effectiveSampleSize()));
        }
        return rows;
    }
}
