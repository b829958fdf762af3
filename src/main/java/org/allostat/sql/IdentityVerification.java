package org.allostat.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.Json;
import org.allostat.run.Manifest;
import org.allostat.run.RunFolder;
import org.allostat.run.RunInputs;

/**
 * Whether a run is the one that it is named after, as far as its manifest alone does not tell: whoever reads that has recomputed the id
 * from what it says was asked.
 */
final class IdentityVerification {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final String PARAMETER = "parameter";
    private static final String OF_DRAW_0 = "SELECT parameter_id, value, distribution FROM %s WHERE draw = 0";

    private final CompleteRun run;
    private final Manifest manifest;
    private final Path file;
    private final List<String> problems = new ArrayList<>();

    IdentityVerification(CompleteRun run) {
        this.run = run;
        manifest = run.manifest();
        file = run.folder().resolve(Manifest.FILE);
    }

    /** What keeps an older run's identity from being checked; empty where nothing does. */
    static List<String> notes(CompleteRun run) {
        return run.manifest().hasInputs()
                ? List.of()
                : List.of(
                        run.folder().resolve(Manifest.FILE) + ": written by version "
                                + run.manifest().codeVersion()
                                + ", which kept no digests of program and parameters: whether its id follows from its question cannot be checked");
    }

    /** What is wrong, a line each. */
    List<String> problems() {
        checkMarker();
        checkAge();
        return problems;
    }

    private void checkMarker() {
        Path marker = run.folder().resolve(RunFolder.MARKER);
        if (!Files.exists(marker)) {
            problems.add(marker + ": is missing");
            return;
        }
        try {
            RunFolder.Marker read = Json.read(Files.readAllBytes(marker), RunFolder.Marker.class, marker.toString());
            if (!read.inputsSha256().equals(manifest.inputsSha256())) {
                problems.add(marker + ": inputs " + read.inputsSha256() + ", manifest says " + manifest.inputsSha256());
            }
        } catch (InputException damaged) {
            problems.addAll(damaged.problems());
        } catch (IOException failure) {
            problems.add(marker + ": cannot be read: " + FileReason.of(failure));
        }
    }

    private void checkAge() {
        if (manifest.manifestSha256().isEmpty()) {
            problems.add(file + ": has no digest of itself: written by version " + manifest.codeVersion()
                    + ", which wrote none");
        }
        String id = manifest.runId();
        if (ID.matcher(id).matches() && !manifest.inputsSha256().startsWith(id)) {
            problems.add(file + ": run_id is " + id + ", its inputs are " + manifest.inputsSha256());
        }
    }

    /** Whether the values of table {@code parameter}, where the run has it, are those that the id follows from; it must be readable. */
    List<String> parameters(Connection duckdb) {
        if (!manifest.hasInputs() || manifest.table(PARAMETER).isEmpty()) {
            return List.of();
        }
        List<Path> files = manifest.table(PARAMETER).orElseThrow().files().stream()
                .map(each -> run.folder().resolve(PARAMETER).resolve(each.path()))
                .toList();
        List<String> used = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(
                        OF_DRAW_0.replace("%s", ParquetFiles.of(files).rows()))) {
            while (row.next()) {
                used.add(RunInputs.parameter(row.getString(1), row.getDouble(2), row.getString(3)));
            }
        } catch (SQLException unreadable) {
            return List.of(); // told of the file already
        }
        String found = RunInputs.parametersSha256(used);
        return found.equals(manifest.parametersSha256())
                ? List.of()
                : List.of(run.folder().resolve(PARAMETER)
                        + ": holds other parameters than the run is named after: digest " + found + ", manifest says "
                        + manifest.parametersSha256());
    }
}
