package org.allostat.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReasonTest {
    private static final Pattern IN_JAVAS_WORDS =
            Pattern.compile("cannot be \\w+: \"\\s*\\+ \\w+\\.(getMessage|toString)");

    @TempDir
    private Path folder;

    @Test
    void theReasonIsInWords() throws IOException {
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals("no such file", reason(() -> Files.readString(folder.resolve("none"))));
        assertEquals("there is one already", reason(() -> Files.createFile(file)));
        assertEquals("is no directory", FileReason.of(new NotDirectoryException(file.toString())));
        String tooMany = reason(() -> Files.readString(loop));
        assertEquals(-1, tooMany.indexOf(folder.toString()), tooMany);
        assertEquals("the file system does not say why", FileReason.of(new IOException()));
    }

    /** Of a file without permission Java's message is its path alone. */
    @Test
    void noMessageAboutAFileTakesJavasWords() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                IN_JAVAS_WORDS
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(match -> found.add(source + ": " + match.group()));
            }
        }
        assertEquals(List.of(), found);
    }

    private static String reason(Attempt attempt) {
        return FileReason.of(assertThrows(IOException.class, attempt::make));
    }

    /** Something with files. */
    private interface Attempt {
        void make() throws IOException;
    }
}
