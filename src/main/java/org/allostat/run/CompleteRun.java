package org.allostat.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.allostat.problem.InputException;

/**
 * A committed run on a local or mounted file system, as readers see it.
 *
 * @param folder the run's folder
 * @param manifest what it holds
 */
public record CompleteRun(Path folder, Manifest manifest) {
    /**
     * The run that a command's RUN argument means: a run folder, or a folder of runs whose {@code latest} names one or
     * which holds just one.
     *
     * @throws InputException if it means no complete run
     */
    public static CompleteRun find(String argument) {
        Path folder = path(argument);
        if (Files.exists(folder.resolve(Manifest.FILE))) {
            return new CompleteRun(folder, manifest(folder));
        }
        if (Files.exists(folder.resolve(RunFolder.MARKER))) {
            throw new InputException(folder + ": not a complete run (no " + Manifest.FILE
                    + "); the same 'jobs/allostat run' resumes it, if none is writing it now");
        }
        if (Files.exists(folder.resolve(RunFolder.LATEST))) {
            return find(folder.resolve(latest(folder)).toString());
        }
        return only(folder);
    }

    /**
     * Data files of a table, absolute, as the manifest lists them.
     *
     * @throws InputException naming each file that is missing or of another size
     */
    public List<Path> files(Manifest.TableContent table) {
        List<Path> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Manifest.FileContent file : table.files()) {
            Path path = folder.resolve(table.name()).resolve(file.path()).toAbsolutePath();
            files.add(path);
            problem(path, file.bytes()).ifPresent(problem -> problems.add("table " + table.name() + ": " + problem));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return files;
    }

    private static Optional<String> problem(Path file, long bytes) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.of(file + ": is missing");
            }
            long found = Files.size(file);
            return found == bytes
                    ? Optional.empty()
                    : Optional.of(file + ": " + found + " bytes, manifest says " + bytes
                            + (found < bytes ? " (truncated)" : ""));
        } catch (IOException failure) {
            return Optional.of(file + ": cannot be read: " + failure.getMessage());
        }
    }

    private static Path path(String argument) {
        if (argument.isBlank()) {
            throw new InputException("RUN is empty (allowed: a run's folder, or a folder of runs)");
        }
        try {
            Path folder = LocalPath.of(argument);
            if (!Files.exists(folder)) {
                throw new InputException(argument + ": no such folder");
            }
            if (!Files.isDirectory(folder)) {
                throw new InputException(argument + ": is a file; RUN is a run's folder, or a folder of runs");
            }
            return folder;
        } catch (InvalidPathException failure) {
            throw new InputException(argument + ": not a path: " + failure.getReason());
        }
    }

    private static Manifest manifest(Path folder) {
        Path file = folder.resolve(Manifest.FILE);
        try {
            return Json.read(Files.readAllBytes(file), Manifest.class, file.toString());
        } catch (IOException failure) {
            throw new InputException(file + ": cannot be read: " + failure.getMessage());
        }
    }

    private static String latest(Path folder) {
        Path file = folder.resolve(RunFolder.LATEST);
        try {
            String runId = Files.readString(file).strip();
            if (runId.isEmpty() || !Files.exists(folder.resolve(runId).resolve(RunFolder.MARKER))) {
                throw new InputException(file + ": names '" + runId + "', which is no run in " + folder);
            }
            return runId;
        } catch (IOException failure) {
            throw new InputException(file + ": cannot be read: " + failure.getMessage());
        }
    }

    private static CompleteRun only(Path folder) {
        List<Path> runs = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(entry -> Files.exists(entry.resolve(Manifest.FILE)))
                    .sorted()
                    .forEach(runs::add);
        } catch (IOException failure) {
            throw new InputException(folder + ": cannot be read: " + failure.getMessage());
        }
        if (runs.size() == 1) {
            return new CompleteRun(runs.get(0), manifest(runs.get(0)));
        }
        throw new InputException(
                runs.isEmpty()
                        ? folder + ": not a complete run and holds none (no " + Manifest.FILE + ")"
                        : folder + ": holds " + runs.size() + " runs; name one: " + runs);
    }
}
