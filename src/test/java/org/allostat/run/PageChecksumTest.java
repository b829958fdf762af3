package org.allostat.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.table.LocalSpark;
import org.allostat.table.TableSchema;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Parquet itself keeps of its pages: noticed by whoever reads a file without its manifest. */
class PageChecksumTest {
    @TempDir
    private Path out;

    @Test
    void everyPageOfATableHasOne() throws IOException {
        int pages = 0;
        for (Path file : dataFiles(TestRuns.write(out, "run-a").resolve("policy_outcomes"))) {
            try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
                PageReadStore group = reader.readNextRowGroup();
                for (ColumnDescriptor column :
                        reader.getFileMetaData().getSchema().getColumns()) {
                    PageReader ofColumn = group.getPageReader(column);
                    for (DataPage page = ofColumn.readPage(); page != null; page = ofColumn.readPage()) {
                        assertTrue(page.getCrc().isPresent(), file + " " + column);
                        pages++;
                    }
                }
            }
        }
        int columns = TableSchema.of("policy_outcomes").columns().size();
        assertEquals(3 * columns, pages);
    }

    /** The file changes after the table was compared with what was written, and before its rows are read. */
    @Test
    void aPageThatChangedUnderWayIsNotTakenForData() throws IOException {
        try (RunFolder folder = RunFolder.open(LocalSpark.session(), out.toString(), TestRuns.description("run-a"))) {
            folder.write("policy_outcomes", TestRuns.outcomeRows().coalesce(1));
            var rows = folder.read("policy_outcomes");
            Path file = dataFiles(out.resolve("run-a/policy_outcomes")).get(0);
            byte[] content = Files.readAllBytes(file);
            content[startOfColumn(file, "estimate") + 60] ^= 1;
            Files.write(file, content);
            Files.delete(file.resolveSibling("." + file.getFileName() + ".crc")); // Hadoop's own, which few stores have

            Exception error = assertThrows(SparkException.class, rows::collectAsList);

            assertTrue(String.valueOf(cause(error).getMessage()).contains("could not verify page"), error.toString());
        }
    }

    private static int startOfColumn(Path file, String name) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            return reader.getFooter().getBlocks().get(0).getColumns().stream()
                    .filter(column -> column.getPath().toDotString().equals(name))
                    .mapToInt(column -> (int) column.getStartingPos())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : cause(failure.getCause());
    }

    private static List<Path> dataFiles(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }
}
