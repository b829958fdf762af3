package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MasterUrlTest {
    private final MasterUrl urls = new MasterUrl();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local",
                "local[*]",
                "local[1]",
                "local[1024]",
                "local[2,3]",
                "local[2, 3]",
                "local[*,4]",
                "local-cluster[2,1,512]",
                "spark://127.0.0.1:7077",
                "spark://node-1.example.org:7077,node-2.example.org:7077",
                "spark://[::1]:7077",
                "yarn",
                "k8s://https://10.0.0.1:6443"
            })
    void whatSparkKnowsPasses(String url) {
        assertEquals(url, urls.convert(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "LOCAL",
                "local[",
                "local[*",
                "local[]",
                "local[0]",
                "local[-1]",
                "local[x]",
                "local[1025]",
                "local[99999999999999999999]",
                "local[1000000]",
                " local",
                "spark://",
                "spark://a",
                "spark://h:x",
                "spark://h:0",
                "spark://h:65536",
                "spark://a:1,",
                "spark://a:1,b",
                "spark:/a:1",
                "k8s://",
                "mesos://a:1",
                "foo"
            })
    void whatSparkWouldStumbleOverIsRefused(String url) {
        TypeConversionException refusal = assertThrows(TypeConversionException.class, () -> urls.convert(url));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith("'" + url + "' is no Spark master (allowed: "), message);
    }

    @Test
    void aCommandRefusesInOneLineBeforeAnythingIsThere() throws Exception {
        Path runs = folder.resolve("runs");
        AllostatProcess.Result result = AllostatProcess.start(
                        folder, Map.of(), List.of("run", "ci", "--master", "local[0]", "--out", runs.toString()))
                .end();
        assertEquals(2, result.exitCode(), result.output());
        assertTrue(result.output().contains("'local[0]' is no Spark master"), result.output());
        assertFalse(result.output().contains("Exception"), result.output());
        assertFalse(Files.exists(runs));
    }

    @Test
    void aMasterThatDoesNotAnswerIsNamed() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort(); // free once it is closed
        }
        String url = "spark://127.0.0.1:" + port;
        AllostatProcess.Result result = AllostatProcess.start(
                        folder,
                        Map.of(),
                        List.of(
                                "run",
                                "ci",
                                "--master",
                                url,
                                "--out",
                                folder.resolve("runs").toString()))
                .end();
        assertEquals(2, result.exitCode(), result.output());
        assertTrue(result.output().contains("--master " + url + ": no Spark master answered there"), result.output());
    }
}
