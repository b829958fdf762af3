package org.allostat.jobs;

import java.io.PrintWriter;
import java.util.Locale;
import org.allostat.calibrate.CalibrateStage;
import org.allostat.population.universe.Progress;
import org.allostat.terminal.ProgressBar;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** A progress bar for each wave, and a line on what the sets are worth after it. */
final class CalibrationWatch implements CalibrateStage.Watch {
    private static final int PERCENT = 100;

    private final SparkSession spark;
    private final PrintWriter err;
    private @Nullable ProgressBar bar;

    CalibrationWatch(SparkSession spark, PrintWriter err) {
        this.spark = spark;
        this.err = err;
    }

    @Override
    public Progress wave(int number, int sets, long chunks) {
        ProgressBar next = new ProgressBar(spark, err, "wave " + number, "chunks", chunks);
        bar = next;
        return next.progress();
    }

    @Override
    public void done(int number, int sets, double size, double shareUnique) {
        if (bar != null) {
            bar.close();
        }
        bar = null;
        err.printf(
                Locale.ROOT,
                "wave %d: %,d sets; all so far are worth %.0f equal draws; a resample would hold %.0f%% of them%n",
                number,
                sets,
                size,
                PERCENT * shareUnique);
        err.flush();
    }
}
