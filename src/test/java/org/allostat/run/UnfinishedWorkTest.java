package org.allostat.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.allostat.problem.InputException;
import org.allostat.table.LocalSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an unfinished run has done is taken up by part, and only where it is its own and as it was written. */
class UnfinishedWorkTest {
    private static final StructType NUMBERS = new StructType().add("id", DataTypes.LongType, true);
    private static final int PARTS = 4;

    @TempDir
    private Path out;

    private final SparkSession spark = LocalSpark.session();

    private RunFolder open(String id, String inputs) {
        return RunFolder.open(
                spark,
                out.toString(),
                new RunDescription(id, inputs, 1, "{}", "0.1.0", Instant.parse("2026-01-02T03:04:05Z")));
    }

    private Dataset<Row> numbers(long from, long to) {
        return spark.range(from, to).toDF();
    }

    private static List<Long> sorted(Dataset<Row> rows) {
        return rows.orderBy("id").collectAsList().stream()
                .map(row -> row.getLong(0))
                .toList();
    }

    @Test
    void whoeverResumesComputesTheMissingPartsOnly() {
        List<Integer> computed = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        try (RunFolder folder = open("run-a", "inputs-a")) {
            assertThrows(
                    IllegalStateException.class,
                    () -> folder.keptRows().inParts("numbers", PARTS, NUMBERS, kept::add, part -> {
                        if (part == 2) {
                            throw new IllegalStateException("the driver is lost");
                        }
                        computed.add(part);
                        return numbers(part * 10L, part * 10L + 10);
                    }));
        }
        assertEquals(List.of(0, 1), computed);
        try (RunFolder folder = open("run-a", "inputs-a")) {
            assertEquals(PARTS, folder.keptRows().parts("numbers", 7));
            assertEquals(List.of(), kept);
            Dataset<Row> all = folder.keptRows().inParts("numbers", PARTS, NUMBERS, kept::add, part -> {
                computed.add(part);
                return numbers(part * 10L, part * 10L + 10);
            });

            assertEquals(List.of(0, 1, 2, 3), computed);
            assertEquals(List.of(0, 1), kept, "what a progress display hears of");
            assertEquals(sorted(numbers(0, 40)), sorted(all));
            assertEquals(
                    PARTS, folder.keptRows().parts("numbers", 7), "however many a process of other cores would take");
            assertEquals(7, folder.keptRows().parts("number", 7), "another name");
            // cut another way, nothing of it fits
            folder.keptRows().inParts("numbers", 1, NUMBERS, kept::add, part -> {
                computed.add(part);
                return numbers(0, 40);
            });
            assertEquals(List.of(0, 1, 2, 3, 0), computed);
            folder.keptRows().forgetParts("numbers", PARTS);
            for (int part = 1; part <= PARTS; part++) {
                assertFalse(folder.keptRows().has("numbers-" + part + "-of-" + PARTS));
            }
        }
    }

    /** Each kind of thing that is left for a later process: where it lies, how it is made, how it is taken up. */
    private record Left(String name, String place, Consumer<RunFolder> make, Consumer<RunFolder> takeUp) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Left> left() {
        return List.of(
                new Left(
                        "table",
                        "parameter",
                        folder -> folder.write("parameter", TestRuns.parameterRows()),
                        folder -> folder.read("parameter")),
                new Left(
                        "table that nobody reads again",
                        "parameter",
                        folder -> folder.write("parameter", TestRuns.parameterRows()),
                        folder -> folder.commit(List.of("parameter"))),
                new Left(
                        "rows",
                        ".kept-rows/numbers",
                        folder -> folder.keptRows()
                                .keep("numbers", LocalSpark.session().range(9).toDF()),
                        folder -> folder.keptRows().read("numbers", NUMBERS)),
                new Left(
                        "a part of rows",
                        ".kept-rows/numbers-1-of-2",
                        folder -> folder.keptRows()
                                .keep(
                                        "numbers-1-of-2",
                                        LocalSpark.session().range(9).toDF()),
                        folder -> folder.keptRows()
                                .inParts(
                                        "numbers",
                                        2,
                                        NUMBERS,
                                        part -> {},
                                        part -> LocalSpark.session().range(9).toDF())),
                new Left(
                        "text",
                        ".kept-wave",
                        folder -> folder.keep("wave", "1.5\n2.5\n"),
                        folder -> folder.kept("wave")));
    }

    private static List<BiConsumer<Path, Path>> harms() {
        return List.of(
                UnfinishedWorkTest::flipAByte,
                UnfinishedWorkTest::truncate,
                UnfinishedWorkTest::grow,
                UnfinishedWorkTest::replaceByThatOfAnotherRun);
    }

    static Stream<Arguments> harmed() {
        return left().stream().flatMap(left -> harms().stream().map(harm -> Arguments.of(left, harm)));
    }

    @ParameterizedTest
    @MethodSource("harmed")
    void whatIsNotAsThisRunWroteItIsRefusedWithItsName(Left left, BiConsumer<Path, Path> harm) {
        try (RunFolder folder = open("run-a", "inputs-a")) {
            left.make().accept(folder);
        }
        try (RunFolder folder = open("run-b", "inputs-b")) {
            left.make().accept(folder);
        }
        Path place = out.resolve("run-a").resolve(left.place());
        harm.accept(place, out.resolve("run-b").resolve(left.place()));
        try (RunFolder folder = open("run-a", "inputs-a")) {
            InputException refusal =
                    assertThrows(InputException.class, () -> left.takeUp().accept(folder));
            assertTrue(
                    refusal.problems().stream().allMatch(problem -> problem.startsWith(place.toString())),
                    () -> refusal.problems().toString());
        }
        assertTrue(Files.notExists(out.resolve("run-a").resolve(Manifest.FILE)));
    }

    @ParameterizedTest
    @MethodSource("left")
    void whatIsAsThisRunWroteItIsTakenUp(Left left) {
        try (RunFolder folder = open("run-a", "inputs-a")) {
            left.make().accept(folder);
        }
        try (RunFolder folder = open("run-a", "inputs-a")) {
            left.takeUp().accept(folder);
        }
    }

    @Test
    void aFileThatIsNoneOfItsRowsIsRefused() throws IOException {
        try (RunFolder folder = open("run-a", "inputs-a")) {
            folder.keptRows().keep("numbers", numbers(0, 9));
        }
        Path place = out.resolve("run-a/.kept-rows/numbers");
        Path copy = place.resolve("part-9.parquet");
        Files.copy(data(place), copy);
        try (RunFolder folder = open("run-a", "inputs-a")) {
            InputException refusal =
                    assertThrows(InputException.class, () -> folder.keptRows().read("numbers", NUMBERS));
            assertEquals(List.of(copy + ": was not written by this run; remove it"), refusal.problems());
        }
    }

    private static Path data(Path place) {
        if (Files.isRegularFile(place)) {
            return place;
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private interface Change {
        byte[] of(byte[] content);
    }

    private static void change(Path file, Change change) {
        try {
            Files.write(file, change.of(Files.readAllBytes(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void flipAByte(Path place, Path other) {
        change(data(place), content -> {
            content[content.length / 2] ^= 1;
            return content;
        });
    }

    private static void truncate(Path place, Path other) {
        change(data(place), content -> java.util.Arrays.copyOf(content, content.length - 1));
    }

    private static void grow(Path place, Path other) {
        change(data(place), content -> java.util.Arrays.copyOf(content, content.length + 1));
    }

    private static void replaceByThatOfAnotherRun(Path place, Path other) {
        try {
            if (Files.isRegularFile(place)) {
                Files.copy(other, place, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                return;
            }
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            try (Stream<Path> files = Files.list(other)) {
                for (Path file : files.toList()) {
                    Files.copy(file, place.resolve(file.getFileName()));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
