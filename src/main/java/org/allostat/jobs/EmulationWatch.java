package org.allostat.jobs;

import java.io.PrintWriter;
import org.allostat.emulate.EmulateStage;
import org.allostat.population.universe.Progress;
import org.allostat.terminal.ProgressBar;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** A progress bar for each wave. */
final class EmulationWatch implements EmulateStage.Watch {
    private final SparkSession spark;
    private final PrintWriter err;
    private @Nullable ProgressBar bar;

    EmulationWatch(SparkSession spark, PrintWriter err) {
        this.spark = spark;
        this.err = err;
    }

    @Override
    public Progress wave(long people, int studies) {
        ProgressBar next =
                new ProgressBar(spark, err, studies == 1 ? "1 study" : studies + " studies", "people", people);
        bar = next;
        return next.progress();
    }

    @Override
    public Progress draws(long people, int draws) {
        ProgressBar next = new ProgressBar(spark, err, draws + " draws", "people", people);
        bar = next;
        return next.progress();
    }

    @Override
    public void done() {
        if (bar != null) {
            bar.close();
        }
        bar = null;
    }
}
