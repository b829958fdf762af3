package org.allostat.run;

import static org.apache.spark.sql.functions.expr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.problem.InputException;
import org.allostat.sql.RunVerification;
import org.allostat.table.LocalSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run where no folder can be renamed in one step, as in an object store. */
class RunElsewhereTest {
    @TempDir
    private Path folder;

    private final SparkSession spark = LocalSpark.session();
    private String out = "";

    @BeforeEach
    void makeThePlaceKnown() {
        out = ObjectsFileSystem.place(spark, folder.resolve("objects"));
    }

    @Test
    void aRunIsCommittedAndFetchedWithTheChecksumsThatItHasHere() {
        CompleteRun here =
                CompleteRun.find(TestRuns.write(folder.resolve("here"), "run-a").toString());
        commit();

        CompleteRun fetched = fetch();

        assertEquals(checksums(here), checksums(fetched));
        assertEquals(List.of(), RunVerification.problems(fetched));
        assertEquals(fetched, fetch());
    }

    @Test
    void whatAKilledProcessLeftInATablesPlaceIsNoTableAndIsReplaced() throws IOException {
        Dataset<Row> failing =
                TestRuns.outcomeRows().withColumn("persons", expr("if(patients = 50, raise_error('lost'), 1d)"));
        try (RunFolder run = open()) {
            run.write("parameter", TestRuns.parameterRows());
            assertThrows(Exception.class, () -> run.write("policy_outcomes", failing));
            assertFalse(run.isComplete("policy_outcomes"));
        }
        // complete files of a write that was killed before its list of files, and a foreign one
        Path left = Files.createDirectories(objects().resolve("policy_outcomes"));
        Files.copy(dataFile(objects().resolve("parameter")), left.resolve("part-00000-left.zstd.parquet"));

        try (RunFolder run = open()) {
            assertTrue(run.isComplete("parameter"));
            assertFalse(run.isComplete("policy_outcomes"));
            run.write("policy_outcomes", TestRuns.outcomeRows());
            assertEquals(100, run.read("policy_outcomes").count());
            run.commit(TestRuns.TABLES);
        }
        assertEquals(List.of(), RunVerification.problems(fetch()));
    }

    @Test
    void rowsThatWereKeptHalfAreNotKept() {
        Dataset<Row> failing = TestRuns.parameterRows().withColumn("note", expr("raise_error('lost')"));
        try (RunFolder run = open()) {
            assertThrows(Exception.class, () -> run.keptRows().keep("half", failing));
            run.keptRows().keep("whole", TestRuns.parameterRows());
            assertFalse(run.keptRows().has("half"));
            assertTrue(run.keptRows().has("whole"));
        }
    }

    @Test
    void aFileThatChangedInTheStoreIsNotFetched() throws IOException {
        commit();
        Path file = dataFile(objects().resolve("parameter"));
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);

        InputException error = assertThrows(InputException.class, this::fetch);

        assertTrue(error.problems().get(0).contains("changed since the run was committed"), error.problems()::toString);
        assertFalse(Files.exists(folder.resolve("fetched/run-a/manifest.json")));
    }

    @Test
    void anUnfinishedRunIsNotFetched() {
        try (RunFolder run = open()) {
            run.write("parameter", TestRuns.parameterRows());
        }

        InputException error = assertThrows(InputException.class, this::fetch);

        assertEquals(List.of(out + ": not a complete run and holds none (no manifest.json)"), error.problems());
    }

    @Test
    void whoeverLostTheLockDoesNotCommit() throws IOException {
        try (RunFolder run = open()) {
            run.write("parameter", TestRuns.parameterRows());
            Files.writeString(objects().resolve(RunLock.FILE), "process 1 on another host, 7\n0\n");

            InputException error = assertThrows(InputException.class, () -> run.commit(List.of("parameter")));

            assertTrue(error.problems().get(0).contains("(process 1 on another host)"), error.problems()::toString);
            assertFalse(run.isCommitted());
        }
        assertTrue(Files.exists(objects().resolve(RunLock.FILE)), "the other's lock stays");
    }

    private RunFolder open() {
        return RunFolder.open(spark, out, TestRuns.description("run-a"));
    }

    private void commit() {
        try (RunFolder run = open()) {
            run.write("parameter", TestRuns.parameterRows());
            run.write("policy_outcomes", TestRuns.outcomeRows().repartition(3));
            run.commit(TestRuns.TABLES);
        }
    }

    private CompleteRun fetch() {
        return FetchedRun.fetch(
                out, folder.resolve("fetched"), spark.sparkContext().hadoopConfiguration());
    }

    private Path objects() {
        return folder.resolve("objects/run-a");
    }

    private static Path dataFile(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> checksums(CompleteRun run) {
        return run.manifest().tables().stream()
                .map(table -> table.name() + " " + table.rows() + " " + table.checksum())
                .toList();
    }
}
