package org.allostat.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.allostat.problem.InputException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock where there are no operating system locks; the one where there are is tested in {@link RunFolderTest}. */
class RunLockTest {
    private static final Duration BEAT = Duration.ofMillis(50);
    private static final Duration LEASE = Duration.ofSeconds(1);

    @TempDir
    private Path out;

    @Test
    void elsewhereOneProcessAtATimeHoldsTheLock() throws IOException {
        RunStore store = store();
        RunLock first = acquire(store);

        InputException error = assertThrows(InputException.class, () -> acquire(store));

        assertTrue(
                error.problems().get(0).contains("another process is writing this run (process "),
                error.problems()::toString);
        first.requireHeld();
        first.close();
        acquire(store).close();
        assertEquals(List.of(), store.names());
    }

    /** Else another process would make it anew in the moment without, and both would write. */
    @Test
    void aLockIsNeverMissingWhileItsOwnerChangesIt() throws IOException {
        RunStore store = store();
        try (RunLock lock = LockFile.acquire(store, Duration.ofMillis(1), LEASE)) {
            long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            while (System.nanoTime() < end) {
                assertTrue(store.exists(RunLock.FILE));
                lock.requireHeld();
            }
        }
    }

    @Test
    void theLockOfADeadProcessIsTakenOver() throws IOException {
        RunStore store = store();
        store.write(RunLock.FILE, "process 1 on a host that burnt down, 7\n12\n".getBytes(StandardCharsets.UTF_8));

        try (RunLock lock = acquire(store)) {
            assertDoesNotThrow(lock::requireHeld);
        }
        assertEquals(List.of(), store.names());
    }

    @Test
    void anEmptyLockOfAProcessKilledWhileItMadeItIsTakenOver() throws IOException {
        RunStore store = store();
        store.createNew(RunLock.FILE).close();

        acquire(store).close();
    }

    @Test
    void elsewhereFilesAreReplacedWhole() throws IOException {
        RunStore store = store();

        store.write("latest", new byte[] {1});
        store.write("latest", new byte[] {2});

        assertEquals(2, store.read("latest")[0]);
        assertEquals(List.of("latest"), store.names());
    }

    private static RunLock acquire(RunStore store) throws IOException {
        return LockFile.acquire(store, BEAT, LEASE);
    }

    private RunStore store() throws IOException {
        Files.createDirectories(out.resolve("run"));
        Configuration configuration = new Configuration();
        return RunStore.at(ObjectsFileSystem.place(configuration, out), "run", configuration);
    }
}
