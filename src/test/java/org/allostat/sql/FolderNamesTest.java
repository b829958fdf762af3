package org.allostat.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.run.CompleteRun;
import org.allostat.run.RunFolder;
import org.allostat.run.TestRuns;
import org.allostat.table.LocalSpark;
import org.allostat.table.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path is a path and a file says what it holds, whatever folders are called and whoever reads. */
class FolderNamesTest {
    @TempDir
    private Path out;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "draw=3/patients=5000",
                "OneDrive - Health Dept",
                "a*b?c",
                "a[b]c {x,y}",
                "[a-z]",
                "50% #1 %20 it's \"quoted\"",
                "\u00e9\u00fc \u65e5\u672c",
                "~",
                "12:30",
                "semi;colon & $dollar (1)!",
                "back\\slash"
            })
    void everyReaderFindsWhatWasWritten(String name) throws IOException, SQLException {
        Path place = out.resolve(name);
        Path written = TestRuns.write(place, "run-a");
        decoys(written, "axbxc", "abc x", "abc y", "b", "z");
        String path;
        try (RunFolder folder = RunFolder.open(LocalSpark.session(), place.toString(), TestRuns.description("run-a"))) {
            path = folder.path();
            assertEquals(
                    TestRuns.outcomes(),
                    TestRuns.OUTCOMES.collect(folder.read("policy_outcomes").orderBy("patients")));
        }
        CompleteRun run = CompleteRun.find(path);
        assertEquals(written, run.folder());
        assertEquals(run.folder(), CompleteRun.find("file:" + written).folder());
        assertEquals(run.folder(), CompleteRun.find(written.toUri().toString()).folder());
        assertEquals(List.of(), RunVerification.problems(run));
        try (Connection duckdb = DriverManager.getConnection(DuckDbTables.IN_MEMORY);
                Statement statement = duckdb.createStatement()) {
            for (String view : DuckDbTables.views(List.of(run), DuckDbTables.SmallCells.SHOW)) {
                statement.execute(view);
            }
            assertEquals("100 4950 0", answer(statement));
            try (ResultSet row = statement.executeQuery("SELECT * FROM policy_outcomes LIMIT 0")) {
                assertEquals(
                        TableSchema.of("policy_outcomes").columns().size(),
                        row.getMetaData().getColumnCount());
            }
        }
    }

    @Test
    void parquetIsReadInOnePlaceOfDuckDbAndOneOfSpark() throws IOException {
        assertEquals(List.of("ParquetFiles.java"), sourcesWith("read_parquet\\("));
        assertEquals(List.of("ParquetFiles.java"), sourcesWith("parquet_file_metadata\\("));
        assertEquals(List.of("SignedFiles.java"), sourcesWith("(spark|session)\\w*(\\(\\))?\\s*\\.read\\(\\)"));
        assertEquals(List.of(), sourcesWith("parquet_scan|FROM '[^']*parquet"));
    }

    /** Copies of a run in folders that a careless pattern would take for the one that is meant. */
    private void decoys(Path run, String... names) throws IOException {
        try (Stream<Path> walk = Files.walk(run)) {
            for (Path from : walk.toList()) {
                for (String name : names) {
                    Path to = out.resolve(name)
                            .resolve("run-a")
                            .resolve(run.relativize(from).toString());
                    if (!Files.exists(to)) {
                        Files.createDirectories(to.resolveSibling(""));
                        Files.copy(from, to);
                    }
                }
            }
        }
    }

    private static String answer(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*), sum(patients), max(draw) FROM policy_outcomes")) {
            row.next();
            return row.getLong(1) + " " + row.getLong(2) + " " + row.getInt(3);
        }
    }

    private static List<String> sourcesWith(String pattern) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            return files.filter(file -> file.toString().matches(".*\\.(java|sql)"))
                    .filter(file -> read(file).matches("(?s).*(" + pattern + ").*"))
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
