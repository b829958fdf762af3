package org.allostat.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The folder {@code <out>/<run-id>} while a run is made. A marker file makes it ours; a table is there when its list of files is,
 * which is written last; the manifest comes after all. A killed process therefore leaves complete tables, which the next
 * one keeps, and remains, which it replaces. One process at a time may hold the folder open.
 */
public final class RunFolder implements AutoCloseable {
    public static final String MARKER = "allostat-run.json";
    static final String LATEST = "latest";
    static final String TABLE_CONTENT = "_table.json";
    /** Begins the names of texts that are kept until the commit. */
    static final String KEPT = ".kept-";

    /**
     * What signs a table as this run's own.
     *
     * @param inputsSha256 hash of the run's inputs
     * @param table what was written
     */
    record TableSign(String inputsSha256, Manifest.TableContent table) {}

    /** Content of the marker. */
    public record Marker(String runId, String inputsSha256, String started) {}

    private final SparkSession spark;
    private final RunDescription run;
    private final RunStore store;
    private final RunLock lock;
    private final SignedFiles files;
    private final KeptRows keptRows;
    private final Set<String> unchanged = ConcurrentHashMap.newKeySet();

    private RunFolder(SparkSession spark, RunDescription run, RunStore store, RunLock lock) {
        this.spark = spark;
        this.run = run;
        this.store = store;
        this.lock = lock;
        files = new SignedFiles(store, run.inputsSha256());
        keptRows = new KeptRows(spark, files);
    }

    /**
     * Creates the run's folder, or takes up one that was left.
     *
     * @param out folder of all runs, on any file system that Hadoop knows
     * @throws InputException if the place cannot be written, holds something else, or is being written by another
     *     process
     */
    public static RunFolder open(SparkSession spark, String out, RunDescription run) {
        if (out.isBlank()) {
            throw new InputException("--out is empty (allowed: the folder of all runs)");
        }
        String folder = out + "/" + run.runId();
        try {
            RunStore store = RunStore.at(out, run.runId(), spark.sparkContext().hadoopConfiguration());
            if (store.parent().isFile()) {
                throw new InputException("--out " + out + ": is a file (allowed: the folder of all runs)");
            }
            if (store.exists(Manifest.FILE)) {
                refuseOther(store, run, folder);
                return new RunFolder(
                        spark, run, store, () -> {}); // nothing will be written, so the place may be read-only
            }
            if (store.isFile()) {
                throw new InputException(folder + ": is a file, and the run needs a folder; choose another --out");
            }
            store.create();
            refuseForeign(store, folder);
            RunLock lock = RunLock.acquire(store);
            try {
                mark(store, run, folder);
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
            return new RunFolder(spark, run, store, lock);
        } catch (IOException failure) {
            throw new InputException(folder + ": cannot be written: " + FileReason.of(failure));
        }
    }

    /** The folder as a path or URI. */
    public String path() {
        return store.path();
    }

    /** Whether the run was committed: nothing is left to do. */
    public boolean isCommitted() {
        return files.attempt(() -> store.exists(Manifest.FILE));
    }

    /** Whether the table is complete, from this process or an earlier one. */
    public boolean isComplete(String table) {
        return files.attempt(() -> store.isPublished(table, TABLE_CONTENT));
    }

    /**
     * A complete table.
     *
     * @throws InputException if its files are not those that were written
     */
    public Dataset<Row> read(String table) {
        if (unchanged.add(table)) {
            refuseChanged(table);
        }
        return files.parquet(spark, TableSchema.of(table).structType(), List.of(table));
    }

    /**
     * Writes a table and publishes it whole. Columns may come in any order; names and types must be the declared ones.
     *
     * @return what was written
     * @throws IllegalArgumentException if columns differ from the declaration, or a NOT NULL column holds a NULL
     */
    public Manifest.TableContent write(String table, Dataset<Row> rows) {
        TableSchema schema = TableSchema.of(table);
        Dataset<Row> declared = TableWriting.declared(schema, rows);
        if (isComplete(table)) {
            throw new IllegalStateException("table " + table + " is complete already");
        }
        return files.attempt(() -> {
            String unpublished = store.begin(table);
            TableWriting.Watched watched = TableWriting.watched(schema, declared);
            watched.rows().write().options(TableWriting.parquetOptions(schema)).parquet(store.target(unpublished));
            long written = store.folder(unpublished).parquetRows();
            TableWriting.Summary summary = watched.summary(
                    schema, written, () -> files.parquet(spark, schema.structType(), List.of(unpublished)));
            Manifest.TableContent content = new Manifest.TableContent(
                    table,
                    summary.rows(),
                    summary.checksum(),
                    store.folder(unpublished).contents());
            store.publish(table, TABLE_CONTENT, Json.write(new TableSign(run.inputsSha256(), content)));
            unchanged.add(table);
            return content;
        });
    }

    /**
     * Writes several small tables side by side, those that are not complete. What a small table costs is overhead, through
     * which the other cores would wait.
     *
     * @param tables data sets by table
     */
    public void writeSmall(Map<String, Dataset<Row>> tables) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, tables.size()));
        try {
            List<Future<?>> writes = new ArrayList<>();
            tables.forEach((table, rows) -> {
                if (!isComplete(table)) {
                    writes.add(threads.submit(() -> write(table, rows)));
                }
            });
            for (Future<?> write : writes) {
                write.get();
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tables were written", interruption);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Commits the run: writes the manifest over the given tables, all complete, and points {@code latest} at the run.
     *
     * @return the manifest
     */
    public Manifest commit(List<String> tables) {
        return files.attempt(() -> {
            List<Manifest.TableContent> contents = new ArrayList<>();
            for (String table : tables) {
                if (!isComplete(table)) {
                    throw new IllegalStateException("table " + table + " is not complete");
                }
                if (unchanged.add(table)) {
                    refuseChanged(table); // of an earlier process, and not read by this one
                }
                contents.add(signOf(table).table());
            }
            lock.requireHeld();
            Manifest manifest = Manifest.of(run, spark.version(), contents);
            if (manifest.hasInputs() && !manifest.inputs().sha256().equals(run.inputsSha256())) {
                throw new IllegalStateException("tables " + tables + " are not those that the run is named after");
            }
            store.delete(RunStore.UNFINISHED);
            for (String name : store.names()) {
                if (name.startsWith(KEPT)) {
                    store.delete(name);
                }
            }
            store.write(Manifest.FILE, Json.write(manifest));
            writeLatest();
            return manifest;
        });
    }

    /** Writes a file beside the tables, whole or not at all; it is no part of what the manifest vouches for. */
    public void attach(String name, String content) {
        files.attempt(() -> {
            store.write(name, content.getBytes(StandardCharsets.UTF_8));
            return true;
        });
    }

    /** Keeps a text until the run is committed: what a stage has done that is no table yet, for whoever resumes it. */
    public void keep(String name, String content) {
        files.attempt(() -> {
            store.write(KEPT + name, KeptText.sealed(content, run.inputsSha256()));
            return true;
        });
    }

    /** A text that {@link #keep} kept, in this process or an earlier one; empty if there is none. */
    public Optional<String> kept(String name) {
        return files.attempt(() -> store.exists(KEPT + name)
                ? Optional.of(KeptText.read(store.read(KEPT + name), run.inputsSha256(), store.path(KEPT + name)))
                : Optional.empty());
    }

    /** Rows that are kept until the run is committed. */
    public KeptRows keptRows() {
        return keptRows;
    }

    /** Points {@code <out>/latest} at this run, as a commit does; false where the folder of all runs cannot be written. */
    public boolean pointLatestHere() {
        try {
            writeLatest();
            return true;
        } catch (IOException readOnly) {
            return false;
        }
    }

    /** Calls the run by this title from now on, where the folder can be written. */
    public void call(RunTitle title) {
        try {
            byte[] content = Json.write(title);
            if (!store.exists(RunTitle.FILE) || !Arrays.equals(store.read(RunTitle.FILE), content)) {
                store.write(RunTitle.FILE, content);
            }
        } catch (IOException readOnly) {
            // a title is a convenience: a run that others own is called as they call it
        }
    }

    private void writeLatest() throws IOException {
        store.parent().write(LATEST, (run.runId() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Lets other processes write the run. */
    @Override
    public void close() {
        files.attempt(() -> {
            lock.close();
            return true;
        });
    }

    private void refuseChanged(String table) {
        files.refuseChanged(table, signOf(table).table().files());
    }

    private TableSign signOf(String table) {
        String file = table + "/" + TABLE_CONTENT;
        TableSign sign = files.attempt(() -> {
            if (!store.exists(file)) {
                throw new InputException(store.path(file) + ": is missing; delete the run's folder and run again");
            }
            return Json.read(store.read(file), TableSign.class, store.path(file));
        });
        files.refuseOtherRuns(sign.inputsSha256(), file);
        if (!sign.table().name().equals(table)) {
            throw new InputException(store.path(file) + ": is of table "
                    + sign.table().name() + ", not of " + table + "; delete the run's folder and run again");
        }
        return sign;
    }

    private static void refuseForeign(RunStore store, String folder) throws IOException {
        boolean foreign = !store.exists(MARKER)
                && store.names().stream()
                        .anyMatch(name -> !name.startsWith(RunStore.UNFINISHED) && !name.equals(RunLock.FILE));
        if (foreign) {
            throw new InputException(folder + ": exists and is no run of Allostat (no " + MARKER
                    + "); nothing in it was touched; choose another --out");
        }
    }

    private static void mark(RunStore store, RunDescription run, String folder) throws IOException {
        if (!store.exists(MARKER)) {
            store.write(
                    MARKER,
                    Json.write(new Marker(
                            run.runId(), run.inputsSha256(), run.started().toString())));
            return;
        }
        refuseOther(store, run, folder);
    }

    private static void refuseOther(RunStore store, RunDescription run, String folder) throws IOException {
        Marker marker = Json.read(store.read(MARKER), Marker.class, folder + "/" + MARKER);
        if (!marker.runId().equals(run.runId()) || !marker.inputsSha256().equals(run.inputsSha256())) {
            throw new InputException(folder + ": holds another run (" + marker.runId() + ", inputs "
                    + marker.inputsSha256() + "), not " + run.runId() + ", inputs " + run.inputsSha256()
                    + "; choose another --out");
        }
    }
}
