package org.allostat.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in cluster deploy mode, on the cluster that {@code jobs/cluster/standalone} starts: the driver is a child of a worker. */
class DeployModeTest {
    private static final int MILLISECONDS_BETWEEN_LOOKS = 500;
    private static final int LOOKS = 1200;

    private final int port = Cluster.freePort();
    private final int uiPort = Cluster.freePort();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws Exception {
        allostat(Map.of(), "jobs/cluster/standalone", "stop");
    }

    @Test
    void theDriverRunsInAFolderOfAWorkerAndTheStudyAndItsPolicyTravel() throws Exception {
        OwnStudy.write(folder);
        Path local = folder.resolve("local");
        run(Map.of(), "local[2]", local);
        allostat(Map.of(), "jobs/cluster/standalone", "start", "2");

        Path there = folder.resolve("there");
        Path events = Files.createDirectories(folder.resolve("events"));
        String options = "--deploy-mode cluster --conf " + String.join(" --conf ", EventLog.settings(events));
        run(Map.of("ALLOSTAT_SUBMIT_OPTIONS", options), "spark://127.0.0.1:" + port, there);
        assertFalse(Files.exists(there.resolve("latest")), "the command ended after the job did: it was no submission");
        Path driver = awaitEnd();

        assertTrue(Files.exists(driver.resolve("mine/policies/mine.yaml")), driver + " has no policy");
        assertEquals(Submission.tables(local), Submission.tables(there));
        assertEquals(0, EventLog.read(events).tasksLost());
    }

    private void run(Map<String, String> variables, String master, Path out) throws Exception {
        allostat(
                variables,
                "jobs/allostat",
                "run",
                "mine/study.yaml",
                "--no-report",
                "--master",
                master,
                "--out",
                out.toString());
    }

    /** The folder of the driver, when the master says that it is finished. */
    private Path awaitEnd() throws IOException, InterruptedException {
        String state = "";
        String id = "";
        for (int look = 0; look < LOOKS && !state.equals("FINISHED"); look++) {
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
            JsonNode done =
                    Cluster.get(uiPort, "/json/").path("completeddrivers").path(0);
            id = done.path("id").asText();
            state = done.path("state").asText();
            assertTrue(state.isEmpty() || state.equals("FINISHED"), () -> "the driver is " + done);
        }
        assertEquals("FINISHED", state);
        return Script.HOME.resolve("target/cluster/work").resolve(id);
    }

    private void allostat(Map<String, String> variables, String script, String... arguments) throws Exception {
        Map<String, String> all = new HashMap<>(variables);
        all.put("ALLOSTAT_SPARK", "embedded");
        all.put("ALLOSTAT_MASTER_PORT", port + "");
        all.put("ALLOSTAT_MASTER_UI_PORT", uiPort + "");
        Script.run(folder, all, script, arguments).succeeded();
    }
}
