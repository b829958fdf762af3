package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * Another real run than {@link SmallRun}, and a smaller one: two policies, no draws, no pivots.
 *
 * @param folder the run's
 */
record SecondSmallRun(Path folder) {
    /** The run; the first who asks waits for it. */
    static SecondSmallRun made() {
        return Holder.RUN;
    }

    /** A copy that a test may change, in a folder named after the run. */
    static Path copyOf(Path run, Path folder) throws IOException {
        Path copy = folder.resolve(run.getFileName());
        FileUtils.deleteDirectory(copy.toFile());
        FileUtils.copyDirectory(run.toFile(), copy.toFile());
        return copy;
    }

    private static final class Holder {
        static final SecondSmallRun RUN = make();
    }

    private static SecondSmallRun make() {
        try {
            Path folder = Files.createTempDirectory("allostat-second-small-run");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
            Path runs = folder.resolve("runs");
            AllostatProcess.Result result = AllostatProcess.run(
                    folder,
                    "run",
                    "jobs/studies/ci.yaml",
                    "--patients",
                    "150",
                    "--seed",
                    "7",
                    "--set",
                    "years=1",
                    "--set",
                    "draws=0",
                    "--set",
                    "pivots.parameters=[]",
                    "--set",
                    "policies=[usual-care,va-dod-2022]",
                    "--no-report",
                    "--out",
                    runs.toString(),
                    "--master",
                    "local[2]");
            assertEquals(0, result.exitCode(), result.output());
            return new SecondSmallRun(
                    runs.resolve(Files.readString(runs.resolve("latest")).strip()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
