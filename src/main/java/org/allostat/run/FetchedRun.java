package org.allostat.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.apache.hadoop.conf.Configuration;

/** A complete run copied from any file system that Hadoop knows to this machine, where DuckDB reads it. */
public final class FetchedRun {
    private FetchedRun() {}

    /**
     * Copies a run into {@code <out>/<run-id>}, each file compared with the manifest as it passes; the manifest comes last, so that a
     * copy that was interrupted is no run, and the same command ends it.
     *
     * @param place the run's folder, or a folder of runs, of which the latest is meant
     * @param out folder of runs on this machine
     * @throws InputException if the place holds no complete run, or other files than its manifest says
     */
    public static CompleteRun fetch(String place, Path out, Configuration configuration) {
        try {
            RunStore store = run(RunStore.at(place, ".", configuration), place);
            byte[] written = store.read(Manifest.FILE);
            Manifest manifest = Manifest.read(written, store.path(Manifest.FILE));
            Path folder = out.resolve(manifest.runId());
            if (!Files.exists(folder.resolve(Manifest.FILE))) {
                copy(store, manifest, folder);
                Path unfinished = folder.resolve(RunStore.TEMPORARY + Manifest.FILE);
                Files.write(unfinished, written);
                Files.move(unfinished, folder.resolve(Manifest.FILE));
            }
            return CompleteRun.in(folder);
        } catch (IOException failure) {
            throw new InputException(place + ": cannot be fetched: " + FileReason.of(failure));
        }
    }

    private static RunStore run(RunStore store, String place) throws IOException {
        if (store.exists(Manifest.FILE)) {
            return store;
        }
        if (store.exists(RunFolder.LATEST)) {
            String id = new String(store.read(RunFolder.LATEST), StandardCharsets.UTF_8).strip();
            RunStore latest = store.folder(id);
            if (!id.isEmpty() && latest.exists(Manifest.FILE)) {
                return latest;
            }
        }
        throw new InputException(place + ": not a complete run and holds none (no " + Manifest.FILE + ")");
    }

    private static void copy(RunStore store, Manifest manifest, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String beside : List.of(RunFolder.MARKER, RunTitle.FILE)) {
            if (store.exists(beside)) {
                Files.write(folder.resolve(beside), store.read(beside));
            }
        }
        List<String> problems = new ArrayList<>();
        for (Manifest.TableContent table : manifest.tables()) {
            for (Manifest.FileContent file : table.files()) {
                String name = table.name() + "/" + file.path();
                Path copy = folder.resolve(table.name()).resolve(file.path());
                if (!copy.normalize().startsWith(folder.normalize())) {
                    throw new InputException(store.path(Manifest.FILE) + ": a table's file outside the run: " + name);
                }
                Files.createDirectories(copy.getParent());
                if (!copied(store, name, copy).equals(file.sha256())) {
                    problems.add(store.path(name) + ": changed since the run was committed");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /** Copies a file, and tells the SHA-256 of what was copied. */
    private static String copied(RunStore store, String name, Path copy) throws IOException {
        try (InputStream from = store.open(name);
                DigestOutputStream to =
                        new DigestOutputStream(Files.newOutputStream(copy), MessageDigest.getInstance("SHA-256"))) {
            from.transferTo(to);
            return HexFormat.of().formatHex(to.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java platform has SHA-256", failure);
        }
    }
}
