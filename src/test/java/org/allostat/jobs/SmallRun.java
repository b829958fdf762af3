package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A real run with draws and pivots, made once for all tests that only read one: 200 patients, of whom some strata have fewer than eleven.
 *
 * @param folder the run's
 * @param output what the command printed
 */
record SmallRun(Path folder, String output) {
    /** The run; the first who asks waits for it. */
    static SmallRun made() {
        return Holder.RUN;
    }

    private static final class Holder {
        static final SmallRun RUN = make();
    }

    private static SmallRun make() {
        try {
            Path folder = Files.createTempDirectory("allostat-small-run");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            Path runs = folder.resolve("runs");
            AllostatProcess.Result result = AllostatProcess.run(
                    folder,
                    "run",
                    "jobs/studies/ci.yaml",
                    "--patients",
                    "200",
                    "--set",
                    "years=1",
                    "--set",
                    "draws=4",
                    "--set",
                    "pivots.patients=60",
                    "--set",
                    "policies=[usual-care,va-dod-2022,cdc-2022,conversation,forced-taper]",
                    "--out",
                    runs.toString(),
                    "--master",
                    "local[2]");
            assertEquals(0, result.exitCode(), result.output());
            return new SmallRun(
                    runs.resolve(Files.readString(runs.resolve("latest")).strip()), result.output());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
