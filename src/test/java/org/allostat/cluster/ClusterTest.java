package org.allostat.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run on a cluster of separate JVMs, and what can happen there: each fault ends in the tables of a local run, or in one message and the
 * same command that ends in them. The table of what happened is printed, and kept as {@code target/cluster-faults.md}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {
    private static final long SEED = 20211;
    private static final String COHORT = "cohort";
    private static final String FULL = "No space left on device";

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static Map<String, String> expected;
    private static Trials trials;

    @TempDir
    private Path out;

    /** The cluster that things happen to; how long a run takes there to which nothing happens is what others are compared with. */
    @BeforeAll
    static void theTablesOfTwoWorkersAreThoseOfALocalRun() throws Exception {
        Path local = folder.resolve("on-one-machine");
        finish(Submission.start("local[2]", local));
        expected = Submission.tables(local);
        cluster = Cluster.start(folder, 2);
        Path there = folder.resolve("on-2");
        Submission run = Submission.start(cluster.url(), there);
        finish(run);
        assertEquals(expected, Submission.tables(there));
        trials = new Trials(expected, run.elapsed());
    }

    @AfterAll
    static void printTheTableOfFaults() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
        if (trials != null) {
            trials.print("cluster-faults.md");
        }
    }

    @Test
    @Order(1)
    void anExecutorIsKilledInMidStage() throws Exception {
        Submission run = Submission.start(cluster.url(), out);
        run.await(() -> run.runsTasks(2));
        Duration when = run.elapsed();
        killAnExecutor();

        finish(run);
        note("executor killed", "in mid-stage of the cohort", when, "its tasks ran again", run.elapsed());
    }

    @Test
    @Order(2)
    void shuffledAndCachedBlocksAreLost() throws Exception {
        Submission run = Submission.start(cluster.url(), out);
        run.await(run::keepsBlocks);
        Duration when = run.elapsed();
        killAnExecutor();

        finish(run);
        note(
                "blocks lost",
                "executor killed when it held shuffled or cached blocks",
                when,
                "made again",
                run.elapsed());
    }

    @Test
    @Order(3)
    void aTaskHangs() throws Exception {
        Submission run = Submission.start(
                cluster.url(),
                out,
                "spark.speculation=true",
                "spark.speculation.interval=200ms",
                "spark.speculation.quantile=0.5",
                "spark.speculation.minTaskRuntime=1s",
                "spark.executor.heartbeatInterval=2s",
                "spark.network.timeout=20s",
                "spark.network.timeoutInterval=5s");
        run.await(() -> run.runsTasks(2));
        Duration when = run.elapsed();
        ProcessHandle hung = cluster.executors().get(0);
        signal("STOP", hung);
        try {
            finish(run);
        } finally {
            hung.destroyForcibly();
        }
        note(
                "task hangs",
                "executor stopped (SIGSTOP) in mid-stage, speculation on",
                when,
                "its copy won",
                run.elapsed());
    }

    @Test
    @Order(4)
    void aWorkerIsKilled() throws Exception {
        Submission run = Submission.start(cluster.url(), out);
        run.await(() -> run.has(COHORT) && run.runsTasks(1));
        Duration when = run.elapsed();
        cluster.workers().get(0).destroyForcibly().waitFor();

        finish(run);
        note("worker killed", "in mid-stage of the simulation", when, "the other worker did the rest", run.elapsed());
        cluster.resize(2);
    }

    /** At two moments of one run, seeded: three submissions of one command. */
    @Test
    @Order(5)
    void theDriverIsKilledTwiceAndTheSameCommandGoesOn() throws Exception {
        Random moments = new Random(SEED);
        Duration took = Duration.ZERO;
        StringBuilder when = new StringBuilder();
        for (int kill = 0; kill < 2; kill++) {
            Submission run = Submission.start(cluster.url(), out);
            long moment = (long) (trials.undisturbed().toMillis() * (0.3 + 0.6 * moments.nextDouble()));
            run.await(() -> run.elapsed().toMillis() > moment);
            took = took.plus(run.elapsed());
            when.append(when.isEmpty() ? "" : ", then ").append(seconds(run.elapsed()));
            run.kill();
        }
        Submission last = Submission.start(cluster.url(), out);
        finish(last);
        assertEquals(
                expected,
                trials.note("driver killed", "at " + when, "the same command went on", took.plus(last.elapsed()), out));
    }

    @Test
    @Order(6)
    void theOutputsFileSystemIsFull() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(out, "1m")) {
            Submission run = Submission.start(cluster.url(), disk.folder());
            int exitCode = run.end();
            assertEquals(1, exitCode, run.output());
            assertTrue(lastLine(run).contains(FULL), run.output());
            disk.resize("64m");
            Submission again = Submission.start(cluster.url(), disk.folder());
            finish(again);
            assertEquals(
                    expected,
                    trials.note(
                            "output full",
                            "after 1 MiB",
                            "\"" + FULL + "\", exit code 1; with more space the same command went on",
                            run.elapsed().plus(again.elapsed()),
                            disk.folder()));
        }
    }

    @Test
    @Order(7)
    void theDisksThatExecutorsSpillToAreFull() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(out, "64k")) {
            cluster.resize(0);
            cluster.addWorker(disk.folder());
            cluster.addWorker(disk.folder());
            cluster.awaitWorkers(2);
            Path runs = folder.resolve("spilled");
            Submission run = Submission.start(cluster.url(), runs);
            int exitCode = run.end();
            assertEquals(1, exitCode, run.output());
            assertTrue(lastLine(run).contains(FULL), run.output());
            disk.resize("256m");
            Submission again = Submission.start(cluster.url(), runs);
            finish(again);
            assertEquals(
                    expected,
                    trials.note(
                            "spill disks full",
                            "after 64 KiB",
                            "\"" + FULL + "\", exit code 1; with more space the same command went on",
                            run.elapsed().plus(again.elapsed()),
                            runs));
            cluster.resize(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    @Order(8)
    void theTablesDoNotDependOnTheNumberOfWorkers(int workers) throws Exception {
        cluster.resize(workers);
        finish(Submission.start(cluster.url(), out));

        assertEquals(expected, Submission.tables(out));
    }

    private static void finish(Submission run) throws IOException, InterruptedException {
        assertEquals(0, run.end(), run.output());
    }

    private void note(String fault, String where, Duration when, String happened, Duration took) {
        assertEquals(expected, trials.note(fault, where + ", at " + seconds(when), happened, took, out));
    }

    private static void killAnExecutor() throws IOException {
        List<ProcessHandle> executors = cluster.executors();
        assertTrue(!executors.isEmpty(), "no executor runs");
        assertTrue(executors.get(0).destroyForcibly());
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, process.pid() + "")
                        .inheritIO()
                        .start()
                        .waitFor());
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }

    private static String lastLine(Submission run) throws IOException {
        List<String> lines = run.output().lines().toList();
        return lines.get(lines.size() - 1);
    }

    /** A file system in memory of a given size; needs the rights of root. */
    private record SmallDisk(Path folder) implements AutoCloseable {
        static SmallDisk mount(Path folder, String size) throws IOException, InterruptedException {
            boolean root = "root".equals(System.getProperty("user.name"));
            assumeTrue(root, "only root mounts");
            int mounted = mount("size=" + size, folder);
            assumeTrue(mounted == 0 || System.getenv("CI") != null, "this container may not mount");
            assertEquals(0, mounted);
            return new SmallDisk(folder);
        }

        void resize(String size) throws IOException, InterruptedException {
            assertEquals(0, mount("remount,size=" + size, folder));
        }

        private static int mount(String options, Path folder) throws IOException, InterruptedException {
            return new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }

        @Override
        public void close() throws IOException {
            try {
                new ProcessBuilder("umount", "-l", folder.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
