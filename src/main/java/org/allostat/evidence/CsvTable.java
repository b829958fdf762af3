package org.allostat.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
