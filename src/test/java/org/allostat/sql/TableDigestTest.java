package org.allostat.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.run.Manifest;
import org.allostat.run.RunFolder;
import org.allostat.run.TestRuns;
import org.allostat.table.LocalSpark;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The digest that Spark computed while it wrote is the one that is recomputed from the files without it. */
class TableDigestTest {
    private static final int ROWS = 300;

    @TempDir
    private Path out;

    private RunFolder open() {
        return RunFolder.open(LocalSpark.session(), out.toString(), TestRuns.description("run-a"));
    }

    @Test
    void ofEveryTableWithEveryKindOfValue() throws SQLException {
        try (RunFolder folder = open()) {
            for (String name : TableSchema.NAMES) {
                TableSchema schema = TableSchema.of(name);
                Manifest.TableContent written = folder.write(name, rows(schema).repartition(2));

                assertEquals(
                        new TableDigest(written.rows(), written.checksum()),
                        TableDigest.of(schema, files(out.resolve("run-a").resolve(name))),
                        name);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, zstd", "7, snappy", "97, gzip", "2, uncompressed"})
    void inAnyOrderPartitioningAndCompression(int partitions, String compression) throws IOException, SQLException {
        TableSchema schema = TableSchema.of("monthly_outcomes");
        Manifest.TableContent written;
        try (RunFolder folder = open()) {
            written = folder.write(schema.name(), rows(schema));
        }
        Path other = out.resolve("other");
        rows(schema)
                .orderBy(org.apache.spark.sql.functions.rand(partitions))
                .repartition(partitions)
                .write()
                .option("compression", compression)
                .parquet(other.toString());

        assertEquals(new TableDigest(ROWS, written.checksum()), TableDigest.of(schema, files(other)));
    }

    @Test
    void oneOtherValueInOneRowGivesAnother() throws SQLException {
        TableSchema schema = TableSchema.of("parameter");
        Manifest.TableContent written;
        try (RunFolder folder = open()) {
            written = folder.write(schema.name(), rows(schema));
        }
        Path other = out.resolve("other");
        rows(schema)
                .withColumn("value", org.apache.spark.sql.functions.expr("IF(draw = 7, value + 1e-9, value)"))
                .write()
                .parquet(other.toString());

        assertEquals(false, TableDigest.of(schema, files(other)).checksum().equals(written.checksum()));
    }

    /** Rows that hold the ends and oddities of each type, and NULL where it is allowed. */
    private static Dataset<Row> rows(TableSchema schema) {
        String columns = schema.columns().stream()
                .map(column -> (column.nullable() ? "IF(id % 5 = 3, NULL, " + value(column) + ")" : value(column))
                        + " AS " + column.name())
                .collect(Collectors.joining(", "));
        return LocalSpark.session().sql("SELECT " + columns + " FROM range(" + ROWS + ")");
    }

    private static String value(TableSchema.Column column) {
        if (column.type() instanceof LongType) {
            return "CASE id % 7 WHEN 0 THEN 9223372036854775807L WHEN 1 THEN -9223372036854775807L ELSE id * 1000003 END";
        } else if (column.type() instanceof IntegerType) {
            return "CAST(CASE WHEN id % 7 = 6 THEN -2147483648 ELSE id END AS INT)";
        } else if (column.type() instanceof DoubleType) {
            return "CASE id % 11 WHEN 0 THEN -0.0D WHEN 1 THEN 0.0D WHEN 2 THEN double('NaN') WHEN 3 THEN double('-Infinity')"
                    + " WHEN 4 THEN 4.9E-324D ELSE id / 7.0D END";
        } else if (column.type() instanceof DecimalType) {
            return "CAST(CASE id % 5 WHEN 0 THEN 0 WHEN 1 THEN -99999999999999999999999999999999999999"
                    + " WHEN 2 THEN 128 ELSE id * -1000000007 END AS DECIMAL(38, 0))";
        } else if (column.type() instanceof BooleanType) {
            return "id % 3 = 0";
        }
        return "CASE id % 4 WHEN 0 THEN '' WHEN 1 THEN 'Zürich, \\u0130 and 🧪' ELSE repeat(concat('x', id), 7) END";
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
