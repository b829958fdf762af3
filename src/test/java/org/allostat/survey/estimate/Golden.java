package org.allostat.survey.estimate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads golden files of this package, which src/test/golden/make_design_golden.R made. */
final class Golden {
    private Golden() {}

    /** A row, values by column. */
    record Row(Map<String, String> cells) {
        String text(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        double number(String column) {
            return Double.parseDouble(text(column));
        }
    }

    static List<Row> rows(String name) {
        try (InputStream stream =
                Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/survey/" + name), name)) {
            List<String> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> columns = List.of(lines.get(0).split(",", -1));
            return lines.stream().skip(1).map(line -> row(columns, line)).toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Row row(List<String> columns, String line) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(columns.get(i), cells[i]);
        }
        return new Row(row);
    }
}
