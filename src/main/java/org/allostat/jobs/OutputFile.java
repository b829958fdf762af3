package org.allostat.jobs;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/** A file that a command writes: complete under its name, or not there. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Adds a problem where a file cannot be written under this name.
     *
     * @param option the option that names the file
     * @param file the file
     * @param inputs files that must not be overwritten
     * @param problems where the problem is added
     */
    static void check(String option, Path file, List<Path> inputs, List<String> problems) {
        Path folder = folder(file);
        if (Files.isDirectory(file)) {
            problems.add(option + " " + file + ": is a directory (allowed: the name of a file)");
        } else if (!Files.isDirectory(folder)) {
            problems.add(option + " " + file + ": no such directory: " + folder);
        } else if (!Files.isWritable(folder)) {
            problems.add(option + " " + file + ": no permission to write to the directory " + folder);
        } else if (inputs.stream().anyMatch(input -> isSameFile(file, input))) {
            problems.add(option + " " + file + ": is an input of this command (allowed: another file)");
        }
    }

    /** Writes to a temporary file beside it, then renames. Nothing is left where writing fails. */
    static void write(Path file, Consumer<Writer> content) throws IOException {
        long process = ProcessHandle.current().pid();
        Path temporary = folder(file).resolve("." + file.getFileName() + "." + process + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(temporary)) {
                content.accept(writer);
            }
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private static boolean isSameFile(Path file, Path input) {
        try {
            return Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input);
        } catch (IOException e) {
            return false;
        }
    }
}
