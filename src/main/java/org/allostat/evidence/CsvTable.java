package org.allostat.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.allostat.problem.InputException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV files of the registry: a fixed header, lines that start with # are comments, every problem is collected. */
final class CsvTable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setTrim(true)
            .get();

    private CsvTable() {}

    /**
     * The file as typed rows.
     *
     * @param type from row to record
     * @param check finds what is wrong with the rows together; may add problems
     * @throws InputException with every problem of the file
     */
    static <T> List<T> read(
            CsvSource source, List<String> header, Function<CsvRow, T> type, BiConsumer<List<T>, List<String>> check) {
        List<String> problems = new ArrayList<>();
        List<T> rows = rows(source, header, problems).stream().map(type).toList();
        if (problems.isEmpty()) {
            check.accept(rows, problems);
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return rows;
    }

    /** The rows of a file, or none where the header is wrong. */
    static List<CsvRow> rows(CsvSource source, List<String> header, List<String> problems) {
        List<CsvRow> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(source.text(), FORMAT)) {
            if (!parser.getHeaderNames().equals(header)) {
                problems.add(source.name() + ":1: the header must be " + String.join(",", header) + ": "
                        + String.join(",", parser.getHeaderNames()));
                return rows;
            }
            for (CSVRecord line : parser) {
                String place = source.name() + ":" + parser.getCurrentLineNumber();
                if (line.size() == header.size()) {
                    rows.add(new CsvRow(place, line.toMap(), problems));
                } else {
                    problems.add(place + ": must have " + header.size() + " cells: " + line.size());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source.name(), e);
        }
        return rows;
    }
}
