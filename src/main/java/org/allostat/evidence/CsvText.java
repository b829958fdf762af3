package org.allostat.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV text as cells without surrounding blanks. Lines that start with # are comments; lines without content, which spreadsheets
 * leave behind, are passed over.
 *
 * @param header the first line
 * @param lines the others
 */
record CsvText(List<String> header, List<Line> lines) {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setCommentMarker('#').setTrim(true).get();

    CsvText {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param place file and line
     */
    record Line(String place, List<String> cells) {
        Line {
            cells = List.copyOf(cells);
        }
    }

    /** A source as cells; nothing, and a problem, where it is no CSV. */
    static Optional<CsvText> of(CsvSource source, List<String> problems) {
        List<Line> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(source.text(), FORMAT)) {
            for (CSVRecord record : parser) {
                List<String> cells = record.toList();
                if (!cells.stream().allMatch(String::isEmpty)) {
                    lines.add(new Line(source.name() + ":" + parser.getCurrentLineNumber(), cells));
                }
            }
        } catch (UncheckedIOException e) {
            Throwable cause = e.getCause();
            problems.add(source.name() + ": is no CSV: " + (cause == null ? e : cause).getMessage());
            return Optional.empty();
        } catch (IOException e) {
            problems.add(source.name() + ": is no CSV: " + e.getMessage());
            return Optional.empty();
        }
        List<String> header = lines.isEmpty() ? List.of() : lines.get(0).cells();
        return Optional.of(new CsvText(header, lines.subList(Math.min(1, lines.size()), lines.size())));
    }

    /** The cells of a line that has as many as the header. */
    Map<String, String> byColumn(Line line) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), line.cells().get(i));
        }
        return cells;
    }
}
