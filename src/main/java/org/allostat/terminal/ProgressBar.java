package org.allostat.terminal;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.allostat.population.universe.Progress;
import org.apache.spark.sql.SparkSession;

/**
 * A line on standard error that says how far a stage is: a bar that is redrawn on a terminal, a line now and then
 * otherwise. Opened for one stage, closed at its end.
 */
public final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 24;
    private static final int SECONDS_ON_TERMINAL = 1;
    private static final int SECONDS_IN_LOG = 15;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String MAKING_TABLES = "making tables";
    private static final double MILLION = 1e6;

    private final SparkSession spark;
    private final PrintWriter err;
    private final String stage;
    private final String unit;
    private final long total;
    private final boolean terminal;
    private final CountedProgress counted;
    private final HeartbeatProgress heartbeat;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> drawing;
    private final long started = System.nanoTime();

    /**
     * @param spark the session whose tasks report
     * @param err where to write
     * @param stage what is done
     * @param unit what is counted
     * @param total how many there are
     */
    public ProgressBar(SparkSession spark, PrintWriter err, String stage, String unit, long total) {
        this.spark = spark;
        this.err = err;
        this.stage = stage;
        this.unit = unit;
        this.total = total;
        terminal = Terminal.isInteractive();
        counted = CountedProgress.of(spark.sparkContext());
        heartbeat = new HeartbeatProgress(counted);
        spark.sparkContext().addSparkListener(heartbeat);
        int seconds = terminal ? SECONDS_ON_TERMINAL : SECONDS_IN_LOG;
        drawing = clock.scheduleAtFixedRate(this::draw, seconds, seconds, TimeUnit.SECONDS);
    }

    /** What tasks report to. */
    public Progress progress() {
        return counted;
    }

    private void draw() {
        double seconds = (System.nanoTime() - started) / NANOS_PER_SECOND;
        long here = heartbeat.people();
        long done = Math.min(total, here + counted.keptPeople().value());
        int filled = total == 0 ? WIDTH : (int) Math.round((double) done / total * WIDTH);
        String line = String.format(
                Locale.ROOT,
                "%-10s [%s%s] %,d of %,d %s  %.1f million patient-days/s  %s",
                stage,
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                done,
                total,
                unit,
                heartbeat.days() / seconds / MILLION,
                left(seconds, here, total - done));
        print(line);
    }

    private void print(String line) {
        err.print(terminal ? "\r\u001b[K" + line : line + System.lineSeparator());
        err.flush();
    }

    /** Time left at the pace of this process; what was kept, which is told to a few people, took none of its time. */
    static String left(double seconds, long here, long missing) {
        if (missing <= 0) {
            return MAKING_TABLES;
        }
        if (here == 0) {
            return "? left";
        }
        long left = Math.round(seconds * missing / here);
        return left == 0 ? MAKING_TABLES : clock(left) + " left";
    }

    private static String clock(long whole) {
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole % 3600 / 60, whole % 60);
    }

    /** Ends the line with the stage's totals. */
    @Override
    public void close() {
        drawing.cancel(false);
        clock.shutdownNow();
        spark.sparkContext().removeSparkListener(heartbeat);
        double seconds = (System.nanoTime() - started) / NANOS_PER_SECOND;
        long kept = counted.keptPeople().value();
        print(String.format(
                Locale.ROOT,
                "%-10s %,d %s, %,.0f million patient-days in %s%s%s",
                stage,
                counted.people().value() + kept,
                unit,
                counted.personDays().value() / MILLION,
                clock(Math.round(seconds)),
                kept == 0 ? "" : String.format(Locale.ROOT, "; about %,d of them kept by an earlier attempt", kept),
                counted.shareKnown()));
        if (terminal) {
            err.println();
            err.flush();
        }
    }
}
