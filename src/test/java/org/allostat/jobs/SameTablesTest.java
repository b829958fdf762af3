package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One run, and the same on other numbers of cores and partitions, without the mathematical instructions that a JVM puts in place of its
 * library, with narrower vectors, with the scalar kernel, and on another JDK: every table has the same rows and digest. Clusters are
 * in {@code ClusterTest}.
 */
class SameTablesTest {
    /** Small, but with pivots, shuffles and every table of a run; policies that change doses, and one with a queue. */
    private static final List<String> STUDY = List.of(
            "run",
            "jobs/studies/ci.yaml",
            "--patients",
            "200",
            "--set",
            "years=1",
            "--set",
            "pivots.patients=60",
            "--set",
            "policies=[usual-care,cdc-2022,forced-taper,buprenorphine-with-waiting-list]",
            "--no-report");

    private static final int PARTITIONS = 8;
    private static final long MINUTES = 10;
    private static final Path JDKS = Path.of("/usr/lib/jvm");

    @TempDir
    private static Path folder;

    private static Map<String, String> expected;

    @TempDir
    private Path out;

    @BeforeAll
    static void runOnce() throws Exception {
        expected = tables(folder, Computing.USUAL.applyTo(command(folder, "local[2]", PARTITIONS)));
        assertTrue(expected.containsKey("patient_outcomes"), expected::toString);
    }

    /** How else a JVM may compute. */
    private enum Computing {
        USUAL,
        WITHOUT_MATHEMATICAL_INTRINSICS(
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:DisableIntrinsic=_dexp,_dlog,_dlog10,_dpow,_dsin,_dcos,_dtan",
                "-XX:-UseLibmIntrinsic"),
        VECTORS_OF_256_BITS("-XX:MaxVectorSize=32"),
        SCALAR_KERNEL;

        private static final String VECTOR_MODULE = "jdk.incubator.vector";

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> options;

        Computing(String... options) {
            this.options = List.of(options);
        }

        List<String> applyTo(List<String> command) {
            List<String> changed = new ArrayList<>(command);
            if (this == SCALAR_KERNEL) {
                assertTrue(changed.removeIf(option -> option.contains(VECTOR_MODULE)), command::toString);
            }
            changed.addAll(1, options);
            return changed;
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "USUAL")
    void aJvmThatComputesInAnotherWayGivesTheSame(Computing how) throws Exception {
        assertEquals(expected, tables(out, how.applyTo(command(out, "local[2]", PARTITIONS))));
    }

    @ParameterizedTest
    @CsvSource({"local[1], 1", "local[1], 7", "local[2], 97"})
    void otherCoresAndPartitionsGiveTheSame(String master, int partitions) throws Exception {
        assertEquals(expected, tables(out, command(out, master, partitions)));
    }

    /** The newest of those installed beside the one in use. */
    @Test
    void anotherJdkGivesTheSame() throws Exception {
        Optional<Path> another = newestOtherJdk();
        assumeTrue(another.isPresent(), "no other JDK in " + JDKS);
        List<String> command = command(out, "local[2]", PARTITIONS);
        command.set(0, another.orElseThrow().resolve("bin/java").toString());
        assertEquals(expected, tables(out, command));
    }

    private static List<String> command(Path runs, String master, int partitions) {
        List<String> arguments = new ArrayList<>(STUDY);
        arguments.addAll(List.of("--master", master, "--set", "partitions=" + partitions, "--out", runs.toString()));
        return new ArrayList<>(AllostatProcess.command(arguments));
    }

    /** Rows and digest of each table that a command leaves. */
    private static Map<String, String> tables(Path runs, List<String> command) throws Exception {
        Path log = runs.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "no end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), () -> text(log));
        Map<String, String> tables = new TreeMap<>();
        for (Manifest.TableContent table :
                CompleteRun.find(runs.toString()).manifest().tables()) {
            tables.put(table.name(), table.rows() + " rows, " + table.checksum());
        }
        return tables;
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<Path> newestOtherJdk() throws IOException {
        if (!Files.isDirectory(JDKS)) {
            return Optional.empty();
        }
        try (Stream<Path> installed = Files.list(JDKS)) {
            return installed
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> release(home) > Runtime.version().feature())
                    .max(Comparator.comparing(SameTablesTest::release));
        }
    }

    /** Feature release of a JDK, 0 where it does not say. */
    private static int release(Path home) {
        try {
            return Files.readAllLines(home.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .mapToInt(
                            line -> Runtime.Version.parse(line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                                    .feature())
                    .findFirst()
                    .orElse(0);
        } catch (IOException | IllegalArgumentException unknown) {
            return 0;
        }
    }
}
