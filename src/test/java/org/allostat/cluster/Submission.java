package org.allostat.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.allostat.jobs.AllostatProcess;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.sql.RunVerification;

/** A small study that was submitted: its driver, a process of this machine. */
final class Submission {
    /**
     * As small as a run can be, but with shuffles, broadcasts and stages of several waves of tasks on two executors like any other; no
     * result of it is looked at.
     */
    private static final List<String> STUDY = List.of(
            "run",
            "jobs/studies/ci.yaml",
            "--patients",
            "100",
            "--set",
            "years=1",
            "--set",
            "pivots.parameters=[]",
            "--set",
            "policies=[usual-care,cdc-2022]",
            "--set",
            "partitions=12",
            "--no-report");

    private static final int MILLISECONDS_BETWEEN_LOOKS = 100;
    private static final long MINUTES = 20;

    private final Process driver;
    private final Path log;
    private final Path out;
    private final int uiPort;
    private final long begun = System.nanoTime();
    private final CompletableFuture<Long> ended;

    /** Where a run is: what its driver does now. */
    enum Part {
        START("before the first stage"),
        COHORT("in the interview"),
        SIMULATION("in the simulation"),
        TABLES("in the estimates");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private Submission(Process driver, Path log, Path out, int uiPort) {
        this.driver = driver;
        ended = driver.onExit().thenApply(gone -> System.nanoTime());
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

    /** A run in one JVM as a user starts it: on the vector kernel and with the optimizing compiler, where clusters here have neither. */
    static Submission asAUserStartsIt(Path out) throws IOException {
        List<String> arguments = new ArrayList<>(STUDY);
        arguments.addAll(List.of("--master", "local[2]", "--out", out.toString()));
        return start(AllostatProcess.command(arguments), out, Cluster.freePort());
    }

    private static Submission start(String master, Path out, List<String> settings, List<String> ofProgram)
            throws IOException {
        int uiPort = Cluster.freePort();
        List<String> arguments = new ArrayList<>(List.of("--master", master));
        List<String> all = new ArrayList<>(List.of(
                "spark.ui.port=" + uiPort,
                "spark.driver.host=127.0.0.1",
                "spark.executor.memory=768m",
                "spark.executor.extraJavaOptions=" + String.join(" ", QuickJvm.OPTIONS),
                "spark.executor.extraClassPath=" + AllostatProcess.absoluteClassPath()));
        all.addAll(settings);
        all.forEach(setting -> arguments.addAll(List.of("--conf", setting)));
        arguments.addAll(List.of("--class", "org.allostat.jobs.Allostat", "spark-internal"));
        arguments.addAll(ofProgram);
        return start(QuickJvm.command("org.apache.spark.deploy.SparkSubmit", "-Xmx768m", arguments), out, uiPort);
    }

    private static Submission start(List<String> command, Path out, int uiPort) throws IOException {
        Path log = Files.createTempFile("allostat-driver", ".log");
        log.toFile().deleteOnExit();
        Process driver = new ProcessBuilder(command)
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
        return Duration.ofNanos(ended.getNow(System.nanoTime()) - begun);
    }

    /**
     * Waits until something holds.
     *
     * @throws IOException if the driver ended before it did
     */
    void await(BooleanSupplier holds) throws IOException, InterruptedException {
        while (!holds.getAsBoolean()) {
            if (!isAlive()) {
                throw new IOException("the driver ended too early:\n" + output());
            }
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
    }

    /** Waits for a moment after the start; whether the driver still lives then. */
    boolean livesAt(Duration moment) throws InterruptedException {
        return !driver.waitFor(moment.minus(elapsed()).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Where the run is, by what stands in its folder. */
    Part part() {
        if (has("patient_outcomes")) {
            return Part.TABLES;
        }
        if (has("cohort")) {
            return Part.SIMULATION;
        }
        return says("universe") ? Part.COHORT : Part.START;
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

    /** The executor that keeps shuffled blocks which others, or it, have yet to ask for; empty where none does. */
    Optional<String> holderOfBlocks() {
        for (JsonNode executor : of("/executors")) {
            if (executor.path("totalShuffleWrite").asLong() > 0) {
                return Optional.of(executor.path("id").asText());
            }
        }
        return Optional.empty();
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
