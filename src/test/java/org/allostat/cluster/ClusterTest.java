package org.allostat.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.allostat.cluster.Submission.Part;
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
    private static final String FULL = "No space left on device";

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static Map<String, String> expected;
    private static Trials trials;

    @TempDir
    private Path out;

    @TempDir
    private Path events;

    /** The cluster that things happen to; how long a run takes there to which nothing happens is what others are compared with. */
    @BeforeAll
    static void theTablesOfTwoWorkersAreThoseOfALocalRun() throws Exception {
        Path local = folder.resolve("on-one-machine");
        finish(Submission.asAUserStartsIt(local));
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
        Submission run = submit();
        run.await(() -> run.part() == Part.COHORT && run.runsTasks(2)); // one on each
        Duration when = run.elapsed();
        kill(cluster.executors().get(0));

        finish(run);
        EventLog log = EventLog.read(events);
        assertTrue(log.tasksLost() > 0, log.toString());
        note("executor killed (SIGKILL)", "in mid-stage of the cohort", when, log.words(), run.elapsed());
    }

    @Test
    @Order(2)
    void shuffledBlocksAreLost() throws Exception {
        Submission run = submit();
        run.await(() -> run.part() == Part.SIMULATION
                && run.runsTasks(1)
                && run.holderOfBlocks().isPresent());
        Duration when = run.elapsed();
        kill(cluster.executor(run.holderOfBlocks().orElseThrow()));

        finish(run);
        EventLog log = EventLog.read(events);
        // whether a stage must run again is a matter of what was still to be read: the table tells
        assertTrue(log.executorsLost() > 0, log.toString());
        note(
                "shuffled blocks lost",
                "the executor that held them killed in mid-stage of the simulation",
                when,
                log.words(),
                run.elapsed());
    }

    @Test
    @Order(3)
    void aTaskHangs() throws Exception {
        Submission run = submit(
                "spark.speculation=true",
                "spark.speculation.interval=200ms",
                "spark.speculation.quantile=0.5",
                "spark.speculation.multiplier=1.1",
                "spark.speculation.minTaskRuntime=1s",
                "spark.speculation.efficiency.enabled=false",
                "spark.executor.heartbeatInterval=2s",
                "spark.network.timeout=30s",
                "spark.network.timeoutInterval=5s");
        run.await(() -> run.part() == Part.COHORT && run.runsTasks(2));
        Duration when = run.elapsed();
        ProcessHandle hung = cluster.executors().get(0);
        signal("STOP", hung);
        try {
            for (int look = 0; look < 50 && state(hung) != 'T'; look++) {
                Thread.sleep(100); // a signal takes its time where all cores are busy
            }
            assertEquals('T', state(hung), "it is not stopped");
            finish(run);
        } finally {
            hung.destroyForcibly();
        }
        EventLog log = EventLog.read(events);
        // whichever comes first: a copy of the task is done, or its executor is given up for want of a heartbeat
        assertTrue(log.copiesWon() + log.tasksLost() > 0, log.toString());
        note(
                "task hangs",
                "its executor stopped (SIGSTOP) in mid-stage of the cohort, speculation on",
                when,
                log.words(),
                run.elapsed());
    }

    @Test
    @Order(4)
    void aWorkerIsKilled() throws Exception {
        Submission run = submit();
        run.await(() -> run.part() == Part.SIMULATION && run.runsTasks(1));
        Duration when = run.elapsed();
        kill(cluster.workers().get(0).toHandle());

        finish(run);
        EventLog log = EventLog.read(events);
        assertTrue(log.executorsLost() > 0, log.toString());
        note("worker killed (SIGKILL)", "in mid-stage of the simulation", when, log.words(), run.elapsed());
        cluster.resize(2);
    }

    /** At a moment of each part of one run, seeded: four submissions of one command. */
    @Test
    @Order(5)
    void theDriverIsKilledInEveryPartAndTheSameCommandGoesOn() throws Exception {
        Random delays = new Random(SEED);
        Duration took = Duration.ZERO;
        List<String> when = new ArrayList<>();
        for (Part part : List.of(Part.COHORT, Part.SIMULATION, Part.TABLES)) {
            Submission run = Submission.start(cluster.url(), out);
            run.await(() -> run.part() == part && run.runsTasks(1));
            assertTrue(run.livesAt(run.elapsed().plusMillis(delays.nextInt(1000))), run.output());
            assertEquals(part, run.part());
            took = took.plus(run.elapsed());
            when.add(part.words() + " at " + seconds(run.elapsed()));
            run.kill();
        }
        Submission last = Submission.start(cluster.url(), out);
        finish(last);
        assertEquals(
                expected,
                trials.note(
                        "driver killed (SIGKILL) three times",
                        String.join(", ", when),
                        "the same command went on",
                        took.plus(last.elapsed()),
                        out));
    }

    @Test
    @Order(6)
    void theOutputsFileSystemIsFull() throws Exception {
        try (SmallDisk disk = SmallDisk.mount("output file system full", out, "512k")) {
            Submission run = Submission.start(cluster.url(), disk.folder());
            int exitCode = run.end();
            assertFull(exitCode, run);
            disk.resize("64m");
            Submission again = Submission.start(cluster.url(), disk.folder());
            finish(again);
            assertEquals(
                    expected,
                    trials.note(
                            "output file system full",
                            "after 512 KiB of a small tmpfs",
                            "one line, \"" + FULL + "\", exit code 1; with more space the same command went on",
                            run.elapsed().plus(again.elapsed()),
                            disk.folder()));
        }
    }

    @Test
    @Order(7)
    void theDisksThatExecutorsSpillToAreFull() throws Exception {
        try (SmallDisk disk = SmallDisk.mount("executors' disks full", out, "64k")) {
            cluster.resize(0);
            cluster.addWorker(disk.folder());
            cluster.addWorker(disk.folder());
            cluster.awaitWorkers(2);
            Path runs = folder.resolve("spilled");
            Submission run = Submission.start(cluster.url(), runs);
            int exitCode = run.end();
            assertFull(exitCode, run);
            disk.resize("256m");
            Submission again = Submission.start(cluster.url(), runs);
            finish(again);
            assertEquals(
                    expected,
                    trials.note(
                            "executors' disks full",
                            "after 64 KiB of a small tmpfs",
                            "one line, \"" + FULL + "\", exit code 1; with more space the same command went on",
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

    private Submission submit(String... settings) throws IOException {
        List<String> all = new ArrayList<>(EventLog.settings(events));
        all.addAll(List.of(settings));
        return Submission.start(cluster.url(), out.toString(), all);
    }

    /** Its end is seen, so that what follows it follows the fault. */
    private static void kill(ProcessHandle process) throws Exception {
        assertTrue(process.destroyForcibly(), "it had ended");
        process.onExit().get();
    }

    /** The last line says it, and no stack trace stands before it. */
    private static void assertFull(int exitCode, Submission run) throws IOException {
        assertEquals(1, exitCode, run.output());
        List<String> lines = run.output().lines().toList();
        assertTrue(lines.get(lines.size() - 1).contains(FULL), run.output());
        assertEquals(
                List.of(),
                lines.stream().filter(line -> line.startsWith("\tat ")).toList());
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, process.pid() + "")
                        .inheritIO()
                        .start()
                        .waitFor());
    }

    /** As the kernel has it: the first letter after the name in parentheses; T is stopped. */
    private static char state(ProcessHandle process) throws IOException {
        String text = Files.readString(Path.of("/proc", process.pid() + "", "stat"));
        return text.charAt(text.lastIndexOf(')') + 2);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }

    /** A file system in memory of a given size; needs the rights of root. */
    private record SmallDisk(Path folder) implements AutoCloseable {
        static SmallDisk mount(String fault, Path folder, String size) throws IOException, InterruptedException {
            boolean mounted = "root".equals(System.getProperty("user.name")) && mount("size=" + size, folder) == 0;
            if (!mounted) {
                trials.skip(fault, "nobody may mount a file system here");
            }
            assumeTrue(mounted, "nobody may mount a file system here");
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
