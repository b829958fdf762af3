package org.allostat.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.allostat.problem.InputException;

/**
 * Parquet files as DuckDB reads them, which takes a path for a pattern and a folder named {@code draw=3} for a column. Here a
 * path is a path and a file says what it holds.
 *
 * @param expressions SQL that gives each file's pattern
 */
record ParquetFiles(List<String> expressions) {
    ParquetFiles {
        expressions = List.copyOf(expressions);
    }

    /** Files by their absolute paths. */
    static ParquetFiles of(List<Path> files) {
        return new ParquetFiles(files.stream()
                .map(file -> DuckDbTables.literal(pattern(file.toAbsolutePath())))
                .toList());
    }

    /**
     * Files below a folder that is known only when they are read.
     *
     * @param folder SQL that gives the pattern of the folder, with a slash at its end
     * @param files paths within the folder
     */
    static ParquetFiles under(String folder, List<Path> files) {
        return new ParquetFiles(files.stream()
                .map(file -> folder + " || " + DuckDbTables.literal(pattern(file)))
                .toList());
    }

    /** A table of the files' rows: exactly the columns that stand in them. */
    String rows() {
        return "read_parquet(" + list() + ", hive_partitioning = false)";
    }

    /** A table of the files' footers. */
    String footers() {
        return "parquet_file_metadata(" + list() + ")";
    }

    /** SQL that makes the pattern of a path that is known only when it is read. */
    static String patternOf(String path) {
        return "regexp_replace(" + path + ", '([*?\\[])', '[\\1]', 'g')";
    }

    /**
     * The pattern that only this path matches: each wildcard is a class of one character.
     *
     * @throws InputException if there is none: where a pattern has a wildcard, DuckDB splits it at backslashes
     */
    static String pattern(Path path) {
        String pattern = path.toString().replaceAll("([*?\\[])", "[$1]");
        if (pattern.contains("[") && pattern.contains("\\")) {
            throw new InputException(
                    path + ": DuckDB reads no path with both a backslash and one of * ? [; rename a folder");
        }
        return pattern;
    }

    private String list() {
        return expressions.stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
