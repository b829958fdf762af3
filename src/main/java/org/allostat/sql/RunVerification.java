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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.problem.FileReason;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.run.RunFolder;
import org.allostat.run.RunStore;
import org.allostat.run.RunTitle;
import org.allostat.table.TableSchema;

/** Compares a complete run with its manifest and with the declared tables. */
public final class RunVerification {
    private static final Set<String> BESIDE_TABLES = Set.of(
            Manifest.FILE, RunFolder.MARKER, RunTitle.FILE, "report.html", "survey_estimates.svg", "emulation.svg");

    private final CompleteRun run;
    private final Connection duckdb;
    private final List<String> problems = new ArrayList<>();

    private RunVerification(CompleteRun run, Connection duckdb) {
        this.run = run;
        this.duckdb = duckdb;
    }

    /**
     * What is wrong with the run, one line each, naming the file; empty if nothing is. The id follows from what was asked; every file is
     * there, none is extra; sizes and hashes are those of the manifest; columns are the declared ones; rows and their digest add up.
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

    /** What of an older run cannot be checked, a line each. */
    public static List<String> notes(CompleteRun run) {
        return IdentityVerification.notes(run);
    }

    private static boolean isStrange(CompleteRun run, String name) {
        return RunStore.isData(name)
                && !BESIDE_TABLES.contains(name)
                && !TableSchema.NAMES.contains(name)
                && run.manifest().table(name).isEmpty();
    }

    private void checkRun() {
        IdentityVerification identity = new IdentityVerification(run);
        problems.addAll(identity.problems());
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
        problems.addAll(identity.parameters(duckdb));
    }

    private void checkTable(Manifest.TableContent table) {
        Path folder = run.folder().resolve(table.name());
        if (!Files.isDirectory(folder)) {
            problem(folder, "table is missing");
            return;
        }
        Set<String> extra = new TreeSet<>(names(folder));
        int before = problems.size();
        long rows = 0;
        for (Manifest.FileContent file : table.files()) {
            extra.remove(file.path());
            Path path = folder.resolve(file.path());
            rows += isIntact(path, file) ? checkColumns(path, table.name()) : 0;
        }
        boolean readable = problems.size() == before;
        extra.forEach(name -> problem(folder.resolve(name), "is not in " + Manifest.FILE));
        if (readable && rows != table.rows()) {
            problem(folder, rows + " rows, manifest says " + table.rows());
        } else if (readable) {
            checkDigest(folder, table);
        }
    }

    /** The bytes are those of the manifest; now the rows that they hold. */
    private void checkDigest(Path folder, Manifest.TableContent table) {
        try {
            TableDigest found = TableDigest.of(
                    TableSchema.of(table.name()),
                    table.files().stream()
                            .map(file -> folder.resolve(file.path()))
                            .toList());
            if (!found.checksum().equals(table.checksum())) {
                problem(folder, "digest of the rows is " + found.checksum() + ", manifest says " + table.checksum());
            }
        } catch (SQLException failure) {
            problem(folder, "cannot be read: " + firstLine(failure));
        }
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
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
            problem(path, "cannot be read: " + FileReason.of(failure));
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
            problem(path, "is no readable Parquet: " + firstLine(failure));
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
            problem(folder, "cannot be read: " + FileReason.of(failure));
            return List.of();
        }
    }

    private void problem(Path path, String what) {
        problems.add(path + ": " + what);
    }
}
