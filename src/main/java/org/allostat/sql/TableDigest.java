package org.allostat.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.allostat.run.RowHash;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * The digest of a table's rows, computed from its files: the sum of {@link RowHash} over all rows, which neither their order, nor
 * partitions, nor the layout of files changes.
 *
 * @param rows number of rows
 * @param checksum the sum, as the manifest has it
 */
record TableDigest(long rows, String checksum) {
    /** Spark hashes decimals of so many digits as longs; no table has one. */
    private static final int DIGITS_OF_LONG = 18;

    /** Hash of a value of the row that is read, after the values before it; of no meaning where it is NULL. */
    private interface Step {
        long hash(ResultSet row, long before) throws SQLException;
    }

    /**
     * Reads all rows of a file each, side by side.
     *
     * @throws SQLException with DuckDB's message if a file is no such table
     */
    static TableDigest of(TableSchema schema, List<Path> files) throws SQLException {
        long rows = 0;
        BigInteger total = BigInteger.ZERO;
        try {
            for (RowHash.Sum sum :
                    files.parallelStream().map(file -> sum(schema, file)).toList()) {
                rows += sum.rows();
                total = total.add(sum.total());
            }
        } catch (Unreadable failure) {
            throw new SQLException(failure.getMessage(), failure);
        }
        return new TableDigest(rows, total.toString());
    }

    private static RowHash.Sum sum(TableSchema schema, Path file) {
        Properties streaming = new Properties(); // else the whole table is in memory before its first row is read
        streaming.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try (Connection duckdb = DriverManager.getConnection(DuckDbTables.IN_MEMORY, streaming);
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = 1"); // each file has a thread of its own
            try (ResultSet row = statement.executeQuery(query(schema, file))) {
                return sum(schema, row);
            }
        } catch (SQLException failure) {
            throw new Unreadable(String.valueOf(failure.getMessage()), failure);
        }
    }

    private static String query(TableSchema schema, Path file) {
        return schema.columns().stream()
                .map(TableSchema.Column::name)
                .collect(Collectors.joining(
                        ", ",
                        "SELECT ",
                        " FROM " + ParquetFiles.of(List.of(file)).rows()));
    }

    /** Hashes of a row, in the order of {@code run.TableWriting}: every value that is one; then, where NULL may be, whether it is. */
    private static RowHash.Sum sum(TableSchema schema, ResultSet row) throws SQLException {
        int columns = schema.columns().size();
        Step[] steps = new Step[columns];
        boolean[] nullable = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            steps[i] = step(schema.columns().get(i), i + 1);
            nullable[i] = schema.columns().get(i).nullable();
        }
        boolean[] absent = new boolean[columns];
        RowHash.Sum sum = new RowHash.Sum();
        while (row.next()) {
            long hash = RowHash.START;
            for (int i = 0; i < columns; i++) {
                long next = steps[i].hash(row, hash);
                absent[i] = row.wasNull();
                hash = absent[i] ? hash : next;
            }
            for (int i = 0; i < columns; i++) {
                hash = nullable[i] ? RowHash.of(absent[i], hash) : hash;
            }
            sum.add(hash);
        }
        return sum;
    }

    private static Step step(TableSchema.Column column, int place) {
        if (column.type() instanceof LongType) {
            return (row, before) -> RowHash.of(row.getLong(place), before);
        } else if (column.type() instanceof IntegerType) {
            return (row, before) -> RowHash.of(row.getInt(place), before);
        } else if (column.type() instanceof DoubleType) {
            return (row, before) -> RowHash.of(row.getDouble(place), before);
        } else if (column.type() instanceof BooleanType) {
            return (row, before) -> RowHash.of(row.getBoolean(place), before);
        } else if (column.type() instanceof StringType) {
            return (row, before) -> text(row.getString(place), before);
        } else if (column.type() instanceof DecimalType decimal && decimal.precision() > DIGITS_OF_LONG) {
            return (row, before) -> digits(row.getBigDecimal(place), decimal.scale(), before);
        }
        throw new IllegalArgumentException(
                "no table has a column of type " + column.type().sql());
    }

    private static long text(@Nullable String value, long before) {
        return value == null ? before : RowHash.of(value, before);
    }

    private static long digits(@Nullable BigDecimal value, int scale, long before) {
        return value == null
                ? before
                : RowHash.of(value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue(), before);
    }

    /** What one of several threads could not read. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message, SQLException cause) {
            super(message, cause);
        }
    }
}
