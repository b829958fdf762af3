package org.allostat.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Files that the program keeps of its user from one session to the next (XDG Base Directory Specification). */
public final class UserState {
    private static final String FOLDER = "allostat";

    private UserState() {}

    /** A file of that name that can be written, made if there is none; empty where there can be none, which is no error. */
    public static Optional<Path> file(String name) {
        return file(name, System.getenv(), System.getProperty("user.home", ""));
    }

    static Optional<Path> file(String name, Map<String, String> environment, String home) {
        String told = environment.getOrDefault("XDG_STATE_HOME", "");
        try {
            // the specification has relative paths passed over
            Path state = told.startsWith("/") ? Path.of(told) : Path.of(home).resolve(".local/state");
            Path file = state.resolve(FOLDER).resolve(name);
            if (!file.isAbsolute()) {
                return Optional.empty();
            }
            if (!Files.exists(file)) {
                Files.createDirectories(
                        file.resolveSibling("."),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.newByteChannel(file, StandardOpenOption.WRITE).close();
            return Optional.of(file);
        } catch (IOException | RuntimeException nowhere) {
            return Optional.empty();
        }
    }
}
