package org.allostat.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.allostat.problem.InputException;
import org.jspecify.annotations.Nullable;

/**
 * The right to write a run, held by one process at a time. On a local or mounted file system it is an operating system
 * lock and ends with the process, however that ends. Elsewhere it is a {@link LockFile}.
 */
interface RunLock extends AutoCloseable {
    String FILE = ".allostat-lock";

    @Override
    void close() throws IOException;

    /**
     * Passes while the right is still this process's.
     *
     * @throws InputException if another process took it for dead and the right with it
     */
    default void requireHeld() throws IOException {}

    static RunLock acquire(RunStore store) throws IOException {
        return store.isLocal() ? systemLock(store) : LockFile.acquire(store);
    }

    private static RunLock systemLock(RunStore store) throws IOException {
        FileChannel channel =
                FileChannel.open(store.localPath().resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new InputException(
                    store.path() + ": another process is writing this run; wait for it, or choose another --out");
        }
        return channel::close;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
