package org.allostat.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.allostat.problem.FileReason;

/**
 * Compares the contents of a table's files with the manifest, each once: which were found right, and when they had last been changed
 * then, is kept in a hidden file beside them. Where that cannot be written, they are read each time.
 */
final class CheckedFiles {
    private static final String MEMORY = ".checked";

    private final Path folder;
    private final Manifest.TableContent table;

    CheckedFiles(Path folder, Manifest.TableContent table) {
        this.folder = folder;
        this.table = table;
    }

    /** What is wrong, a line for each file. */
    List<String> problems() {
        Set<String> known = known();
        Set<String> found = new TreeSet<>();
        List<String> problems = new ArrayList<>();
        for (Manifest.FileContent file : table.files()) {
            Path path = folder.resolve(file.path());
            try {
                String now = line(path, file);
                if (!known.contains(now)) {
                    String sha256 = sha256(path);
                    if (!sha256.equals(file.sha256())) {
                        problems.add("table " + table.name() + ": " + path + ": content changed: SHA-256 " + sha256
                                + ", manifest says " + file.sha256());
                        continue;
                    }
                }
                found.add(now);
            } catch (IOException failure) {
                problems.add("table " + table.name() + ": " + path + ": cannot be read: " + FileReason.of(failure));
            }
        }
        if (problems.isEmpty() && !found.equals(known)) {
            remember(found);
        }
        return problems;
    }

    /** A file as it is now: name, digest that it should have, size and last change; where the system tells it, also of its entry, which nobody sets. */
    private static String line(Path path, Manifest.FileContent file) throws IOException {
        return file.path()
                + ' '
                + file.sha256()
                + ' '
                + Files.size(path)
                + ' '
                + Files.getLastModifiedTime(path).toInstant()
                + changeOfEntry(path);
    }

    private static String changeOfEntry(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? " " + Files.getAttribute(path, "unix:ctime")
                : "";
    }

    private static String sha256(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            return RunStore.sha256(stream);
        }
    }

    private Set<String> known() {
        try {
            return new TreeSet<>(Files.readAllLines(folder.resolve(MEMORY)));
        } catch (IOException none) {
            return Set.of();
        }
    }

    private void remember(Set<String> lines) {
        try {
            Path temporary = Files.createTempFile(folder, MEMORY, "");
            Files.writeString(temporary, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
            Files.move(temporary, folder.resolve(MEMORY), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException readOnly) {
            // a folder that others own: its files are read again the next time
        }
    }
}
