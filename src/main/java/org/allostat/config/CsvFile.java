package org.allostat.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of the user: a given header, then at least one row. Every mistake becomes a problem at its line. */
final class CsvFile {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setTrim(true).get();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final List<String> header;
    private final List<String> problems;

    private CsvFile(Path file, List<String> header, List<String> problems) {
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
    static void read(Path file, List<String> header, List<String> problems, Consumer<CsvCells> reader) {
        new CsvFile(file, header, problems).read(reader);
    }

    private void read(Consumer<CsvCells> reader) {
        String text = text();
        if (text.isBlank()) {
            return;
        }
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            boolean first = true;
            for (CSVRecord line : parser) {
                String place = file + ":" + parser.getCurrentLineNumber();
                if (first && !line.toList().equals(header)) {
                    problems.add(place + wrongHeader(line.toList()));
                    return;
                }
                if (!first) {
                    readRow(reader, place, line);
                }
                first = false;
            }
            if (parser.getRecordNumber() == 1) {
                problems.add(file + ": has a header but no rows (allowed: at least one row)");
            }
        } catch (UncheckedIOException | IOException e) {
            problems.add(file + ": is not CSV: " + reason(e));
        }
    }

    private void readRow(Consumer<CsvCells> reader, String place, CSVRecord line) {
        if (line.size() != header.size()) {
            problems.add(place + ": must have " + header.size() + " cells (" + String.join(",", header) + "): "
                    + line.size());
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), line.get(i));
        }
        reader.accept(new CsvCells(place, cells, problems));
    }

    /** The content of the file, or nothing after adding the problem. */
    private String text() {
        if (Files.isDirectory(file)) {
            problems.add(file + ": is a directory (allowed: a CSV file)");
            return "";
        }
        if (!Files.exists(file)) {
            problems.add(file + ": no such file");
            return "";
        }
        try {
            String text = Files.readString(file);
            String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            if (content.isBlank()) {
                problems.add(file + ": is empty (allowed: the header " + String.join(",", header) + " and rows)");
            }
            return content;
        } catch (CharacterCodingException e) {
            problems.add(file + ": is not UTF-8 text (allowed: a CSV file in UTF-8)");
        } catch (IOException e) {
            problems.add(file + ": cannot be read: " + reason(e));
        }
        return "";
    }

    private String wrongHeader(List<String> found) {
        List<String> missing =
                header.stream().filter(column -> !found.contains(column)).toList();
        List<String> unknown =
                found.stream().filter(column -> !header.contains(column)).toList();
        return ": the header must be " + String.join(",", header) + ": " + String.join(",", found)
                + (missing.isEmpty() ? "" : "; missing: " + String.join(",", missing))
                + (unknown.isEmpty() ? "" : "; unknown: " + String.join(",", unknown));
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
        return cause instanceof CSVException ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    }
}
