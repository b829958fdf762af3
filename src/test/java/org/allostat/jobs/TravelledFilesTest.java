package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that comes inside the program's jar, to a driver in an empty folder. */
class TravelledFilesTest {
    private static final String STUDY = """
            title: From afar
            seed: 1
            patients: 200
            years: 1
            policies: [usual-care, near/policy.yaml]
            comparator: usual-care
            discount_rate_per_year: 0.03
            willingness_to_pay_usd_per_qaly: [100000]
            """;

    @TempDir
    private Path folder;

    @Test
    void aStudyAndItsPolicyAreFoundUnderTheNamesThatTheUserGave() throws Exception {
        String policy = Files.readString(Path.of("jobs/policies/cdc-2022.yaml")).replace("id: cdc-2022", "id: policy");
        Path jar = jar(Map.of(
                "index", "mine/near/policy.yaml\nmine/study.yaml\n",
                "mine/study.yaml", STUDY,
                "mine/near/policy.yaml", policy));

        Result checked = run(jar, "check", "mine/study.yaml", "mine/near/policy.yaml");

        assertEquals(0, checked.exitCode(), checked.output());
        assertEquals(STUDY, Files.readString(folder.resolve("driver/mine/study.yaml")));
    }

    @Test
    void whatIsThereAlreadyStays() throws Exception {
        Path there = Files.createDirectories(folder.resolve("driver/mine")).resolve("study.yaml");
        Files.writeString(there, "title: here\n");

        run(jar(Map.of("index", "mine/study.yaml\n", "mine/study.yaml", STUDY)), "--version");

        assertEquals("title: here\n", Files.readString(there));
    }

    @Test
    void nothingIsLaidOutBesideTheDriversFolder() throws Exception {
        Result refused = run(jar(Map.of("index", "../escaped.yaml\n", "../escaped.yaml", STUDY)), "--version");

        assertEquals(2, refused.exitCode());
        assertTrue(
                refused.output().contains("../escaped.yaml lies outside the folder of the driver"), refused.output());
        assertFalse(Files.exists(folder.resolve("escaped.yaml")));
    }

    private record Result(int exitCode, String output) {}

    private Result run(Path jar, String... arguments) throws IOException, InterruptedException {
        List<String> command = AllostatProcess.command(List.of(arguments));
        int place = command.indexOf("-cp") + 1;
        command.set(place, jar + File.pathSeparator + AllostatProcess.absoluteClassPath());
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder.resolve("driver")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Result(process.waitFor(), Files.readString(output));
    }

    /** A jar with travelled files; the program is read from the class path as it is. */
    private Path jar(Map<String, String> files) throws IOException {
        Path jar = folder.resolve("travelling.jar");
        try (OutputStream stream = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(stream)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                entries.putNextEntry(new ZipEntry("travelled/" + file.getKey()));
                entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
