package org.allostat.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

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

    /** Folder of rows that are kept until the commit. */
    static final String KEPT_ROWS = KEPT + "rows";

    /** Sign that kept rows are complete. */
    private static final String ALL_KEPT = "_kept";

    /**
     * What signs a table as this run's own.
     *
     * @param inputsSha256 hash of the run's inputs
     * @param table what was written
     */
    record TableSign(String inputsSha256, Manifest.TableContent table) {}

    /**
     * What signs kept rows as this run's own.
     *
     * @param inputsSha256 hash of the run's inputs
     * @param files what was written
     */
    record RowsSign(String inputsSha256, List<Manifest.FileContent> files) {
        RowsSign {
            files = List.copyOf(files);
        }
    }

    /** Content of the marker. */
    public record Marker(String runId, String inputsSha256, String started) {}

    private final SparkSession spark;
    private final RunDescription run;
    private final RunStore store;
    private final RunLock lock;
    private final Set<String> unchanged = ConcurrentHashMap.newKeySet();

    private RunFolder(SparkSession spark, RunDescription run, RunStore store, RunLock lock) {
        this.spark = spark;
        this.run = run;
        this.store = store;
        this.lock = lock;
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
        return attempt(() -> store.exists(Manifest.FILE));
    }

    /** Whether the table is complete, from this process or an earlier one. */
    public boolean isComplete(String table) {
        return attempt(() -> store.isPublished(table, TABLE_CONTENT));
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
        return parquet(table, TableSchema.of(table));
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
        return attempt(() -> {
            String unpublished = store.begin(table);
            TableWriting.Watched watched = TableWriting.watched(schema, declared);
            watched.rows().write().options(TableWriting.parquetOptions(schema)).parquet(store.target(unpublished));
            long written = store.folder(unpublished).parquetRows();
            TableWriting.Summary summary = watched.summary(schema, written, () -> parquet(unpublished, schema));
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
        return attempt(() -> {
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
        attempt(() -> {
            store.write(name, content.getBytes(StandardCharsets.UTF_8));
            return true;
        });
    }

    /** Keeps a text until the run is committed: what a stage has done that is no table yet, for whoever resumes it. */
    public void keep(String name, String content) {
        attempt(() -> {
            store.write(KEPT + name, KeptText.sealed(content, run.inputsSha256()));
            return true;
        });
    }

    /** A text that {@link #keep} kept, in this process or an earlier one; empty if there is none. */
    public Optional<String> kept(String name) {
        return attempt(() -> store.exists(KEPT + name)
                ? Optional.of(KeptText.read(store.read(KEPT + name), run.inputsSha256(), store.path(KEPT + name)))
                : Optional.empty());
    }

    /** Keeps rows until the run is committed, whole or not at all: what later stages need and no table holds. */
    public void keepRows(String name, Dataset<Row> rows) {
        String folder = KEPT_ROWS + "/" + name;
        attempt(() -> {
            String unpublished = store.begin(folder);
            rows.write().options(TableWriting.KEPT_OPTIONS).parquet(store.target(unpublished));
            RowsSign sign =
                    new RowsSign(run.inputsSha256(), store.folder(unpublished).contents());
            store.publish(folder, ALL_KEPT, Json.write(sign));
            return true;
        });
    }

    /** Whether {@link #keepRows} kept rows of that name, in this process or an earlier one. */
    public boolean hasKeptRows(String name) {
        return attempt(() -> store.isPublished(KEPT_ROWS + "/" + name, ALL_KEPT));
    }

    /**
     * Rows that {@link #keepRows} kept.
     *
     * @param type their columns
     */
    public Dataset<Row> keptRows(String name, StructType type) {
        return keptRows(List.of(name), type);
    }

    private Dataset<Row> keptRows(List<String> names, StructType type) {
        List<String> folders =
                names.stream().map(name -> KEPT_ROWS + "/" + name).toList();
        for (String folder : folders) {
            if (unchanged.add(folder)) {
                refuseChangedRows(folder);
            }
        }
        return spark.read()
                .schema(type)
                .option(TableWriting.READS_PAGE_CHECKSUMS, "true")
                .parquet(folders.stream().map(store::pattern).toArray(String[]::new));
    }

    /**
     * Rows that are computed one part after the other. A part that is complete is kept until the commit, so that whoever resumes the
     * run computes only those that are missing.
     *
     * @param name name of all of them
     * @param parts number of parts, as {@link #partsOf} has it; of another number nothing that was kept is used
     * @param type their columns
     * @param kept hears of each part that was kept before, ere any is computed
     * @param rows makes the rows of a part, 0 the first
     */
    public Dataset<Row> keptInParts(
            String name, int parts, StructType type, IntConsumer kept, IntFunction<Dataset<Row>> rows) {
        List<String> names = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            names.add(nameOfPart(name, part, parts));
            if (hasKeptRows(names.get(part))) {
                kept.accept(part);
            } else {
                missing.add(part);
            }
        }
        missing.forEach(part -> keepRows(names.get(part), rows.apply(part)));
        return keptRows(names, type);
    }

    /**
     * Into how many parts rows of a name are to be cut: as an earlier process cut those that it kept, whatever would be best for the
     * cores of this one.
     *
     * @param name as of {@link #keptInParts}
     * @param otherwise where nothing was kept
     */
    public int partsOf(String name, int otherwise) {
        Pattern part = Pattern.compile(Pattern.quote(name) + "-\\d+-of-(\\d+)");
        return attempt(() -> store.exists(KEPT_ROWS) ? store.folder(KEPT_ROWS).names() : List.<String>of()).stream()
                .map(part::matcher)
                .filter(Matcher::matches)
                .filter(kept -> hasKeptRows(kept.group()))
                .map(kept -> Integer.valueOf(kept.group(1)))
                .collect(Collectors.groupingBy(parts -> parts, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Comparator.comparingDouble(parts -> (double) parts.getValue() / parts.getKey()))
                .map(Map.Entry::getKey)
                .orElse(otherwise);
    }

    /** Lets go of the parts of rows that no table will be made of any more. */
    public void forgetParts(String name, int parts) {
        attempt(() -> {
            for (int part = 0; part < parts; part++) {
                store.delete(KEPT_ROWS + "/" + nameOfPart(name, part, parts));
            }
            return true;
        });
    }

    private static String nameOfPart(String name, int part, int parts) {
        return name + "-" + (part + 1) + "-of-" + parts;
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
        attempt(() -> {
            lock.close();
            return true;
        });
    }

    private void refuseChanged(String table) {
        refuseChanged(table, signOf(table).table().files());
    }

    private void refuseChangedRows(String folder) {
        String file = folder + "/" + ALL_KEPT;
        RowsSign sign = attempt(() -> Json.read(store.read(file), RowsSign.class, store.path(file)));
        refuseOtherRuns(sign.inputsSha256(), file);
        refuseChanged(folder, sign.files());
    }

    private TableSign signOf(String table) {
        String file = table + "/" + TABLE_CONTENT;
        TableSign sign = attempt(() -> {
            if (!store.exists(file)) {
                throw new InputException(store.path(file) + ": is missing; delete the run's folder and run again");
            }
            return Json.read(store.read(file), TableSign.class, store.path(file));
        });
        refuseOtherRuns(sign.inputsSha256(), file);
        if (!sign.table().name().equals(table)) {
            throw new InputException(store.path(file) + ": is of table "
                    + sign.table().name() + ", not of " + table + "; delete the run's folder and run again");
        }
        return sign;
    }

    /** A folder that lies here, complete, but that another run wrote. */
    private void refuseOtherRuns(String inputsSha256, String file) {
        if (!inputsSha256.equals(run.inputsSha256())) {
            throw new InputException(store.path(file) + ": was written by another run, of inputs " + inputsSha256
                    + ", not " + run.inputsSha256() + "; delete the run's folder and run again");
        }
    }

    private void refuseChanged(String name, List<Manifest.FileContent> written) {
        List<String> problems = new ArrayList<>();
        try {
            List<Manifest.FileContent> found = store.folder(name).contents();
            for (Manifest.FileContent file : found) {
                if (written.stream().noneMatch(one -> one.path().equals(file.path()))) {
                    problems.add(store.path(name + "/" + file.path()) + ": was not written by this run; remove it");
                }
            }
            for (Manifest.FileContent file : written) {
                if (!found.contains(file)) {
                    problems.add(store.path(name + "/" + file.path()) + ": truncated, changed or missing: "
                            + file.bytes() + " bytes were written; delete the run's folder and run again");
                }
            }
        } catch (IOException failure) {
            problems.add(store.path(name) + ": truncated or damaged; delete the run's folder and run again: "
                    + failure.getMessage());
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /** Rows of a table's folder. Spark may not take folders named {@code draw=3} for columns. */
    private Dataset<Row> parquet(String folder, TableSchema schema) {
        return spark.read()
                .schema(schema.structType())
                .option("recursiveFileLookup", "true")
                .option(TableWriting.READS_PAGE_CHECKSUMS, "true")
                .parquet(store.pattern(folder));
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

    /** An action on the run's files. */
    private interface Action<T> {
        T run() throws IOException;
    }

    private <T> T attempt(Action<T> action) {
        try {
            return action.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(store.path() + ": " + FileReason.of(failure), failure);
        }
    }
}
