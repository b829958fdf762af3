package org.allostat.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;

/**
 * A committed run on a local or mounted file system, as readers see it.
 *
 * @param folder the run's folder
 * @param manifest what it holds
 * @param checksContents whether contents of files are compared with the manifest before they are read, however large the run
 */
public record CompleteRun(Path folder, Manifest manifest, boolean checksContents) {
    /** Of files that are all read once more before a question about the run is answered; takes half a second. */
    private static final long MOST_BYTES_READ_AGAIN = 64L << 20;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

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

    /**
     * The run in a folder that holds a manifest.
     *
     * @throws InputException if it lies under the id of another run, which is then not the one that was asked for
     */
    static CompleteRun in(Path folder) {
        Manifest manifest = manifest(folder);
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        if (ID.matcher(name).matches() && !name.equals(manifest.runId())) {
            throw new InputException(folder.resolve(Manifest.FILE) + ": is of run " + manifest.runId()
                    + ", the folder is named " + name + " (allowed: a run under its own id, or under no id)");
        }
        return new CompleteRun(folder, manifest, false);
    }

    /**
     * Data files of a table, absolute, as the manifest lists them. Sizes are compared always, contents in a run that is small, or where
     * that is asked for.
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
        if (problems.isEmpty() && (checksContents || bytes() <= MOST_BYTES_READ_AGAIN)) {
            problems.addAll(new CheckedFiles(folder.resolve(table.name()), table).problems());
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return files;
    }

    /** The same run, whose files are compared in full before they are read. */
    public CompleteRun withContentsChecked() {
        return new CompleteRun(folder, manifest, true);
    }

    /**
     * Compares the files of every table, as {@link #files} does.
     *
     * @throws InputException naming each that is not as it was written
     */
    public void checkFiles() {
        List<String> problems = new ArrayList<>();
        for (Manifest.TableContent table : manifest.tables()) {
            try {
                files(table);
            } catch (InputException changed) {
                problems.addAll(changed.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
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
            return Optional.of(file + ": cannot be read: " + FileReason.of(failure));
        }
    }

    private static Manifest manifest(Path folder) {
        Path file = folder.resolve(Manifest.FILE);
        try {
            return Manifest.read(Files.readAllBytes(file), file.toString());
        } catch (IOException failure) {
            throw new InputException(file + ": cannot be read: " + FileReason.of(failure));
        }
    }
}
