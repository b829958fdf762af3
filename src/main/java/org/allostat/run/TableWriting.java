package org.allostat.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** What a table goes through between a data set and its published folder. */
final class TableWriting {
    /** Parquet's own checksum of each page, for whoever reads a file without the manifest. */
    static final String WRITES_PAGE_CHECKSUMS = "parquet.page.write-checksum.enabled";

    /** Whether Parquet's reader compares pages with their checksums. */
    static final String READS_PAGE_CHECKSUMS = "parquet.page.verify-checksum.enabled";

    /** How rows are encoded that are read once: without dictionaries, which cost more to build than they save to write. */
    static final Map<String, String> KEPT_OPTIONS =
            Map.of("compression", "zstd", WRITES_PAGE_CHECKSUMS, "true", "parquet.enable.dictionary", "false");

    private static final String WEIGHT = "weight";
    // Names that no declared column has.
    private static final String ROWS = "(rows)";
    private static final String FORBIDDEN = "(forbidden)";
    private static final String HASH = "(hash)";
    private static final int HASH_PARTS = 3;
    private static final int BITS_OF_HASH_PART = 22;

    /** Rows of a table and the order-independent checksum of their values. */
    record Summary(long rows, String checksum) {}

    private TableWriting() {}

    /** The data set's columns in declared order; every difference in names and types is listed in the exception. */
    static Dataset<Row> declared(TableSchema schema, Dataset<Row> rows) {
        List<StructField> fields = Arrays.asList(rows.schema().fields());
        List<String> problems = new ArrayList<>();
        for (TableSchema.Column column : schema.columns()) {
            fields.stream()
                    .filter(field -> field.name().equals(column.name()))
                    .findFirst()
                    .ifPresentOrElse(
                            field -> {
                                if (!field.dataType().equals(column.type())) {
                                    problems.add("column " + column.name() + " is declared "
                                            + column.type().sql() + ", written "
                                            + field.dataType().sql());
                                }
                            },
                            () -> problems.add("column " + column.name() + " is not written"));
        }
        fields.stream()
                .filter(field -> !schema.has(field.name()))
                .forEach(field -> problems.add("column " + field.name() + " is not declared"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "not the columns of data-schema/" + schema.name() + ".sql:\n  " + String.join("\n  ", problems));
        }
        return rows.select(columns(schema));
    }

    /**
     * How files are encoded. Measured values seldom repeat: a dictionary of them is built, and then often given up, for
     * nothing that compression would not find as well. Weights do repeat.
     */
    static Map<String, String> parquetOptions(TableSchema schema) {
        Map<String, String> options = new HashMap<>();
        options.put("compression", "zstd");
        options.put(WRITES_PAGE_CHECKSUMS, "true");
        for (TableSchema.Column column : schema.columns()) {
            if (column.type().equals(DataTypes.DoubleType) && !column.name().equals(WEIGHT)) {
                options.put("parquet.enable.dictionary#" + column.name(), "false");
            }
        }
        return options;
    }

    /**
     * Rows on their way to a table, counted and hashed as they pass: nothing is read again.
     *
     * @param rows what to write, once
     * @param observation what passed; of a task that was repeated, once
     */
    record Watched(Dataset<Row> rows, Observation observation) {
        /**
         * What was written, once it is. Where no row was, Spark may have planned the watch away, and would let us wait for ever.
         *
         * @param written rows in the files, by their own account
         * @param files the files
         * @throws IllegalArgumentException if a column that must not hold a NULL did
         * @throws IllegalStateException if other rows passed than are in the files
         */
        Summary summary(TableSchema schema, long written, Supplier<Dataset<Row>> files) {
            if (written == 0) {
                return new Summary(0, BigInteger.ZERO.toString());
            }
            Map<String, Object> seen = seen();
            long rows = number(seen, ROWS);
            if (rows != written) {
                throw new IllegalStateException("table " + schema.name() + ": " + rows + " rows were written, "
                        + written + " are in its files");
            }
            if (number(seen, FORBIDDEN) > 0) {
                throw nullsIn(schema, files.get());
            }
            return new Summary(rows, checksum(seen).toString());
        }

        private Map<String, Object> seen() {
            try {
                return observation.getAsJava();
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a table was written", interruption);
            }
        }
    }

    /**
     * Counts rows and adds up a 64-bit hash of each. Spark's xxhash64 takes -0.0 for 0.0 and every NaN for one value, as
     * SQL comparison does, but passes over NULLs; so where a column may be NULL, whether it is goes into the hash too.
     * Hashes are added up in parts of few bits, so that sums of longs do: exact for 10^12 rows, hence in any order.
     */
    static Watched watched(TableSchema schema, Dataset<Row> rows) {
        List<Column> hashed = new ArrayList<>(List.of(columns(schema)));
        Column forbidden = lit(false);
        for (TableSchema.Column column : schema.columns()) {
            if (column.nullable()) {
                hashed.add(col(column.name()).isNull());
            } else {
                forbidden = forbidden.or(col(column.name()).isNull());
            }
        }
        List<Column> measured = new ArrayList<>(List.of(count_if(col(FORBIDDEN)).as(FORBIDDEN)));
        for (int part = 0; part < HASH_PARTS; part++) {
            measured.add(coalesce(sum(hashPart(col(HASH), part)), lit(0L)).as(HASH + part));
        }
        Observation observation = new Observation();
        Dataset<Row> passing = rows.withColumn(HASH, xxhash64(hashed.toArray(Column[]::new)))
                .withColumn(FORBIDDEN, forbidden)
                .observe(observation, count(lit(1)).as(ROWS), measured.toArray(Column[]::new));
        return new Watched(passing.select(columns(schema)), observation);
    }

    private static long number(Map<String, Object> seen, String name) {
        if (seen.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalStateException("Spark observed no " + name + ": " + seen);
    }

    private static BigInteger checksum(Map<String, Object> seen) {
        BigInteger checksum = BigInteger.ZERO;
        for (int part = 0; part < HASH_PARTS; part++) {
            BigInteger sum = BigInteger.valueOf(number(seen, HASH + part));
            checksum = checksum.add(sum.shiftLeft(part * BITS_OF_HASH_PART));
        }
        return checksum;
    }

    /** Some bits of a hash, as a number; the highest carry the sign. */
    private static Column hashPart(Column hash, int part) {
        Column shifted = shiftright(hash, part * BITS_OF_HASH_PART);
        return part == HASH_PARTS - 1 ? shifted : shifted.bitwiseAND(lit((1L << BITS_OF_HASH_PART) - 1));
    }

    /** Only here is every column counted on its own, which takes its time. */
    private static IllegalArgumentException nullsIn(TableSchema schema, Dataset<Row> rows) {
        List<Column> nulls = schema.columns().stream()
                .filter(column -> !column.nullable())
                .map(column -> count_if(col(column.name()).isNull()).as(column.name()))
                .toList();
        Row counts = rows.agg(lit(0), nulls.toArray(Column[]::new)).first();
        List<String> problems = new ArrayList<>();
        for (int i = 1; i < counts.length(); i++) {
            if (counts.getLong(i) > 0) {
                problems.add(counts.schema().fieldNames()[i] + " holds " + counts.getLong(i));
            }
        }
        return new IllegalArgumentException(
                "NULL in NOT NULL columns of table " + schema.name() + ": " + String.join(", ", problems));
    }

    private static Column[] columns(TableSchema schema) {
        return schema.columns().stream().map(column -> col(column.name())).toArray(Column[]::new);
    }
}
