package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.allostat.run.CompleteRun;
import org.allostat.sql.RunVerification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar for a plain spark-submit, as Maven makes it before the tests. */
class ApplicationJarTest {
    private static final Path JAR =
            Path.of("target", "allostat-application.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    @BeforeAll
    static void mavenMadeIt() {
        assumeTrue(Files.exists(JAR) || System.getenv("CI") != null, "mvn process-test-classes makes the jar");
        assertTrue(Files.exists(JAR), JAR + " is made by mvn process-test-classes");
    }

    @Test
    void itHoldsTheProgramAndNoClassThatSparkHas() throws IOException {
        Set<String> carried = classes(JAR);
        Set<String> twice = new TreeSet<>();
        for (Path jar : SparksJars.ofTheClassPath()) {
            Set<String> sparks = classes(jar);
            carried.stream().filter(sparks::contains).forEach(name -> twice.add(name + " of " + jar.getFileName()));
        }

        assertEquals(Set.of(), twice);
        assertTrue(carried.contains("org/allostat/jobs/Allostat.class"));
        assertTrue(carried.contains("picocli/CommandLine.class"));
        assertFalse(carried.stream().anyMatch(name -> name.matches("(org/apache/(spark|hadoop)|scala|org/slf4j)/.*")));
    }

    /** What a library says of itself to {@code ServiceLoader} must outlive the packing of all into one jar. */
    @Test
    void itTellsOfEveryServiceOfItsLibraries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertTrue(text(jar, "META-INF/services/java.sql.Driver").contains("org.duckdb.DuckDBDriver"));
            assertTrue(text(jar, "META-INF/services/com.fasterxml.jackson.core.JsonFactory")
                    .contains("com.fasterxml.jackson.dataformat.yaml.YAMLFactory"));
        }
    }

    @Test
    void aRunHasTheIdThatItHasFromTheFolderOfClasses() throws Exception {
        assertEquals(
                ProgramContent.sha256(Path.of(Allostat.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())),
                ProgramContent.sha256(JAR));
    }

    /** From a folder that is no checkout, with nothing but Spark's jars on the class path. */
    @Test
    void plainSparkSubmitRunsAStudy() throws Exception {
        Process process = new ProcessBuilder(submit(
                        "run",
                        "ci",
                        "--patients",
                        "200",
                        "--set",
                        "years=1",
                        "--set",
                        "policies=[usual-care,cdc-2022]"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();

        int exitCode = process.waitFor();

        assertEquals(0, exitCode, () -> read(folder.resolve("output")));
        CompleteRun run = CompleteRun.find(folder.resolve("runs").toString());
        assertEquals(List.of(), RunVerification.problems(run));
        assertTrue(Files.size(run.folder().resolve("report.html")) > 0);
    }

    private static List<String> submit(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option ->
                        option.startsWith("--add-") || option.startsWith("-D") || option.startsWith("--enable"))
                .forEach(command::add);
        command.add("-Xmx1g");
        command.addAll(List.of(
                "-cp",
                SparksJars.ofTheClassPath().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local[2]",
                "--class",
                Allostat.class.getName(),
                JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Set<String> classes(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            return failure.toString();
        }
    }
}
