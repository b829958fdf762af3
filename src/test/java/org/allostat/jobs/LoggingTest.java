package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.Test;

/** How much of Spark's log a person at the terminal sees when every task fails, as on a full disk. */
class LoggingTest {
    private static final int FAILURES = 200;

    /** A program whose tasks fail for the same reason. */
    static final class FullDisk {
        private FullDisk() {}

        public static void main(String[] arguments) {
            Logger log = LogManager.getLogger("org.apache.spark.executor.Executor");
            for (int i = 0; i < FAILURES; i++) {
                log.error(
                        "Lost task {}\nand all that hung on it\nfor many lines",
                        i,
                        new IllegalStateException("outer", new IOException("No space left on device")));
            }
        }
    }

    @Test
    void aFailureOfEveryTaskIsAFewLines() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlog4j2.configurationFile="
                                + Path.of("jobs/conf/log4j2.properties").toUri(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullDisk.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertEquals(0, process.waitFor());
        assertTrue(lines.get(0).endsWith("ERROR Executor: Lost task 0"), lines::toString);
        assertEquals("java.lang.IllegalStateException: outer", lines.get(1));
        assertTrue(lines.size() <= 2 * 15, () -> lines.size() + " lines");
    }
}
