package org.allostat.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.jobs.SparksJars;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a Spark of the user's own, of whose jars it is made, on a YARN of two nodes. */
class YarnTest {
    private static final Path SPARK_HOME =
            Path.of("target", "servers", "spark-home").toAbsolutePath();

    private static final int MILLISECONDS_BETWEEN_LOOKS = 100;

    @TempDir
    private static Path folder;

    private static Servers.Server yarn;
    private static Map<String, String> local;

    @BeforeAll
    static void start() throws Exception {
        OwnStudy.write(folder);
        Files.writeString(folder.resolve("mine/wrong.yaml"), OwnStudy.STUDY.replace("patients: 100", "patients: -3"));
        run(Map.of("ALLOSTAT_SPARK", "embedded"), "mine/study.yaml", "local[2]", "local")
                .succeeded();
        local = Submission.tables(folder.resolve("local"));
        makeSparkHome();
        yarn = Servers.yarn(folder);
    }

    @AfterAll
    static void stop() {
        if (yarn != null) {
            yarn.close();
        }
    }

    @Test
    void theDriverIsWhereTheUserIs() throws Exception {
        Script run = onYarn("mine/study.yaml", "client", "").succeeded();

        assertTrue(run.output().contains("synthetic patients for"), run.output());
        assertEquals(local, Submission.tables(folder.resolve("client")));
    }

    /** YARN takes a driver that exits for one that failed, and starts another. */
    @Test
    void theDriverIsOnANodeAndTheCommandSucceedsOnceTheRunHas() throws Exception {
        Set<Path> before = drivers();
        onYarn("mine/study.yaml", "cluster", "--deploy-mode cluster").succeeded();

        assertEquals(local, Submission.tables(folder.resolve("cluster")));
        assertEquals(before.size() + 1, drivers().size(), "a driver was started again");
    }

    @Test
    void aDriverThatIsKilledIsFollowedByOneThatGoesOn() throws Exception {
        Set<Path> before = drivers();
        CompletableFuture<Script> run = CompletableFuture.supplyAsync(() -> {
            try {
                return onYarn("mine/study.yaml", "killed", "--deploy-mode cluster");
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        });
        while (!run.isDone() && !said(newest(before)).contains("simulate ")) {
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").matches("[^ ]*java .*ApplicationMaster.*"))
                .forEach(ProcessHandle::destroyForcibly);
        run.get().succeeded();

        assertEquals(local, Submission.tables(folder.resolve("killed")));
        assertEquals(before.size() + 2, drivers().size());
        String second = said(newest(before));
        assertFalse(second.contains("cohort  "), "the cohort was made again: " + second);
    }

    @Test
    void aWrongStudyFailsThereAndItsDriverSaysWhy() throws Exception {
        Set<Path> before = drivers();
        Script run = onYarn("mine/wrong.yaml", "wrong", "--deploy-mode cluster");

        assertNotEquals(0, run.exitCode(), run.output());
        assertFalse(Files.exists(folder.resolve("wrong/latest")));
        String said = said(newest(before));
        assertTrue(said.contains("mine/wrong.yaml:3:11: patients: out of range: -3"), said);
        assertTrue(said.contains("(exit code 2)"), said);
    }

    /** What was told by each application's first container, which holds the driver in cluster mode. */
    private static Set<Path> drivers() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("target"))) {
            return files.filter(file -> file.toString().matches(".*_000001/stderr"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The last driver that was not there before; empty as long as there is none. */
    private static Optional<Path> newest(Set<Path> before) throws IOException {
        return drivers().stream()
                .filter(log -> !before.contains(log))
                .max(Comparator.comparing(log -> log.getName(log.getNameCount() - 2)));
    }

    private static String said(Optional<Path> log) throws IOException {
        return log.isPresent() ? Files.readString(log.get()) : "";
    }

    /** A Spark of the jars that it brings, with its client for YARN and what a distribution has as {@code bin/spark-submit}. */
    private static void makeSparkHome() throws Exception {
        Path jars = Files.createDirectories(SPARK_HOME.resolve("jars"));
        List<Path> all = new ArrayList<>(SparksJars.ofTheClassPath());
        Servers.jars("spark-yarn").stream().map(Path::of).forEach(all::add);
        for (Path jar : all) {
            Path link = jars.resolve(jar.getFileName());
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, jar);
        }
        Path script = Files.createDirectories(SPARK_HOME.resolve("bin")).resolve("spark-submit");
        Files.copy(Path.of("src", "test", "cluster", "spark-submit"), script, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Script onYarn(String study, String out, String options) throws IOException, InterruptedException {
        Map<String, String> variables = Map.of(
                "SPARK_HOME",
                SPARK_HOME.toString(),
                "HADOOP_CONF_DIR",
                yarn.place(),
                "ALLOSTAT_SUBMIT_OPTIONS",
                String.join(
                        " --conf ",
                        options + " --conf spark.executor.instances=2",
                        "spark.yarn.stagingDir=" + folder.resolve("staging"),
                        "spark.yarn.jars=local:" + SPARK_HOME.resolve("jars") + "/*",
                        "spark.executor.memory=768m",
                        "spark.driver.memory=1g"));
        return run(variables, study, "yarn", out);
    }

    private static Script run(Map<String, String> variables, String study, String master, String out)
            throws IOException, InterruptedException {
        return Script.run(
                folder,
                variables,
                "jobs/allostat",
                "run",
                study,
                "--no-report",
                "--master",
                master,
                "--out",
                folder.resolve(out).toString());
    }
}
