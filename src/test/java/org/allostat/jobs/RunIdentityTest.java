package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What gives a run another id, and what does not: told by the program itself, from copies of it that differ in one thing. */
class RunIdentityTest {
    private static final Pattern NUMBER_IN_A_CELL = Pattern.compile("(?<=,)(\\d+\\.?\\d*)(?=,|$)", Pattern.MULTILINE);

    @TempDir
    static Path folder;

    private static Path program;
    private static String id;

    @BeforeAll
    static void askTheProgramItself() throws Exception {
        program = programFolder();
        id = idFrom(program);
        assertTrue(id.matches("[0-9a-f]{16}"), id);
    }

    static List<Path> evidence() throws Exception {
        try (Stream<Path> files = Files.list(programFolder().resolve("evidence"))) {
            return files.map(Path::getFileName).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("evidence")
    void oneNumberOfTheEvidenceCountsOrOneLetterWhereItIsWords(Path file) throws Exception {
        Path copy = copyOfTheProgram();
        Path changed = copy.resolve("evidence").resolve(file);
        String text = Files.readString(changed);
        Matcher number = NUMBER_IN_A_CELL.matcher(text);
        int place = number.find() ? number.end() : text.length() / 2;
        Files.writeString(changed, text.substring(0, place) + "1" + text.substring(place));

        assertNotEquals(ProgramContent.sha256(program), ProgramContent.sha256(copy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/allostat/kernel/ScalarKernel.class",
                "org/allostat/policy/Policy.class",
                "org/allostat/jobs/RunCommand.class",
                "allostat/data-schema/cohort.sql"
            })
    void oneByteOfTheProgramCounts(String file) throws Exception {
        Path copy = copyOfTheProgram();
        byte[] content = Files.readAllBytes(copy.resolve(file));
        content[content.length / 2] ^= 1;
        Files.write(copy.resolve(file), content);

        assertNotEquals(ProgramContent.sha256(program), ProgramContent.sha256(copy));
    }

    @Test
    void everyProbabilityOfDeathTimesTenIsAnotherRun() throws Exception {
        Path copy = copyOfTheProgram();
        Path table = copy.resolve("evidence/life_table.csv");
        Files.writeString(
                table,
                Pattern.compile("(?<=male,)0\\.(\\d)(\\d+)$", Pattern.MULTILINE)
                        .matcher(Files.readString(table))
                        .replaceAll("$1.$2"));

        assertNotEquals(id, idFrom(copy));
    }

    @Test
    void aPolicyCountsWhereItIsAskedFor() throws Exception {
        Path copy = copyOfTheProgram();
        Path policy = copy.resolve("allostat/policies/cdc-2022.yaml");
        String text = Files.readString(policy);
        String changed = text.replace("probability_ratio: 0.5", "probability_ratio: 0.6");
        assertNotEquals(text, changed);
        Files.writeString(policy, changed);

        assertNotEquals(
                idFrom(program, "--set", "policies=[usual-care,cdc-2022]"),
                idFrom(copy, "--set", "policies=[usual-care,cdc-2022]"));
        assertEquals(
                idFrom(program, "--set", "policies=[usual-care,hold-dose]"),
                idFrom(copy, "--set", "policies=[usual-care,hold-dose]"));
    }

    @Test
    void aPackCountsWhereItIsAskedFor() throws Exception {
        Path copy = copyOfTheProgram();
        Path adults = copy.resolve("allostat/packs/kentucky/adults.csv");
        String text = Files.readString(adults);
        Files.writeString(adults, text.replace("0.060582", "0.060583"));
        assertNotEquals(text, Files.readString(adults));

        String state = idFrom(program, "--pack", "kentucky");
        assertNotEquals(id, state);
        assertEquals(state, idFrom(program, "--set", "pack=kentucky"));
        assertNotEquals(state, idFrom(copy, "--pack", "kentucky"));
        assertEquals(id, idFrom(copy));
    }

    @Test
    void aValueInPlaceOfTheRegistrysCounts() throws Exception {
        assertNotEquals(id, idFrom(program, "--set", "parameters.costs.visit=131"));
    }

    @Test
    void neitherPlaceNorTimeNorPackingCounts() throws Exception {
        Path copy = copyOfTheProgram();
        Files.setLastModifiedTime(copy.resolve("evidence/kernel.csv"), FileTime.from(Instant.EPOCH));
        Files.writeString(copy.resolve("allostat/version.properties"), "version=9.9.9\ncommit=another\n");
        Files.createDirectories(copy.resolve("META-INF"));
        Files.writeString(copy.resolve("META-INF/MANIFEST.MF"), "Manifest-Version: 1.0\nBuilt-By: somebody\n");

        assertEquals(id, idFrom(copy));
        assertEquals(id, idFrom(jarOf(copy)));
    }

    /** Turkish has an i of its own, Arabic digits of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG"})
    void theLocaleDoesNotCount(String locale) throws Exception {
        String[] parts = locale.split("-", 2);

        assertEquals(id, idFrom(program, List.of("-Duser.language=" + parts[0], "-Duser.country=" + parts[1])));
    }

    private static Path programFolder() throws URISyntaxException {
        return Path.of(RunIdentity.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static Path copyOfTheProgram() throws IOException {
        Path copy = Files.createTempDirectory(folder, "program");
        try (Stream<Path> files = Files.walk(program)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(program.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return copy;
    }

    /** With the entries from last to first. */
    private static Path jarOf(Path classes) throws IOException {
        List<Path> contents;
        try (Stream<Path> files = Files.walk(classes)) {
            contents =
                    new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
        }
        Collections.reverse(contents);
        Path jar = Files.createTempFile(folder, "program", ".jar");
        try (OutputStream stream = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(stream)) {
            for (Path file : contents) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, entries);
            }
        }
        return jar;
    }

    private static String idFrom(Path program, String... arguments) throws Exception {
        return idFrom(program, List.of(), arguments);
    }

    private static String idFrom(Path program, List<String> options, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPathWith(program), IdentityOf.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile()) // where no jobs/policies is found
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.strip();
    }

    private static String classPathWith(Path other) throws URISyntaxException {
        String own = programFolder().toString();
        return String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .map(entry -> entry.equals(own) ? other.toString() : entry)
                        .toList());
    }
}
