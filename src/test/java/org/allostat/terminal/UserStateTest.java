package org.allostat.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserStateTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFileOfTheUsersAloneIsMadeWhereTheSpecificationSays() throws IOException {
        Path home = folder.resolve("home");
        Path state = folder.resolve("state");

        assertEquals(Optional.of(state.resolve("allostat/x")), file(Map.of("XDG_STATE_HOME", state.toString()), home));
        assertEquals(Optional.of(home.resolve(".local/state/allostat/x")), file(Map.of(), home));
        assertEquals(
                Optional.of(home.resolve(".local/state/allostat/x")), file(Map.of("XDG_STATE_HOME", "state"), home));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("allostat/x"))));
    }

    @Test
    void whereNothingCanBeWrittenThereIsNone() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertEquals(Optional.empty(), file(Map.of("XDG_STATE_HOME", file.toString()), folder));
        assertEquals(Optional.empty(), file(Map.of(), Path.of("")));
        assertTrue(Files.size(file) == 0);
    }

    private static Optional<Path> file(Map<String, String> environment, Path home) {
        return UserState.file("x", environment, home.toString());
    }
}
