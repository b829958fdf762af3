package org.allostat.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose tables go to an object store or to HDFS, on real servers: killed, gone on with, and fetched. */
class StorageTest {
    private static final String MASTER = "local[2]";

    /** The way that writes each file once, in its place, and makes it visible when its task's job commits. */
    private static final List<String> MAGIC_COMMITTER = List.of(
            "spark.hadoop.fs.s3a.committer.name=magic",
            "spark.sql.sources.commitProtocolClass=org.apache.spark.internal.io.cloud.PathOutputCommitProtocol",
            "spark.sql.parquet.output.committer.class=org.apache.spark.internal.io.cloud.BindingParquetOutputCommitter");

    @TempDir
    private static Path shared;

    private static Map<String, String> expected;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aLocalRun() throws Exception {
        Submission local = Submission.start(MASTER, shared.resolve("local"));
        assertEquals(0, local.end(), local.output());
        expected = Submission.tables(shared.resolve("local"));
    }

    @Test
    void aRunInAnObjectStoreIsKilledGoneOnWithAndFetched() throws Exception {
        try (Servers.Server store = Servers.s3(folder)) {
            killAndGoOn(store, MAGIC_COMMITTER);
        }
    }

    @Test
    void aRunInHdfsIsKilledGoneOnWithAndFetched() throws Exception {
        try (Servers.Server hdfs = Servers.hdfs(folder)) {
            killAndGoOn(hdfs, List.of());
        }
    }

    /** Kills the driver when the cohort is there and patients are simulated. */
    private void killAndGoOn(Servers.Server server, List<String> settingsOfTheSecond) throws Exception {
        Submission first = Submission.start(MASTER, server.place(), server.settings());
        first.await(() -> first.says("universe")); // its folder is open
        Submission besides = Submission.start(MASTER, server.place(), server.settings());
        assertEquals(2, besides.end(), besides.output());
        assertTrue(besides.says("another process is writing this run"), besides.output());
        first.await(() -> first.says("simulate ")); // the cohort is there
        first.kill();
        assertEquals(2, fetch(server).end(), "no complete run");

        List<String> settings = new ArrayList<>(server.settings());
        settings.addAll(settingsOfTheSecond);
        Submission second = Submission.start(MASTER, server.place(), settings);

        assertEquals(0, second.end(), second.output());
        assertFalse(second.says("cohort  "), "the cohort was made again: " + second.output());
        Submission fetched = fetch(server);
        assertEquals(0, fetched.end(), fetched.output());
        assertTrue(fetched.says("synthetic patients for"), fetched.output());
        assertEquals(expected, Submission.tables(folder.resolve("fetched")));
    }

    private Submission fetch(Servers.Server server) throws Exception {
        return Submission.command(
                server.settings(),
                "fetch",
                server.place(),
                "--out",
                folder.resolve("fetched").toString());
    }
}
