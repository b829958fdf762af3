package org.allostat.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;

/** Reads CSV files of the registry: a fixed header, lines that start with # are comments, every problem is collected. */
final class CsvTable {
    private CsvTable() {}

    /**
     * The file as typed rows.
     *
     * @param type from row to record
     * @param check finds what is wrong with the rows together; may add problems
     * @throws org.allostat.problem.InputException with every problem of the file
     */
    static <T> List<T> read(
            CsvSource source, List<String> header, Function<CsvRow, T> type, BiConsumer<List<T>, List<String>> check) {
        List<String> problems = new ArrayList<>();
        List<T> rows = rows(source, header, problems).stream().map(type).toList();
        if (problems.isEmpty()) {
            check.accept(rows, problems);
        }
        Problems.refuse(source.name(), problems);
        return rows;
    }

    /** The rows of a file, or none where the header is wrong. */
    static List<CsvRow> rows(CsvSource source, List<String> header, List<String> problems) {
        List<CsvRow> rows = new ArrayList<>();
        CsvText.of(source, problems).ifPresent(text -> {
            if (!text.header().equals(header)) {
                problems.add(source.name() + ":1: the header must be " + String.join(",", header) + ": "
                        + Shown.names(text.header()));
                return;
            }
            for (CsvText.Line line : text.lines()) {
                if (line.cells().size() == header.size()) {
                    rows.add(new CsvRow(line.place(), text.byColumn(line), problems));
                } else {
                    problems.add(line.place() + ": must have " + header.size() + " cells: "
                            + line.cells().size());
                }
            }
        });
        return rows;
    }
}
