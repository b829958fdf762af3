package org.allostat.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allostat.problem.InputException;

/**
 * A committed run on a local or mounted file system, as readers see it.
 *
 * @param folder the run's folder
 * @param manifest what it holds
 */
public record CompleteRun(Path folder, Manifest manifest) {
    /** Of files that are all read once more before a question about the run is answered; takes half a second. */
    private static final long MOST_BYTES_READ_AGAIN = 64L << 20;

    /**
     * The run that a command's RUN argument means: a run's folder; a folder of runs, of which it is the latest; or an id, a title or
     * {@code latest} of the usual folder of runs.
     *
     * @param argument what the user gave
     * @param tables what the latest run must have to be meant, where the user names none; without any, the latest of all is meant
     * @throws InputException if it means no complete run, or several
     */
    public static CompleteRun find(String argument, String... tables) {
        return new RunArgument(argument, List.of(tables)).find();
    }

    /** The run in a folder that holds a manifest. */
    static CompleteRun in(Path folder) {
        return new CompleteRun(folder, manifest(folder));
    }

    /**
     * Data files of a table, absolute, as the manifest lists them. Sizes are compared always, contents in a run that is small.
     *
     * @throws InputException naming each file that is missing, of another size, or of another content
     */
    public List<Path> files(Manifest.TableContent table) {
        List<Path> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Manifest.FileContent file : table.files()) {
            Path path = folder.resolve(table.name()).resolve(file.path()).toAbsolutePath();
            files.add(path);
            problem(path, file.bytes()).ifPresent(problem -> problems.add("table " + table.name() + ": " + problem));
        }
        if (problems.isEmpty() && bytes() <= MOST_BYTES_READ_AGAIN) {
            problems.addAll(new CheckedFiles(folder.resolve(table.name()), table).problems());
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return files;
    }

    private long bytes() {
        return manifest.tables().stream()
                .flatMap(table -> table.files().stream())
                .mapToLong(Manifest.FileContent::bytes)
                .sum();
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

    private static Manifest manifest(Path folder) {
        Path file = folder.resolve(Manifest.FILE);
        try {
            return Manifest.read(Files.readAllBytes(file), file.toString());
        } catch (IOException failure) {
            throw new InputException(file + ": cannot be read: " + failure.getMessage());
        }
    }
}
