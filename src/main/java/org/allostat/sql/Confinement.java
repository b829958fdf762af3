package org.allostat.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;

/**
 * Keeps statements of a user to the tables of runs: no other file is read, none is written, no extension is loaded and nothing goes
 * over the network. Tables and views that live as long as the session are the user's own affair.
 */
final class Confinement {
    /** Ends with the one that fixes all others until the database is closed. */
    private static final List<String> SETTINGS = List.of(
            "allow_persistent_secrets = false",
            "allow_community_extensions = false",
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            "enable_external_access = false",
            "lock_configuration = true");

    /**
     * What could write to a file that may be read: DuckDB permits both or neither. Looked for in the whole text, strings and comments
     * included, since only DuckDB's own parser knows for certain where one of them ends.
     */
    private static final Pattern WRITES = Pattern.compile(
            "\\bcopy\\b.*\\bto\\b|\\bexport\\b.*\\bdatabase\\b|\\benable_logging\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** How statements may do more. */
    static final String HOW =
            " (allowed: the tables of the runs; with --allow-files also files, extensions and the network)";

    private Confinement() {}

    /** Closes a database that has views of these runs. */
    static void confine(Connection connection, List<CompleteRun> runs) throws SQLException {
        String paths = runs.stream()
                .flatMap(Confinement::files)
                .flatMap(file -> Stream.of(file.toString(), ParquetFiles.pattern(file)))
                .distinct()
                .map(DuckDbTables::literal)
                .collect(Collectors.joining(", ", "[", "]"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET allowed_paths = " + paths);
            for (String setting : SETTINGS) {
                statement.execute("SET " + setting);
            }
        }
    }

    private static Stream<Path> files(CompleteRun run) {
        return run.manifest().tables().stream()
                .flatMap(table -> table.files().stream()
                        .map(file -> run.folder()
                                .resolve(table.name())
                                .resolve(file.path())
                                .toAbsolutePath()));
    }

    /**
     * Refuses what would write to a file.
     *
     * @throws InputException if the statement could
     */
    static void refuseWriting(String sql) {
        if (WRITES.matcher(sql).find()) {
            throw new InputException("COPY ... TO, EXPORT DATABASE and logging write files" + HOW);
        }
    }
}
