package org.allostat.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes of runs on a cluster killed at random moments, until so many were: {@code src/test/cluster/run}. Every run ends in the tables
 * of a local one.
 */
class RandomKillsTest {
    private static final int KILLS = Integer.getInteger("cluster.kills", 3);
    private static final long SEED = Long.getLong("cluster.seed", 20211);

    /** Of one run: it must come to its end some time. */
    private static final int MOST_OF_A_RUN = 4;

    private final Random draws = new Random(SEED);
    private final Kills kills = new Kills();

    @TempDir
    private Path folder;

    @Test
    void everyRunWhoseProcessesAreKilledAtRandomEndsInTheTablesOfALocalRun() throws Exception {
        Path local = folder.resolve("on-one-machine");
        finish(Submission.asAUserStartsIt(local));
        Map<String, String> expected = Submission.tables(local);
        try (Cluster cluster = Cluster.start(folder, 2)) {
            Submission undisturbed = Submission.start(cluster.url(), folder.resolve("undisturbed"));
            finish(undisturbed);
            for (int run = 1; kills.count() < KILLS; run++) {
                Path out = folder.resolve("run-" + run);
                Duration took = disturbed(cluster, out, run, undisturbed.elapsed());
                Map<String, String> tables = Submission.tables(out);
                kills.end(run, took.minus(undisturbed.elapsed()), tables.equals(expected));
                assertEquals(expected, tables, "run " + run);
            }
        } finally {
            kills.print();
        }
    }

    /** One run, submitted again whenever its driver was killed; how long it took in all. */
    private Duration disturbed(Cluster cluster, Path out, int run, Duration undisturbed) throws Exception {
        Duration took = Duration.ZERO;
        Submission submission = Submission.start(cluster.url(), out);
        for (int kill = 0; kill < MOST_OF_A_RUN && kills.count() < KILLS; kill++) {
            Kind kind = Kind.values()[draws.nextInt(Kind.values().length)];
            Duration wait = Duration.ofMillis((long) (undisturbed.toMillis() * draws.nextDouble()));
            if (!submission.livesAt(submission.elapsed().plus(wait))) {
                break;
            }
            Kills.Moment moment =
                    new Kills.Moment(run, took.plus(submission.elapsed()), submission.part(), submission.runsTasks(1));
            if (!kind.kill(submission, cluster)) {
                continue;
            }
            kills.add(kind, moment);
            if (kind == Kind.DRIVER) {
                took = took.plus(submission.elapsed());
                submission = Submission.start(cluster.url(), out);
            }
        }
        finish(submission);
        return took.plus(submission.elapsed());
    }

    private static void finish(Submission run) throws IOException, InterruptedException {
        assertEquals(0, run.end(), run.output());
    }

    /** What is killed. */
    enum Kind {
        DRIVER {
            @Override
            boolean kill(Submission submission, Cluster cluster) throws InterruptedException {
                submission.kill();
                return true;
            }
        },
        EXECUTOR {
            @Override
            boolean kill(Submission submission, Cluster cluster) throws Exception {
                List<ProcessHandle> executors = cluster.executors();
                return !executors.isEmpty() && killed(executors.get(0));
            }
        },
        WORKER {
            @Override
            boolean kill(Submission submission, Cluster cluster) throws Exception {
                killed(cluster.workers().get(0).toHandle());
                cluster.replaceDead();
                return true;
            }
        };

        /** Whether there was one to be killed. */
        abstract boolean kill(Submission submission, Cluster cluster) throws Exception;

        private static boolean killed(ProcessHandle process) throws Exception {
            boolean asked = process.destroyForcibly();
            process.onExit().get();
            return asked;
        }
    }
}
