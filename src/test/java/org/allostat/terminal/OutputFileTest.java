package org.allostat.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.allostat.jobs.AllostatProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    private Path folder;

    @Test
    void aLinkIsWrittenThrough() throws IOException {
        Path real =
                Files.writeString(Files.createDirectory(folder.resolve("real")).resolve("results.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("real/results.csv"));
        Path second = Files.createSymbolicLink(folder.resolve("second.csv"), link);

        OutputFile.write(second, text("new"));

        assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(second));
        assertEquals("new", Files.readString(real));
        assertLeft(folder.resolve("real"), 1);
    }

    @Test
    void aLinkToNothingMakesItsTarget() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("later.csv"));

        OutputFile.write(link, text("new"));

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(folder.resolve("later.csv")));
    }

    @Test
    void aCircleOfLinksIsAProblem() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        List<String> problems = new ArrayList<>();

        OutputFile.check("--out", link, List.of(), problems);

        assertEquals(List.of("--out " + link + ": a circle of links"), problems);
    }

    @Test
    void theModeIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("results.csv"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r-x"));

        OutputFile.write(file, text("new"));

        assertEquals("new", Files.readString(file));
        assertEquals("rw-rw-r-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void otherNamesOfTheFileStayItsNames() throws IOException {
        Path file = Files.writeString(folder.resolve("results.csv"), "old and longer");
        Path other = Files.createLink(folder.resolve("other.csv"), file);

        OutputFile.write(file, text("new"));

        assertEquals("new", Files.readString(other));
        assertLeft(folder, 2);
    }

    @Test
    void aNamedPipeGivesItsReaderTheContent() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();

        OutputFile.write(pipe, text("through"));

        assertEquals("through", new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertLeft(folder, 1);
    }

    @Test
    void aFullDeviceIsAnError() {
        assertThrows(IOException.class, () -> OutputFile.write(Path.of("/dev/full"), text("lost")));
    }

    @Test
    void standardOutputIsAppendedToAndNotCut() throws IOException, InterruptedException {
        Path schedule = folder.resolve("dose.csv");
        Files.writeString(schedule, "day,mme_per_day,buprenorphine_mg_per_day,formulation\n0,90,0,methadone\n");
        Path log = Files.writeString(folder.resolve("log"), "before\n");
        Process process = new ProcessBuilder(AllostatProcess.command(
                        List.of("trace", "--schedule", schedule.toString(), "--days", "3", "--out", "/dev/stdout")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertEquals(0, process.waitFor());
        List<String> lines = Files.readAllLines(log);
        assertEquals(List.of("before", 5), List.of(lines.get(0), lines.size()));
    }

    @Test
    void whatFailsLeavesTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("results.csv"), "old");

        assertThrows(
                UncheckedIOException.class,
                () -> OutputFile.write(file, writer -> {
                    throw new UncheckedIOException(new IOException("lost"));
                }));

        assertEquals("old", Files.readString(file));
        assertLeft(folder, 1);
    }

    private static Consumer<Writer> text(String text) {
        return writer -> {
            try {
                writer.write(text);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        };
    }

    private static void assertLeft(Path folder, int files) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(files, left.count());
        }
    }
}
