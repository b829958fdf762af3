package org.allostat.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.jspecify.annotations.Nullable;

/**
 * The files of a pack, in a folder or inside the jar.
 *
 * @param name the pack's name
 * @param folder where its files are; null inside the jar
 */
record PackFolder(String name, @Nullable Path folder) {
    /** The file that every pack has. */
    static final String MAIN = "pack.yaml";

    private static final String ENDING = ".csv";

    /**
     * A folder of the user.
     *
     * @throws InputException if it is none
     */
    static PackFolder of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": no such folder (allowed: a folder that holds " + MAIN + ")");
        }
        return new PackFolder(String.valueOf(folder.toAbsolutePath().normalize().getFileName()), folder);
    }

    static PackFolder bundled(String name) {
        return new PackFolder(name, null);
    }

    /** The text of a file; empty where the pack does not have it. */
    Optional<SourceText> text(String file) {
        if (folder == null) {
            return SourceText.ofResource("allostat/packs/" + name + "/" + file);
        }
        Path path = folder.resolve(file);
        return Files.exists(path) ? Optional.of(SourceText.ofFile(path)) : Optional.empty();
    }

    /** What a file is called in messages. */
    String place(String file) {
        return folder == null
                ? "bundled allostat/packs/" + name + "/" + file
                : folder.resolve(file).toString();
    }

    /** Names of the tables that lie there, sorted; none inside the jar. */
    List<String> tables() {
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be listed: " + FileReason.of(e));
        }
    }
}
