package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScratchFoldersTest {
    /** A folder in which nobody may make a file, not even a superuser. */
    private static final String UNWRITABLE = "/proc";

    private static final List<String> MOUNTS = List.of(
            "overlay / overlay rw,relatime 0 0",
            "tmpfs /tmp tmpfs rw,nosuid,nodev,noexec 0 0",
            "tmpfs /tmp/for\\040libraries tmpfs rw,nosuid 0 0",
            "tmpfs /no\0path tmpfs rw,noexec 0 0",
            "tmpfs /home tmpfs rw,noexec 0 0",
            "tmpfs /home tmpfs rw 0 0");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"run ci", "sql latest -e 1", "ask latest overdoses-averted", "verify latest", "runs", "policies"
            })
    void everyCommandSaysWhichFolderForTemporaryFilesCannotBeWritten(String command) throws Exception {
        AllostatProcess.Result result = withTemporaryFolder(UNWRITABLE, command);
        assertEquals(2, result.exitCode(), result.output());
        assertOneProblem(result, "folder for temporary files /proc: cannot be written: ");
    }

    @Test
    void aFileIsNoFolderForTemporaryFiles() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        AllostatProcess.Result result = withTemporaryFolder(file.toString(), "runs");
        assertEquals(2, result.exitCode(), result.output());
        assertOneProblem(result, "folder for temporary files " + file + ": is a file");
    }

    @Test
    void helpNeedsNoFolder() throws Exception {
        assertEquals(0, withTemporaryFolder(UNWRITABLE, "run --help").exitCode());
        assertEquals(0, withTemporaryFolder(UNWRITABLE, "--version").exitCode());
    }

    @Test
    void sparkIsToldOfAFolderThatCannotBeWrittenBeforeItStarts() throws Exception {
        AllostatProcess.Result result = AllostatProcess.start(
                        folder,
                        Map.of("SPARK_LOCAL_DIRS", UNWRITABLE + "/spill"),
                        List.of("run", "ci", "--out", folder.toString()))
                .end();
        assertEquals(2, result.exitCode(), result.output());
        assertOneProblem(result, "SPARK_LOCAL_DIRS=/proc/spill: /proc/spill: cannot be written: ");
    }

    @Test
    void oneOfSparksFoldersIsEnough() {
        String folders = UNWRITABLE + ", " + folder.resolve("new");
        assertDoesNotThrow(() -> ScratchFolders.requireSparks(Map.of("SPARK_LOCAL_DIRS", folders)));
        assertDoesNotThrow(() -> ScratchFolders.requireSparks(
                Map.of("SPARK_EXECUTOR_DIRS", folder.toString(), "SPARK_LOCAL_DIRS", UNWRITABLE)));
        assertDoesNotThrow(() ->
                ScratchFolders.requireSparks(Map.of("SPARK_LOCAL_DIRS", UNWRITABLE, "CONTAINER_ID", "container_1")));
        assertDoesNotThrow(() -> ScratchFolders.requireSparks(Map.of()));
        InputException none = assertThrows(
                InputException.class,
                () -> ScratchFolders.requireSparks(Map.of("SPARK_LOCAL_DIRS", UNWRITABLE + "," + UNWRITABLE)));
        assertThrows(
                InputException.class,
                () -> ScratchFolders.requireSparks(Map.of("SPARK_LOCAL_DIRS", "")),
                "Spark would take the current folder");
        String problem = none.problems().get(0);
        assertTrue(problem.contains("one of which at least can be written"), problem);
    }

    @Test
    void librariesCannotBeLoadedFromWhatIsMountedNoexec() {
        assertTrue(ScratchFolders.forbidsLibraries(MOUNTS, Path.of("/tmp")));
        assertTrue(ScratchFolders.forbidsLibraries(MOUNTS, Path.of("/tmp/deeper")));
        assertFalse(ScratchFolders.forbidsLibraries(MOUNTS, Path.of("/tmpx")));
        assertFalse(ScratchFolders.forbidsLibraries(MOUNTS, Path.of("/var/tmp")));
        assertFalse(ScratchFolders.forbidsLibraries(MOUNTS, Path.of("/tmp/for libraries/mine")));
        assertFalse(ScratchFolders.forbidsLibraries(MOUNTS, Path.of("/home/mine")), "the later mount hides the first");
    }

    private AllostatProcess.Result withTemporaryFolder(String temporary, String command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        return AllostatProcess.start(folder, Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary), arguments)
                .end();
    }

    private static void assertOneProblem(AllostatProcess.Result result, String problem) throws IOException {
        List<String> said = result.output()
                .lines()
                .filter(line -> !line.startsWith("NOTE: ") && !line.startsWith("WARNING: "))
                .toList();
        assertEquals(1, said.size(), result.output());
        assertTrue(said.get(0).startsWith(problem), result.output());
    }
}
