package org.allostat.run;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.problem.InputException;
import org.allostat.sql.RunVerification;
import org.allostat.table.LocalSpark;
import org.allostat.table.TableSchema;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
    @TempDir
    private Path out;

    private final SparkSession spark = LocalSpark.session();

    @Test
    void aCommittedRunIsFoundThroughLatestWithWhatWasWritten() {
        Path run = TestRuns.write(out, "run-a");

        CompleteRun found = CompleteRun.find(out.toString());

        assertEquals(run, found.folder());
        Manifest manifest = found.manifest();
        assertEquals("run-a", manifest.runId());
        assertEquals(42, manifest.seed());
        assertEquals("test", manifest.config().get("study").textValue());
        assertEquals(spark.version(), manifest.sparkVersion());
        assertEquals(
                TestRuns.TABLES,
                manifest.tables().stream().map(Manifest.TableContent::name).toList());
        Manifest.TableContent outcomes = manifest.table("policy_outcomes").orElseThrow();
        assertEquals(100, outcomes.rows());
        assertEquals(3, outcomes.files().size());
    }

    @Test
    void whatWasWrittenIsReadBack() {
        try (RunFolder folder = open("run-a")) {
            folder.write("policy_outcomes", TestRuns.outcomeRows());

            assertEquals(
                    TestRuns.outcomes(),
                    TestRuns.OUTCOMES.collect(folder.read("policy_outcomes").orderBy("patients")));
        }
    }

    @Test
    void aTableOutlivesItsProcessAndTheRunIsTakenUp() throws IOException {
        try (RunFolder folder = open("run-a")) {
            folder.write("parameter", TestRuns.parameterRows());
        }
        Files.createDirectories(out.resolve("run-a/.tmp/policy_outcomes/_temporary"));

        try (RunFolder folder = open("run-a")) {
            assertFalse(folder.isCommitted());
            assertTrue(folder.isComplete("parameter"));
            assertFalse(folder.isComplete("policy_outcomes"));
            folder.write("policy_outcomes", TestRuns.outcomeRows());
            folder.commit(TestRuns.TABLES);
            assertTrue(folder.isCommitted());
        }
        assertEquals(List.of(), RunVerification.problems(CompleteRun.find(out.toString())));
        assertFalse(Files.exists(out.resolve("run-a/.tmp")));
    }

    /** Rows that a later stage needs outlive their process, whole or not at all, and are gone when the run is committed. */
    @Test
    void keptRowsOutliveTheirProcessUntilTheCommit() {
        Dataset<Row> failing = TestRuns.parameterRows().withColumn("note", expr("raise_error('lost')"));
        try (RunFolder folder = open("run-a")) {
            assertThrows(Exception.class, () -> folder.keptRows().keep("half", failing));
            folder.keptRows().keep("whole", TestRuns.parameterRows());
        }
        try (RunFolder folder = open("run-a")) {
            assertFalse(folder.keptRows().has("half"));
            assertTrue(folder.keptRows().has("whole"));
            Dataset<Row> written = TestRuns.parameterRows();
            assertEquals(
                    written.orderBy("parameter_id").collectAsList(),
                    folder.keptRows()
                            .read("whole", written.schema())
                            .orderBy("parameter_id")
                            .collectAsList());
            folder.write("parameter", TestRuns.parameterRows());
            folder.write("policy_outcomes", TestRuns.outcomeRows());
            folder.commit(TestRuns.TABLES);
            assertFalse(folder.keptRows().has("whole"));
        }
    }

    @Test
    void aTableWhoseRowsFailIsNotPublished() {
        Dataset<Row> failing =
                TestRuns.outcomeRows().withColumn("persons", expr("if(patients = 50, raise_error('lost'), 1d)"));
        try (RunFolder folder = open("run-a")) {
            assertThrows(Exception.class, () -> folder.write("policy_outcomes", failing));

            assertFalse(folder.isComplete("policy_outcomes"));
            assertThrows(IllegalStateException.class, () -> folder.commit(List.of("policy_outcomes")));
        }
        assertThrows(
                InputException.class,
                () -> CompleteRun.find(out.resolve("run-a").toString()));
    }

    @Test
    void columnsThatAreNotTheDeclaredOnesAreAllListed() {
        Dataset<Row> wrong =
                TestRuns.parameterRows().withColumnRenamed("note", "remark").withColumn("draw", lit(0L));
        try (RunFolder folder = open("run-a")) {
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> folder.write("parameter", wrong));

            assertEquals(
                    List.of(
                            "not the columns of data-schema/parameter.sql:",
                            "  column draw is declared INT, written BIGINT",
                            "  column note is not written",
                            "  column remark is not declared"),
                    String.valueOf(error.getMessage()).lines().toList());
        }
    }

    @Test
    void aNullInANotNullColumnIsRefused() {
        Dataset<Row> wrong =
                TestRuns.parameterRows().withColumn("value", lit(null).cast("double"));
        try (RunFolder folder = open("run-a")) {
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> folder.write("parameter", wrong));

            assertEquals(
                    "NULL in NOT NULL columns of table parameter: value holds 1", String.valueOf(error.getMessage()));
            assertFalse(folder.isComplete("parameter"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64})
    void theChecksumDoesNotDependOnPartitioning(int partitions) {
        try (RunFolder folder = open("run-" + partitions)) {
            Manifest.TableContent one =
                    folder.write("policy_outcomes", TestRuns.outcomeRows().coalesce(1));
            Dataset<Row> shuffled =
                    TestRuns.outcomeRows().repartition(partitions).orderBy(rand(1));

            assertEquals(one.checksum(), checksum(shuffled));
        }
    }

    /** In a process of its own: the session of the tests gives a task one attempt. */
    @Test
    void rowsOfATaskThatIsRepeatedCountOnce() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), FailingOnce.class.getName(), out.toString()));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), printed);
        try (RunFolder folder = open("run-a")) {
            Manifest.TableContent content = folder.write("policy_outcomes", TestRuns.outcomeRows());
            assertEquals(content.rows() + " " + content.checksum(), printed);
        }
    }

    /** Writes the table with tasks that fail at their end the first time, and prints its rows and checksum. */
    static final class FailingOnce {
        private FailingOnce() {}

        public static void main(String[] arguments) throws IOException {
            try (SparkSession spark = SparkSession.builder()
                            .master("local[2, 3]")
                            .config("spark.ui.enabled", "false")
                            .getOrCreate();
                    RunFolder folder = RunFolder.open(spark, arguments[0], TestRuns.description("run-retried"))) {
                Dataset<Row> rows = TestRuns.OUTCOMES.rows(spark, TestRuns.outcomes());
                Dataset<Row> failing = rows.repartition(3)
                        .mapPartitions(
                                (MapPartitionsFunction<Row, Row>) FailingOnce::failAtTheEndOnce,
                                TestRuns.OUTCOMES.rowEncoder());
                Manifest.TableContent content = folder.write("policy_outcomes", failing);
                System.out.print(content.rows() + " " + content.checksum());
            }
        }

        private static Iterator<Row> failAtTheEndOnce(Iterator<Row> rows) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    if (!rows.hasNext() && TaskContext.get().attemptNumber() == 0) {
                        throw new IllegalStateException("first attempt");
                    }
                    return rows.hasNext();
                }

                @Override
                public Row next() {
                    return rows.next();
                }
            };
        }
    }

    @Test
    void aTableWithoutRowsIsWrittenToo() {
        try (RunFolder folder = open("run-empty")) {
            Manifest.TableContent empty =
                    folder.write("policy_outcomes", TestRuns.outcomeRows().where("patients < 0"));
            Manifest.TableContent none = folder.write(
                    "parameter",
                    spark.createDataFrame(List.of(), TestRuns.parameterRows().schema()));

            assertEquals(List.of(0L, 0L), List.of(empty.rows(), none.rows()));
            assertEquals("0", empty.checksum());
            assertEquals(0, folder.read("policy_outcomes").count());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if(patients = 7, 1.0000000000000002D, estimate)", // the double after 1.0, the estimate of row 7
                "if(patients = 7, NULL, estimate)",
                "if(patients = 10, 0D, estimate)" // row 10 has NULL
            })
    void theChecksumChangesWithOneValue(String estimate) {
        Dataset<Row> changed = TestRuns.outcomeRows().withColumn("estimate", expr(estimate));

        assertNotEquals(checksum(TestRuns.outcomeRows()), checksum(changed));
    }

    @Test
    void theChecksumTellsInWhichColumnANullIs() {
        Dataset<Row> rows = TestRuns.outcomeRows().filter("patients = 7");

        assertNotEquals(
                checksum(rows.selectExpr("*").withColumn("ci_low", lit(0.5))),
                checksum(rows.selectExpr("*").withColumn("ci_high", lit(0.5))));
    }

    @Test
    void negativeZeroIsZeroInTheChecksum() {
        Dataset<Row> rows = TestRuns.outcomeRows();

        assertEquals(checksum(rows.withColumn("persons", lit(0.0))), checksum(rows.withColumn("persons", lit(-0.0))));
    }

    @Test
    void aForeignFolderIsRefusedAndLeftAlone() throws IOException {
        Path folder = Files.createDirectory(out.resolve("run-a"));
        Files.writeString(folder.resolve("thesis.txt"), "mine");

        InputException error = assertThrows(InputException.class, () -> open("run-a"));

        assertTrue(
                error.problems().get(0).contains("run-a: exists and is no run of Allostat"),
                error.problems().get(0));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("thesis.txt")), left.toList());
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Files.writeString(out.resolve("run-a"), "");

        InputException error = assertThrows(InputException.class, () -> open("run-a"));

        assertTrue(
                error.problems().get(0).contains("run-a: is a file"),
                error.problems().get(0));
    }

    @Test
    void aFileInPlaceOfTheOutFolderIsRefused() throws IOException {
        Files.writeString(out.resolve("file"), "");

        InputException error = assertThrows(
                InputException.class,
                () -> RunFolder.open(spark, out.resolve("file").toString(), TestRuns.description("run-a")));

        assertTrue(
                error.problems().get(0).contains("file: is a file (allowed: the folder of all runs)"),
                error.problems().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyOutIsRefused(String empty) {
        InputException error =
                assertThrows(InputException.class, () -> RunFolder.open(spark, empty, TestRuns.description("run-a")));

        assertEquals(List.of("--out is empty (allowed: the folder of all runs)"), error.problems());
    }

    @Test
    void aFileThatWasNotWrittenWithTheTableIsRefused() throws IOException {
        try (RunFolder folder = open("run-a")) {
            folder.write("parameter", TestRuns.parameterRows());
        }
        Path table = out.resolve("run-a/parameter");
        Path copy = table.resolve("part-0 (conflicted copy).parquet");
        try (Stream<Path> files = Files.list(table)) {
            Files.copy(
                    files.filter(file -> file.toString().endsWith(".parquet"))
                            .findFirst()
                            .orElseThrow(),
                    copy);
        }
        try (RunFolder folder = open("run-a")) {
            InputException error = assertThrows(InputException.class, () -> folder.read("parameter"));

            assertEquals(List.of(copy + ": was not written by this run; remove it"), error.problems());
        }
    }

    /** A folder in the place of each file stands in the way of any writer, of root too. */
    @Test
    void anAnsweredQuestionIsShownWhereNothingCanBeWritten() throws IOException {
        Path run = TestRuns.write(out, "run-a");
        for (Path file : List.of(run.resolve(RunLock.FILE), out.resolve("latest"))) {
            Files.delete(file);
            Files.createDirectories(file.resolve("in-the-way"));
        }

        try (RunFolder folder = open("run-a")) {
            assertTrue(folder.isCommitted());
            assertFalse(folder.pointLatestHere());
            assertEquals(run, CompleteRun.find(folder.path()).folder());
        }
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(2, left.count()); // the run and what stands in the way
        }
    }

    @Test
    void runsThatEndTogetherAllEndWell() throws Exception {
        TestRuns.write(out, "run-a");
        TestRuns.write(out, "run-b");
        java.util.concurrent.ExecutorService threads = java.util.concurrent.Executors.newFixedThreadPool(4);
        try (RunFolder first = open("run-a");
                RunFolder second = open("run-b")) {
            List<java.util.concurrent.Future<Boolean>> pointed = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                RunFolder folder = i % 2 == 0 ? first : second;
                pointed.add(threads.submit(folder::pointLatestHere));
            }
            for (java.util.concurrent.Future<Boolean> one : pointed) {
                assertTrue(one.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertTrue(List.of("run-a", "run-b")
                .contains(CompleteRun.find(out.toString()).manifest().runId()));
    }

    @Test
    void anUnwritablePlaceIsRefused() {
        // /proc takes no folders, not even from root
        InputException error =
                assertThrows(InputException.class, () -> RunFolder.open(spark, "/proc", TestRuns.description("run-a")));

        assertTrue(
                error.problems().get(0).startsWith("/proc/run-a: cannot be written"),
                error.problems().get(0));
    }

    @Test
    void anotherRunsFolderIsRefused() {
        open("run-a").close();
        RunDescription other = TestRuns.description("run-a");
        RunDescription changed = new RunDescription(
                other.runId(), "def456", other.seed(), other.configJson(), other.codeVersion(), other.started());

        InputException error = assertThrows(InputException.class, () -> RunFolder.open(spark, out.toString(), changed));

        assertTrue(
                error.problems().get(0).contains("holds another run (run-a, inputs abc123)"),
                error.problems().get(0));
    }

    @Test
    void aSecondWriterInThisProcessIsRefused() {
        RunFolder first = open("run-a");

        InputException error = assertThrows(InputException.class, () -> open("run-a"));

        assertTrue(
                error.problems().get(0).contains("another process is writing this run"),
                error.problems().get(0));
        first.close();
        open("run-a").close();
    }

    @Test
    void aWriterInAnotherProcessIsRefusedUntilThatIsKilled() throws IOException, InterruptedException {
        Files.createDirectories(out.resolve("run-a"));
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        out.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals('L', holder.getInputStream().read());

            InputException error = assertThrows(InputException.class, () -> open("run-a"));

            assertTrue(
                    error.problems().get(0).contains("another process is writing this run"),
                    error.problems().get(0));
        } finally {
            holder.destroyForcibly().waitFor();
        }
        open("run-a").close();
    }

    @Test
    void rowsThatPassedButAreInNoFileAreNoticed() {
        TableSchema schema = TableSchema.of("policy_outcomes");
        Dataset<Row> rows = TestRuns.outcomeRows();
        TableWriting.Watched watched = TableWriting.watched(schema, rows);
        int written = watched.rows().collectAsList().size();

        IllegalStateException error =
                assertThrows(IllegalStateException.class, () -> watched.summary(schema, written + 1L, () -> rows));

        assertEquals(
                "table policy_outcomes: " + written + " rows were written, " + (written + 1) + " are in its files",
                error.getMessage());
    }

    /** Takes the lock of a folder, says so, and keeps it until killed. */
    static final class LockHolder {
        private LockHolder() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            try (RunLock lock = RunLock.acquire(RunStore.at(arguments[0], "run-a", new Configuration()))) {
                System.out.print("L");
                System.out.flush();
                Thread.sleep(60_000);
                System.out.print(lock);
            }
        }
    }

    private RunFolder open(String runId) {
        return RunFolder.open(spark, out.toString(), TestRuns.description(runId));
    }

    private static String checksum(Dataset<Row> rows) {
        TableSchema schema = TableSchema.of("policy_outcomes");
        TableWriting.Watched watched = TableWriting.watched(schema, rows);
        int written = watched.rows().collectAsList().size();
        return watched.summary(schema, written, () -> rows).checksum();
    }
}
