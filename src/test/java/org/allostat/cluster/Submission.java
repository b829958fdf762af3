package org.allostat.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.allostat.jobs.AllostatProcess;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.sql.RunVerification;

/** A small study that was submitted: its driver, a process of this machine. */
final class Submission {
    /** Small, but with pivots, queues of stages, shuffles and broadcasts like any other; no result of it is looked at. */
    private static final List<String> STUDY = List.of(
            "run",
            "jobs/studies/ci.yaml",
            "--patients",
            "200",
            "--set",
            "years=1",
            "--set",
            "pivots.patients=60",
            "--set",
            "policies=[usual-care,cdc-2022]",
            "--set",
            "partitions=8",
            "--no-report");

    /** As in jobs/allostat: most code of a short run is met too seldom to be worth the optimizing compiler. */
    private static final String SELDOM_OPTIMIZED = "-XX:+UseSerialGC -XX:Tier4InvocationThreshold=50000"
            + " -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000";

    private static final int MILLISECONDS_BETWEEN_LOOKS = 50;
    private static final long MINUTES = 20;

    private final Process driver;
    private final Path log;
    private final Path out;
    private final int uiPort;
    private final long begun = System.nanoTime();

    private Submission(Process driver, Path log, Path out, int uiPort) {
        this.driver = driver;
        this.log = log;
        this.out = out;
        this.uiPort = uiPort;
    }

    /**
     * Submits the study.
     *
     * @param out folder of runs
     * @param settings of Spark, as in {@code spark.speculation=true}
     */
    static Submission start(String master, Path out, String... settings) throws IOException {
        return start(master, out.toString(), List.of(settings));
    }

    /** Submits the study. */
    static Submission start(String master, String out, List<String> settings) throws IOException {
        List<String> arguments = new ArrayList<>(STUDY);
        arguments.addAll(List.of("--out", out));
        return start(master, Path.of(out), settings, arguments);
    }

    /** Submits a command of the program that is soon done. */
    static Submission command(List<String> settings, String... arguments) throws IOException {
        return start("local[1]", Path.of(""), settings, List.of(arguments));
    }

    private static Submission start(String master, Path out, List<String> settings, List<String> ofProgram)
            throws IOException {
        int uiPort = Cluster.freePort();
        Path log = Files.createTempFile("allostat-driver", ".log");
        List<String> arguments = new ArrayList<>(List.of("--master", master));
        List<String> all = new ArrayList<>(List.of(
                "spark.ui.port=" + uiPort,
                "spark.driver.host=127.0.0.1",
                "spark.executor.memory=768m",
                "spark.executor.extraJavaOptions=" + SELDOM_OPTIMIZED,
                "spark.executor.extraClassPath=" + AllostatProcess.absoluteClassPath()));
        all.addAll(settings);
        all.forEach(setting -> arguments.addAll(List.of("--conf", setting)));
        arguments.addAll(List.of("--class", "org.allostat.jobs.Allostat", "spark-internal"));
        arguments.addAll(ofProgram);
        Process driver = new ProcessBuilder(
                        AllostatProcess.command("org.apache.spark.deploy.SparkSubmit", "-Xmx768m", arguments))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Submission(driver, log, out, uiPort);
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        driver.destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return driver.isAlive();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Waits until something holds, or the driver has ended. */
    void await(BooleanSupplier holds) throws InterruptedException {
        while (isAlive() && !holds.getAsBoolean()) {
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
    }

    /** Whether the driver has printed something. */
    boolean says(String text) {
        try {
            return output().contains(text);
        } catch (IOException failure) {
            return false;
        }
    }

    /** Whether so many tasks run now. */
    boolean runsTasks(int count) {
        int active = 0;
        for (JsonNode stage : of("/stages?status=active")) {
            active += stage.path("numActiveTasks").asInt();
        }
        return active >= count;
    }

    /** Whether something that executors keep would be lost with them: shuffled or cached blocks, between two stages. */
    boolean keepsBlocks() {
        boolean shuffled = false;
        for (JsonNode stage : of("/stages?status=complete")) {
            shuffled |= stage.path("shuffleWriteBytes").asLong() > 0;
        }
        return shuffled || !of("/storage/rdd").isEmpty();
    }

    /** Whether a table is published. */
    boolean has(String table) {
        try (Stream<Path> runs = Files.list(out)) {
            return runs.anyMatch(run -> Files.exists(run.resolve(table).resolve("_table.json")));
        } catch (IOException notYet) {
            return false;
        }
    }

    private JsonNode of(String what) {
        JsonNode application =
                Cluster.get(uiPort, "/api/v1/applications").path(0).path("id");
        return application.isMissingNode()
                ? application
                : Cluster.get(uiPort, "/api/v1/applications/" + application.asText() + what);
    }

    /** Waits for the end; the driver's exit code. */
    int end() throws IOException, InterruptedException {
        if (!driver.waitFor(MINUTES, TimeUnit.MINUTES)) {
            kill();
            throw new IOException("no end after " + MINUTES + " minutes:\n" + output());
        }
        return driver.exitValue();
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    /** Rows and checksum of every table of the complete run, whose files are what its manifest says. */
    static Map<String, String> tables(Path out) {
        CompleteRun run = CompleteRun.find(out.toString());
        List<String> problems = RunVerification.problems(run);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        Map<String, String> tables = new TreeMap<>();
        for (Manifest.TableContent table : run.manifest().tables()) {
            tables.put(table.name(), table.rows() + " rows, " + table.checksum());
        }
        return tables;
    }
}
