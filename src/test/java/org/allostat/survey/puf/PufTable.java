package org.allostat.survey.puf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A made-up file in the layout of the NSDUH public-use file, to be written as people's programs write it. */
record PufTable(List<List<String>> rows) {
    private static final String SYNTHETIC = "/puf/synthetic.tsv";

    /** 144 records of six strata of two PSUs, 132 of them of adults. */
    static PufTable synthetic() {
        try (InputStream stream = Objects.requireNonNull(PufTable.class.getResourceAsStream(SYNTHETIC), SYNTHETIC)) {
            return new PufTable(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    List<String> header() {
        return rows.get(0);
    }

    List<List<String>> records() {
        return rows.subList(1, rows.size());
    }

    PufTable withRecords(List<List<String>> records) {
        return new PufTable(Stream.concat(Stream.of(header()), records.stream()).toList());
    }

    /** With every second record's cell of a variable changed. */
    PufTable withSecondHalf(PufVariable variable, UnaryOperator<String> change) {
        List<List<String>> records = new ArrayList<>();
        for (int i = 0; i < records().size(); i++) {
            List<String> record = records().get(i);
            records.add(i % 2 == 0 ? record : changed(record, variable, change));
        }
        return withRecords(records);
    }

    /** With every record's cell of a variable changed. */
    PufTable with(PufVariable variable, UnaryOperator<String> change) {
        return withRecords(records().stream()
                .map(record -> changed(record, variable, change))
                .toList());
    }

    /** With the cell of the first record changed. */
    PufTable withFirst(PufVariable variable, String cell) {
        List<List<String>> records = new ArrayList<>(records());
        records.set(0, changed(records.get(0), variable, old -> cell));
        return withRecords(records);
    }

    private List<String> changed(List<String> record, PufVariable variable, UnaryOperator<String> change) {
        List<String> copy = new ArrayList<>(record);
        int column = header().indexOf(variable.name());
        copy.set(column, change.apply(copy.get(column)));
        return copy;
    }

    /** With every cell changed, those of the header too. */
    PufTable withCells(UnaryOperator<String> change) {
        return withRows(row -> row.stream().map(change).toList());
    }

    PufTable withRows(UnaryOperator<List<String>> change) {
        return new PufTable(rows.stream().map(change).toList());
    }

    PufTable columnsReversed() {
        return withRows(row -> {
            List<String> copy = new ArrayList<>(row);
            Collections.reverse(copy);
            return copy;
        });
    }

    PufTable recordsReversed() {
        List<List<String>> copy = new ArrayList<>(records());
        Collections.reverse(copy);
        return withRecords(copy);
    }

    /** Records whose cell of a variable is one of some. */
    PufTable where(PufVariable variable, String... cells) {
        int column = header().indexOf(variable.name());
        return withRecords(records().stream()
                .filter(record -> List.of(cells).contains(record.get(column)))
                .toList());
    }

    String text(String separator, String lineEnd) {
        return rows.stream().map(row -> String.join(separator, row) + lineEnd).collect(Collectors.joining());
    }

    String text() {
        return text("\t", "\n");
    }

    Path write(Path folder) {
        return write(folder, text(), StandardCharsets.UTF_8);
    }

    /** Always the same file, so that results of two forms can be compared, messages included. */
    static Path write(Path folder, String text, Charset charset) {
        return write(folder, text.getBytes(charset));
    }

    static Path write(Path folder, byte[] bytes) {
        try {
            return Files.write(folder.resolve("puf.tsv"), bytes);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
