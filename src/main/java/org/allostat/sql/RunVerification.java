package org.allostat.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.run.CompleteRun;
import org.allostat.run.Json;
import org.allostat.run.Manifest;
import org.allostat.run.RunFolder;
import org.allostat.run.RunStore;
import org.allostat.run.RunTitle;
import org.allostat.table.TableSchema;

/** Compares a complete run with its manifest and with the declared tables. */
public final class RunVerification {
    private static final Set<String> BESIDE_TABLES = Set.of(
            Manifest.FILE, RunFolder.MARKER, RunTitle.FILE, "report.html", "survey_estimates.svg", "emulation.svg");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    private final CompleteRun run;
    private final Connection duckdb;
    private final List<String> problems = new ArrayList<>();

    private RunVerification(CompleteRun run, Connection duckdb) {
        this.run = run;
        this.duckdb = duckdb;
    }

    /**
     * What is wrong with the run, one line each, naming the file; empty if nothing is. Every file is there, none is extra,
     * sizes and hashes are those of the manifest, columns are the declared ones, and row counts add up.
     */
    public static List<String> problems(CompleteRun run) {
        try (Connection duckdb = DriverManager.getConnection(DuckDbTables.IN_MEMORY)) {
            RunVerification verification = new RunVerification(run, duckdb);
            verification.checkRun();
            return verification.problems;
        } catch (SQLException failure) {
            throw new IllegalStateException("DuckDB does not start: " + failure.getMessage(), failure);
        }
    }

    /** Files and folders in a run's folder that no version of the program writes there; a table that the manifest lacks is a problem instead. */
    public static List<Path> strangers(CompleteRun run) {
        try (Stream<Path> entries = Files.list(run.folder())) {
            return entries.filter(entry -> isStrange(run, entry.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isStrange(CompleteRun run, String name) {
        return RunStore.isData(name)
                && !BESIDE_TABLES.contains(name)
                && !TableSchema.NAMES.contains(name)
                && run.manifest().table(name).isEmpty();
    }

    private void checkRun() {
        checkMarker();
        checkManifest();
        for (Manifest.TableContent table : run.manifest().tables()) {
            if (TableSchema.NAMES.contains(table.name())) {
                checkTable(table);
            } else {
                problem(
                        run.folder().resolve(Manifest.FILE),
                        "lists table '" + table.name() + "', which is not declared");
            }
        }
        for (String name : names(run.folder())) {
            boolean unlisted = TableSchema.NAMES.contains(name)
                    && run.manifest().table(name).isEmpty();
            if (unlisted) {
                problem(run.folder().resolve(name), "table is not in " + Manifest.FILE);
            }
        }
    }

    private void checkMarker() {
        Path file = run.folder().resolve(RunFolder.MARKER);
        if (!Files.exists(file)) {
            problem(file, "is missing");
            return;
        }
        try {
            RunFolder.Marker marker = Json.read(Files.readAllBytes(file), RunFolder.Marker.class, file.toString());
            if (!marker.inputsSha256().equals(run.manifest().inputsSha256())) {
                problem(
                        file,
                        "inputs " + marker.inputsSha256() + ", manifest says "
                                + run.manifest().inputsSha256());
            }
        } catch (org.allostat.problem.InputException damaged) {
            problems.addAll(damaged.problems());
        } catch (IOException failure) {
            problem(file, "cannot be read: " + failure.getMessage());
        }
    }

    /** A run that lies under the name of another is not the one that was asked for. */
    private void checkManifest() {
        Path file = run.folder().resolve(Manifest.FILE);
        if (run.manifest().manifestSha256().isEmpty()) {
            problem(
                    file,
                    "has no digest of itself: written by version "
                            + run.manifest().codeVersion() + ", which wrote none");
        }
        String id = run.manifest().runId();
        String name = String.valueOf(run.folder().toAbsolutePath().normalize().getFileName());
        if (ID.matcher(name).matches() && !name.equals(id)) {
            problem(file, "is of run " + id + ", the folder is named " + name);
        }
        if (ID.matcher(id).matches() && !run.manifest().inputsSha256().startsWith(id)) {
            problem(
                    file,
                    "run_id is " + id + ", its inputs are " + run.manifest().inputsSha256());
        }
    }

    private void checkTable(Manifest.TableContent table) {
        Path folder = run.folder().resolve(table.name());
        if (!Files.isDirectory(folder)) {
            problem(folder, "table is missing");
            return;
        }
        Set<String> extra = new TreeSet<>(names(folder));
        long rows = 0;
        boolean countable = true;
        for (Manifest.FileContent file : table.files()) {
            extra.remove(file.path());
            Path path = folder.resolve(file.path());
            boolean intact = isIntact(path, file);
            countable &= intact;
            rows += intact ? checkColumns(path, table.name()) : 0;
        }
        extra.forEach(name -> problem(folder.resolve(name), "is not in " + Manifest.FILE));
        if (countable && rows != table.rows()) {
            problem(folder, rows + " rows, manifest says " + table.rows());
        }
    }

    private boolean isIntact(Path path, Manifest.FileContent expected) {
        if (!Files.isRegularFile(path)) {
            problem(path, "is missing");
            return false;
        }
        try (InputStream stream = Files.newInputStream(path)) {
            long bytes = Files.size(path);
            if (bytes != expected.bytes()) {
                problem(
                        path,
                        bytes + " bytes, manifest says " + expected.bytes()
                                + (bytes < expected.bytes() ? " (truncated)" : ""));
                return false;
            }
            String sha256 = RunStore.sha256(stream);
            if (!sha256.equals(expected.sha256())) {
                problem(path, "content changed: SHA-256 " + sha256 + ", manifest says " + expected.sha256());
                return false;
            }
            return true;
        } catch (IOException failure) {
            problem(path, "cannot be read: " + failure.getMessage());
            return false;
        }
    }

    /** Compares the file's columns with the declaration; returns its rows, from the Parquet footer. */
    private long checkColumns(Path path, String table) {
        ParquetFiles file = ParquetFiles.of(List.of(path));
        try (Statement statement = duckdb.createStatement()) {
            List<String> found = new ArrayList<>();
            try (ResultSet columns = statement.executeQuery(
                    "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " + file.rows() + ")")) {
                while (columns.next()) {
                    found.add(columns.getString(1) + " " + columns.getString(2));
                }
            }
            List<String> declared = TableSchema.of(table).columns().stream()
                    .map(column -> column.name() + " " + DuckDbTables.type(column))
                    .toList();
            if (!found.equals(declared)) {
                problem(path, "columns are not those of data-schema/" + table + ".sql: " + difference(found, declared));
            }
            try (ResultSet footer = statement.executeQuery("SELECT sum(num_rows)::BIGINT FROM " + file.footers())) {
                footer.next();
                return footer.getLong(1);
            }
        } catch (SQLException failure) {
            problem(
                    path,
                    "is no readable Parquet: "
                            + String.valueOf(failure.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
            return 0;
        }
    }

    private static String difference(List<String> found, List<String> declared) {
        String extra =
                found.stream().filter(column -> !declared.contains(column)).collect(Collectors.joining(", "));
        String missing =
                declared.stream().filter(column -> !found.contains(column)).collect(Collectors.joining(", "));
        if (extra.isEmpty() && missing.isEmpty()) {
            return "their order differs";
        }
        return "found [" + extra + "], declared [" + missing + "]";
    }

    /** Names in a folder that are data by their name. */
    private List<String> names(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(RunStore::isData)
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            problem(folder, "cannot be read: " + failure.getMessage());
            return List.of();
        }
    }

    private void problem(Path path, String what) {
        problems.add(path + ": " + what);
    }
}
