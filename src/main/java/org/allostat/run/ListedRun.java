package org.allostat.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;

/**
 * A complete run as a list of runs tells of it.
 *
 * @param run where it is and what it holds
 * @param title what people call it
 * @param written when it was committed, by the date of its manifest
 */
public record ListedRun(CompleteRun run, RunTitle title, Instant written) {
    /** The run in a folder that holds a manifest. */
    public static ListedRun of(Path folder) {
        try {
            return new ListedRun(
                    CompleteRun.in(folder),
                    title(folder.resolve(RunTitle.FILE)),
                    Files.getLastModifiedTime(folder.resolve(Manifest.FILE)).toInstant());
        } catch (IOException failure) {
            throw new InputException(folder + ": cannot be read: " + FileReason.of(failure));
        }
    }

    private static RunTitle title(Path file) throws IOException {
        return Files.exists(file)
                ? Json.read(Files.readAllBytes(file), RunTitle.class, file.toString())
                : RunTitle.NONE;
    }

    public String id() {
        return run.manifest().runId();
    }

    public RunKind kind() {
        return RunKind.of(run.manifest());
    }

    /** What is on disk in the run's folder, bytes. */
    public long bytes() {
        try (Stream<Path> files = Files.walk(run.folder())) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException failure) {
            throw new UncheckedIOException(run.folder() + " cannot be read", failure);
        }
    }

    /** One line for a list of candidates: {@code 2a33e419 (run, "Twelve policies")}. */
    String shown() {
        return id() + " (" + kind().label() + (title.title().isEmpty() ? "" : ", \"" + title.title() + "\"") + ")";
    }
}
