package org.allostat.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.allostat.problem.InputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock where there are no operating system locks; the one where there are is tested in {@link RunFolderTest}. */
class RunLockTest {
    @TempDir
    private Path out;

    /** Local files under another scheme, so that they pass for a cluster's file system. */
    public static final class SharedFileSystem extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("shared:///");
        }

        @Override
        public String getScheme() {
            return "shared";
        }
    }

    @Test
    void onAClusterFileSystemOneProcessAtATimeHoldsTheLock() throws IOException {
        RunStore store = store();
        RunLock first = RunLock.acquire(store);

        InputException error = assertThrows(InputException.class, () -> RunLock.acquire(store));

        assertTrue(error.problems().get(0).contains("another process is writing this run; if none is, delete shared:"));
        first.close();
        RunLock.acquire(store).close();
    }

    @Test
    void onAClusterFileSystemFilesAreReplacedWhole() throws IOException {
        RunStore store = store();

        store.write("latest", new byte[] {1});
        store.write("latest", new byte[] {2});

        assertEquals(2, store.read("latest")[0]);
        assertEquals(java.util.List.of("latest"), store.names());
    }

    private RunStore store() throws IOException {
        java.nio.file.Files.createDirectories(out.resolve("run"));
        Configuration configuration = new Configuration();
        configuration.setClass("fs.shared.impl", SharedFileSystem.class, org.apache.hadoop.fs.FileSystem.class);
        return RunStore.at("shared://" + out, "run", configuration);
    }
}
