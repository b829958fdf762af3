package org.allostat.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.allostat.problem.InputException;
import org.allostat.problem.InputText;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of the user: a given header, then at least one row. Every mistake becomes a problem at its line. */
final class CsvFile {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setTrim(true).get();

    private final Path file;
    private final List<String> header;
    private final Problems problems;

    private CsvFile(Path file, List<String> header, Problems problems) {
        this.file = file;
        this.header = header;
        this.problems = problems;
    }

    /**
     * Hands over the rows of a file that have the right number of cells.
     *
     * @param file the file
     * @param header its columns, in order
     * @param problems where mistakes are added
     * @param reader takes each row
     */
    static void read(Path file, List<String> header, Problems problems, Consumer<CsvCells> reader) {
        new CsvFile(file, header, problems).read(reader);
    }

    private void read(Consumer<CsvCells> reader) {
        String text = text();
        if (text.isBlank()) {
            return;
        }
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            boolean hasHeader = false;
            boolean hasRows = false;
            for (CSVRecord line : parser) {
                String place = file + ":" + parser.getCurrentLineNumber();
                List<String> cells = withoutBlankTail(line.toList());
                if (cells.isEmpty()) {
                    continue; // spreadsheets leave such lines behind
                }
                if (!hasHeader && !cells.equals(header)) {
                    problems.add(place + wrongHeader(cells));
                    return;
                }
                if (hasHeader) {
                    hasRows = true;
                    readRow(reader, place, line.toList(), cells.size());
                }
                hasHeader = true;
            }
            if (!hasRows) {
                problems.add(file + ": has a header but no rows (allowed: at least one row)");
            }
        } catch (UncheckedIOException | IOException e) {
            problems.add(file + ": is not CSV: " + reason(e));
        }
    }

    /** The cells up to the last that is not empty. */
    private static List<String> withoutBlankTail(List<String> cells) {
        int size = cells.size();
        while (size > 0 && cells.get(size - 1).isEmpty()) {
            size--;
        }
        return cells.subList(0, size);
    }

    private void readRow(Consumer<CsvCells> reader, String place, List<String> row, int filled) {
        if (row.size() < header.size() || filled > header.size()) {
            problems.add(place + ": must have " + header.size() + " cells (" + String.join(",", header) + "): "
                    + row.size());
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), row.get(i));
        }
        reader.accept(new CsvCells(place, cells, problems));
    }

    /** The content of the file, or nothing after adding the problem. */
    private String text() {
        try {
            String text = InputText.read(file, "a CSV file");
            if (text.isBlank()) {
                problems.add(file + ": is empty (allowed: the header " + String.join(",", header) + " and rows)");
            }
            return text;
        } catch (InputException e) {
            problems.addAll(e);
            return "";
        }
    }

    private String wrongHeader(List<String> found) {
        List<String> missing =
                header.stream().filter(column -> !found.contains(column)).toList();
        List<String> unknown =
                found.stream().filter(column -> !header.contains(column)).toList();
        return ": the header must be " + String.join(",", header) + ": " + Shown.names(found)
                + (missing.isEmpty() ? "" : "; missing: " + Shown.names(missing))
                + (unknown.isEmpty() ? "" : "; unknown: " + Shown.names(unknown));
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
        return cause instanceof CSVException ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    }
}
