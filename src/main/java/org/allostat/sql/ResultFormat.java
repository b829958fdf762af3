package org.allostat.sql;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** How a result is printed. CSV and JSON keep every digit; tables for people show six. */
public enum ResultFormat {
    /** Aligned columns for a terminal. */
    TABLE {
        @Override
        public void print(QueryResult result, PrintWriter out) {
            new AlignedTable(result.columns()).print(result.rows(), out);
        }
    },
    /** RFC 4180 with a header; NULL is an empty field. */
    CSV {
        @Override
        public void print(QueryResult result, PrintWriter out) {
            CSVFormat format =
                    CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
            try {
                CSVPrinter printer = new CSVPrinter(out, format);
                printer.printRecord(
                        result.columns().stream().map(QueryResult.Column::name).toList());
                while (result.rows().hasNext()) {
                    printer.printRecord(result.rows().next());
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    },
    /** An array of objects, one a line; NULL, NaN and infinity are null. */
    JSON {
        @Override
        public void print(QueryResult result, PrintWriter out) {
            JsonRows.print(result, out);
        }
    },
    /** A table for a document. */
    MARKDOWN {
        @Override
        public void print(QueryResult result, PrintWriter out) {
            out.println(result.columns().stream()
                    .map(column -> markdown(column.name()))
                    .collect(Collectors.joining(" | ", "| ", " |")));
            out.println(result.columns().stream()
                    .map(column -> column.numeric() ? "---:" : "---")
                    .collect(Collectors.joining(" | ", "| ", " |")));
            while (result.rows().hasNext()) {
                out.println(result.rows().next().stream()
                        .map(value -> markdown(AlignedTable.text(value)))
                        .collect(Collectors.joining(" | ", "| ", " |")));
            }
        }
    };

    /** Prints the result to its end. */
    public abstract void print(QueryResult result, PrintWriter out);

    /** The name used on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String markdown(String text) {
        return text.replace("|", "\\|").replace("\n", "<br>");
    }
}
