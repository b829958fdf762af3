package org.allostat.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** What a table goes through between a data set and its published folder. */
final class TableWriting {
    private static final String WEIGHT = "weight";

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
        for (TableSchema.Column column : schema.columns()) {
            if (column.type().equals(DataTypes.DoubleType) && !column.name().equals(WEIGHT)) {
                options.put("parquet.enable.dictionary#" + column.name(), "false");
            }
        }
        return options;
    }

    /**
     * Counts rows and adds up a 64-bit hash of each. Spark's xxhash64 takes -0.0 for 0.0 and every NaN for one value, as
     * SQL comparison does, but passes over NULLs; so where a column may be NULL, whether it is goes into the hash too.
     * The sum of up to 10^10 hashes fits 30 decimal digits: no rounding, hence no order.
     */
    static Summary summary(TableSchema schema, Dataset<Row> rows) {
        List<Column> hashed = new ArrayList<>(List.of(columns(schema)));
        List<Column> nulls = new ArrayList<>();
        for (TableSchema.Column column : schema.columns()) {
            if (column.nullable()) {
                hashed.add(col(column.name()).isNull());
            } else {
                nulls.add(count_if(col(column.name()).isNull()).as(column.name()));
            }
        }
        Column hash = xxhash64(hashed.toArray(Column[]::new)).cast("decimal(20,0)");
        List<Column> measured = new ArrayList<>(nulls);
        measured.add(
                coalesce(sum(hash), lit(BigDecimal.ZERO)).cast("decimal(30,0)").as("checksum"));
        Row row = rows.agg(count(lit(1)).as("rows"), measured.toArray(Column[]::new))
                .first();
        refuseNulls(schema, row);
        return new Summary(row.getLong(0), row.getDecimal(row.size() - 1).toPlainString());
    }

    private static void refuseNulls(TableSchema schema, Row counts) {
        List<String> problems = new ArrayList<>();
        for (int i = 1; i < counts.size() - 1; i++) {
            if (counts.getLong(i) > 0) {
                problems.add(counts.schema().fieldNames()[i] + " holds " + counts.getLong(i));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "NULL in NOT NULL columns of table " + schema.name() + ": " + String.join(", ", problems));
        }
    }

    private static Column[] columns(TableSchema schema) {
        return schema.columns().stream().map(column -> col(column.name())).toArray(Column[]::new);
    }
}
