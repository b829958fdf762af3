package org.allostat.survey.puf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLinesTest {
    @TempDir
    private Path folder;

    /** Texts of several buffers, so that line ends fall on their borders too. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1_000, 65_535, 65_536, 65_537, 131_072, 500_000})
    void linesAreThoseOfTheLibrary(int length) throws IOException {
        RandomStreams luck = new RandomStreams(5);
        for (String letters : new String[] {"\r\n", "a\r\n", "abcdefghij\u00e4\u4e00\n\r", "\r\n\n\n\n\n"}) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append(letters.charAt((int) (letters.length() * luck.uniform(i, 1, 0))));
            }
            Path file = Files.writeString(folder.resolve("lines"), text);
            List<String> expected = new BufferedReader(new StringReader(text.toString()))
                    .lines()
                    .toList();
            assertEquals(expected, lines(file));
        }
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BoundedLines source = BoundedLines.open(file)) {
            for (String line = source.next(); line != null; line = source.next()) {
                lines.add(line);
                assertEquals(lines.size(), source.number());
            }
        }
        return lines;
    }
}
