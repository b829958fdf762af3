package org.allostat.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;

/**
 * Where what is needed for a while goes on this machine. DuckDB and the compression of Parquet unpack their native parts into
 * {@code java.io.tmpdir} and load them there; Spark spills into its local folders. Where that cannot be, they end in the middle of a run, with
 * traces, or with exit codes of their own; so it is looked at before a command begins.
 */
final class ScratchFolders {
    private static final String TEMPORARY = "java.io.tmpdir";
    private static final String ALLOWED =
            " (allowed: a folder that can be written and that is not mounted noexec: ALLOSTAT_JAVA_OPTIONS=-D"
                    + TEMPORARY + "=FOLDER)";
    private static final Path MOUNTS = Path.of("/proc/self/mounts");
    /** Fields of a line of {@link #MOUNTS}. */
    private static final int PLACE = 1;

    private static final int OPTIONS = 3;

    /** Who asks Spark for local folders, the first that is set: the order of Spark's own {@code Utils.getConfiguredLocalDirs}. */
    private static final List<String> SPARK_VARIABLES = List.of("SPARK_EXECUTOR_DIRS", "SPARK_LOCAL_DIRS");

    private static final String SPARK_PROPERTY = "spark.local.dir";
    /** Set by YARN in its containers, where Spark takes YARN's folders. */
    private static final String YARN_VARIABLE = "CONTAINER_ID";

    private ScratchFolders() {}

    /**
     * Looks at the folder for temporary files.
     *
     * @throws InputException if no file can be made there, or no library loaded
     */
    static void requireTemporary() {
        String folder = System.getProperty(TEMPORARY);
        whyNot(folder).ifPresent(reason -> {
            throw new InputException("folder for temporary files " + folder + ": " + reason + ALLOWED);
        });
        if (Files.isReadable(MOUNTS)) {
            try {
                if (forbidsLibraries(Files.readAllLines(MOUNTS), Path.of(folder).toRealPath())) {
                    throw new InputException("folder for temporary files " + folder
                            + ": is mounted noexec, so that no library can be loaded from it" + ALLOWED);
                }
            } catch (IOException unknown) {
                return; // not told by this system: then it is seen when a library is loaded
            }
        }
    }

    /**
     * Looks at the folders that Spark was told to spill into, of which it needs one.
     *
     * @param environment the process's variables
     * @throws InputException if none of them can be written
     */
    static void requireSparks(Map<String, String> environment) {
        Optional<String> variable =
                SPARK_VARIABLES.stream().filter(environment::containsKey).findFirst();
        String name = variable.orElse(SPARK_PROPERTY);
        String value = variable.map(environment::get).orElseGet(() -> System.getProperty(SPARK_PROPERTY));
        if (value == null || environment.containsKey(YARN_VARIABLE)) {
            return; // the folder for temporary files, or YARN's
        }
        List<String> reasons = new ArrayList<>();
        for (String folder : value.split(",", -1)) {
            Optional<String> reason = whyNot(folder.strip());
            if (reason.isEmpty()) {
                return;
            }
            reasons.add(folder.strip() + ": " + reason.get());
        }
        throw new InputException(name + "=" + value + ": " + String.join("; ", reasons)
                + " (allowed: folders with commas between them, one of which at least can be written)");
    }

    /** Why no file can be made in a folder; empty where it can. Spark makes its folders where they are missing. */
    private static Optional<String> whyNot(String folder) {
        if (folder.isEmpty()) {
            return Optional.of("an empty name is no folder"); // Spark would take the current one
        }
        try {
            Path path = Path.of(folder);
            if (Files.isRegularFile(path)) {
                return Optional.of("is a file");
            }
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, "allostat", null));
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of("cannot be written: " + FileReason.of(failure));
        } catch (InvalidPathException invalid) {
            return Optional.of("is no path: " + invalid.getReason());
        }
    }

    /**
     * Whether the file system of a folder forbids execution, and with it libraries.
     *
     * @param mounts lines as of {@code /proc/self/mounts}: device, place, type, options; a later one hides an earlier one of the same place
     * @param folder the folder, without links
     */
    static boolean forbidsLibraries(List<String> mounts, Path folder) {
        Path longest = null;
        boolean forbidden = false;
        for (String line : mounts) {
            String[] fields = line.split(" ", -1);
            if (fields.length > OPTIONS) {
                Optional<Path> place = place(fields[PLACE]).filter(folder::startsWith);
                if (place.isPresent() && (longest == null || place.get().startsWith(longest))) {
                    longest = place.get();
                    forbidden = Arrays.asList(fields[OPTIONS].split(",", -1)).contains("noexec");
                }
            }
        }
        return forbidden;
    }

    /** Spaces and the like stand there as octal numbers. A place that is no path here, as in another encoding, holds no folder of ours. */
    private static Optional<Path> place(String escaped) {
        String place = escaped.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
        try {
            return Optional.of(Path.of(place));
        } catch (InvalidPathException anotherEncoding) {
            return Optional.empty();
        }
    }
}
