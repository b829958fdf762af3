package org.allostat.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the golden files that other programs made; src/test/golden holds the programs. */
final class GoldenFiles {
    private GoldenFiles() {}

    /** Rows of a comma-separated file without quotes, as values by column. */
    static List<Map<String, String>> rows(String name) {
        try (InputStream stream =
                Objects.requireNonNull(GoldenFiles.class.getResourceAsStream("/golden/evaluate/" + name), name)) {
            List<String> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> columns = List.of(lines.get(0).split(",", -1));
            return lines.stream().skip(1).map(line -> row(columns, line)).toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Map<String, String> row(List<String> columns, String line) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(columns.get(i), cells[i]);
        }
        return row;
    }
}
