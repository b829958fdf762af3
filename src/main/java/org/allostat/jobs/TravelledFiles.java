package org.allostat.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;

/**
 * Files that the user named where a job was submitted, for a driver that runs elsewhere: the launcher packs them into the program's jar,
 * the one thing that travels in every deploy mode, and the driver lays them out in the folder where it was started. Whatever reads files
 * then finds them under the names that the user gave.
 */
final class TravelledFiles {
    private static final String FOLDER = "/travelled/";
    private static final String INDEX = FOLDER + "index";

    private TravelledFiles() {}

    /** Lays the files out; none where none came along. */
    static void unpack() {
        unpack(Path.of(""));
    }

    static void unpack(Path folder) {
        try (InputStream index = TravelledFiles.class.getResourceAsStream(INDEX)) {
            if (index == null) {
                return;
            }
            for (String name : names(index)) {
                write(name, folder.resolve(name));
            }
        } catch (IOException failure) {
            throw new InputException("files that came with the job cannot be laid out: " + FileReason.of(failure));
        }
    }

    private static List<String> names(InputStream index) throws IOException {
        return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static void write(String name, Path file) throws IOException {
        if (Path.of(name).isAbsolute() || Path.of(name).normalize().startsWith("..")) {
            throw new IOException(name + " lies outside the folder of the driver");
        }
        try (InputStream content = TravelledFiles.class.getResourceAsStream(FOLDER + name)) {
            if (content == null) {
                throw new IOException(name + " is not in the program's jar");
            }
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.copy(content, file);
        } catch (FileAlreadyExistsException there) {
            // the driver runs where the files are, or was started again
        }
    }
}
