package org.allostat.run;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.allostat.problem.InputException;
import org.apache.hadoop.fs.FileAlreadyExistsException;

/**
 * A lock where no operating system keeps one: a file whose content changes for as long as its owner lives. Who finds one that stays as
 * it is takes it over, so that a killed process stands in nobody's way; whoever lost it that way, having been stopped for long, finds
 * out before it commits. No clock is compared with another.
 */
final class LockFile implements RunLock {
    /** How often the owner changes the file. */
    private static final Duration BEAT = Duration.ofSeconds(5);
    /** For how long a file stays as it is before its owner counts as dead. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final RunStore store;
    private final Duration beat;
    private final String owner;
    private final ScheduledExecutorService heart;
    private long beats;

    private LockFile(RunStore store, Duration beat) {
        this.store = store;
        this.beat = beat;
        owner = "process " + ProcessHandle.current().pid() + " on " + host() + ", " + System.nanoTime();
        heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "run-lock");
            thread.setDaemon(true);
            return thread;
        });
    }

    static RunLock acquire(RunStore store) throws IOException {
        return acquire(store, BEAT, LEASE);
    }

    /**
     * The lock, once it is free or was left.
     *
     * @throws InputException if another process lives that holds it
     */
    static RunLock acquire(RunStore store, Duration beat, Duration lease) throws IOException {
        LockFile lock = new LockFile(store, beat);
        if (!lock.create()) {
            lock.refuseWhileItChanges(lease);
            lock.write();
            pause(beat.multipliedBy(2)); // others may have waited as long: the last who wrote has it
            lock.requireHeld();
        }
        ScheduledFuture<?> unused =
                lock.heart.scheduleWithFixedDelay(lock::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
        return lock;
    }

    private boolean create() throws IOException {
        if (store.exists(FILE)) { // a store that knows no conditional writes would replace it
            return false;
        }
        try {
            try (OutputStream stream = store.createNew(FILE)) {
                stream.write(content());
            }
            return true;
        } catch (FileAlreadyExistsException held) {
            return false;
        } catch (IOException failure) {
            if (store.exists(FILE)) { // as object stores tell that another was faster
                return false;
            }
            throw failure;
        }
    }

    private void refuseWhileItChanges(Duration lease) throws IOException {
        String found = read();
        for (Duration waited = Duration.ZERO; waited.compareTo(lease) < 0; waited = waited.plus(beat)) {
            pause(beat);
            if (!read().equals(found)) {
                throw held(found);
            }
        }
    }

    private InputException held(String by) {
        String who = by.lines().findFirst().orElse("unknown").replaceAll(", \\d+$", "");
        return new InputException(store.path() + ": another process is writing this run (" + who
                + "); wait for it, or choose another --out");
    }

    @Override
    public synchronized void requireHeld() throws IOException {
        String found = read();
        if (!found.startsWith(owner)) {
            throw held(found);
        }
    }

    private synchronized void beat() {
        try {
            if (read().startsWith(owner)) {
                write();
            }
        } catch (IOException lostForNow) {
            // the next beat tries again; if none comes through, requireHeld tells
            System.getLogger(LockFile.class.getName()).log(System.Logger.Level.DEBUG, "no beat", lostForNow);
        }
    }

    private void write() throws IOException {
        beats++;
        store.overwrite(FILE, content()); // in the moment without a file another process could make it
    }

    private byte[] content() {
        return (owner + "\n" + beats + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What the file says; nothing where it is gone. */
    private String read() throws IOException {
        return store.exists(FILE) ? new String(store.read(FILE), StandardCharsets.UTF_8) : "";
    }

    @Override
    public void close() throws IOException {
        heart.shutdownNow();
        synchronized (this) {
            if (read().startsWith(owner)) {
                store.delete(FILE);
            }
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a run's lock", interruption);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "an unnamed host";
        }
    }
}
