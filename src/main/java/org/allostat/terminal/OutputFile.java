package org.allostat.terminal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A file that a command writes: complete under its name, or not there. A link is followed to its target. What a new file in its
 * place would lose is kept: pipes and devices, other names of the file and another owner are written in place, where a failure
 * can leave a part; and a file that is replaced keeps its mode.
 */
public final class OutputFile {
    private static final int MOST_LINKS = 40; // as Linux allows
    private static final Pattern OWN_STREAM = Pattern.compile("/dev/(stdout|stderr|fd/.*)|/proc/.*");

    private OutputFile() {}

    /**
     * Adds a problem where a file cannot be written under this name.
     *
     * @param option the option that names the file
     * @param file the file
     * @param inputs files that must not be overwritten
     * @param problems where the problem is added
     */
    public static void check(String option, Path file, List<Path> inputs, List<String> problems) {
        Path target;
        try {
            target = target(file);
        } catch (IOException circle) {
            problems.add(option + " " + file + ": " + circle.getMessage());
            return;
        }
        Path folder = folder(target);
        if (Files.isDirectory(target)) {
            problems.add(option + " " + file + ": is a directory (allowed: the name of a file)");
        } else if (inputs.stream().anyMatch(input -> isSameFile(file, input))) {
            problems.add(option + " " + file + ": is an input of this command (allowed: another file)");
        } else if (Files.exists(target)) {
            if (!Files.isWritable(target)) {
                problems.add(option + " " + file + ": no permission to write to it");
            }
        } else if (!Files.isDirectory(folder)) {
            problems.add(option + " " + file + ": no such directory: " + folder);
        } else if (!Files.isWritable(folder)) {
            problems.add(option + " " + file + ": no permission to write to the directory " + folder);
        }
    }

    /** Writes the whole content; nothing is left where writing fails, unless it had to be written in place. */
    public static void write(Path file, Consumer<Writer> content) throws IOException {
        Path target = target(file);
        if (isStream(target)) {
            write(new FileOutputStream(target.toFile(), true), content); // to append: what is there is not ours to cut
        } else if (Files.exists(target) && !Files.isWritable(folder(target))) {
            write(new FileOutputStream(target.toFile()), content);
        } else {
            writeBeside(target, content);
        }
    }

    private static void write(FileOutputStream stream, Consumer<Writer> content) throws IOException {
        try (Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8)) {
            content.accept(writer);
        }
    }

    private static void writeBeside(Path target, Consumer<Writer> content) throws IOException {
        long process = ProcessHandle.current().pid();
        Path temporary = folder(target).resolve("." + target.getFileName() + "." + process + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(temporary)) {
                content.accept(writer);
            }
            if (!Files.exists(target)) {
                move(temporary, target);
            } else if (isReplaceable(target, temporary)) {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
                move(temporary, target);
            } else {
                try (OutputStream stream = Files.newOutputStream(target)) {
                    Files.copy(temporary, stream);
                }
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Pipes, devices and terminals, also where the system shows a process its own: {@code /dev/stdout}. */
    private static boolean isStream(Path target) {
        return OWN_STREAM.matcher(target.toString()).matches()
                || (Files.exists(target) && !Files.isRegularFile(target));
    }

    /** Whether the new file in the place of the old would be the same but for its content. */
    private static boolean isReplaceable(Path old, Path replacement) throws IOException {
        if (Files.getFileAttributeView(old, PosixFileAttributeView.class) == null) {
            return false;
        }
        PosixFileAttributes there = Files.readAttributes(old, PosixFileAttributes.class);
        PosixFileAttributes made = Files.readAttributes(replacement, PosixFileAttributes.class);
        return there.owner().equals(made.owner())
                && there.group().equals(made.group())
                && Files.getAttribute(old, "unix:nlink").equals(1);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The file behind a chain of links, whether it exists or not; of a stream, the link itself. */
    private static Path target(Path file) throws IOException {
        Path target = inRealFolder(file);
        for (int links = 0; Files.isSymbolicLink(target) && !isStream(target); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("a circle of links");
            }
            target = inRealFolder(folder(target).resolve(Files.readSymbolicLink(target)));
        }
        return target;
    }

    private static Path inRealFolder(Path file) throws IOException {
        Path folder = folder(file);
        return Files.isDirectory(folder) && file.getFileName() != null
                ? folder.toRealPath().resolve(file.getFileName())
                : file.toAbsolutePath();
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
