package org.allostat.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.allostat.calibrate.search.Evidence;
import org.allostat.calibrate.search.MixtureSearch;
import org.allostat.calibrate.search.Weights;
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
        this.registry = registry.withPriors(calibration.priors());
        unknowns = Unknowns.of(this.registry, calibration);
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
        MixtureSearch search =
                new Waves(spark, registry, calibration, unknowns).search(folder, "", calibration.evidence(), watch);
        write(folder, CALIBRATION_SET, Table.of(CALIBRATION_SET, CalibrationSetRow.class), sets(search));
        write(folder, CALIBRATION_FIT, Table.of(CALIBRATION_FIT, CalibrationFitRow.class), fits(search));
        write(folder, POSTERIOR, Table.of(POSTERIOR, PosteriorRow.class), posterior(search));
    }

    private <R extends Record> void write(RunFolder folder, String name, Table<R> table, List<R> rows) {
        if (!folder.isComplete(name)) {
            folder.write(name, table.rows(spark, rows).coalesce(1));
        }
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
