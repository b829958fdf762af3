package org.allostat.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A declared table bound to the record that is its row. Binding happens once, at start: a record that does not have
 * exactly the declared columns, in order and of the declared types, is refused with every difference listed. Columns
 * without NOT NULL are components marked {@link Nullable} ({@code @Nullable Integer deathDay}).
 *
 * <p>A table may be captured by what Spark ships to executors: only its name and record class travel.
 *
 * @param <R> the row record
 */
public final class Table<R extends Record> implements Serializable {
    private final TableSchema schema;
    private final StructType structType;
    private final Class<R> type;
    private final RecordShape shape;

    private Table(TableSchema schema, Class<R> type) {
        this.schema = schema;
        this.structType = schema.structType();
        this.type = type;
        this.shape = RecordShape.of(type);
        List<String> problems = differences(schema, shape);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.stream()
                    .collect(Collectors.joining(
                            "\n  ",
                            type.getName() + " is not a row of data-schema/" + schema.name() + ".sql:\n  ",
                            "")));
        }
    }

    /**
     * Binds a record to the declared table.
     *
     * @throws IllegalArgumentException if they differ; every difference is listed
     */
    public static <R extends Record> Table<R> of(String name, Class<R> type) {
        return new Table<>(TableSchema.of(name), type);
    }

    static <R extends Record> Table<R> of(TableSchema schema, Class<R> type) {
        return new Table<>(schema, type);
    }

    /** Table name. */
    public String name() {
        return schema.name();
    }

    /** The declared columns. */
    public StructType schema() {
        return structType;
    }

    /** Encoder for {@code mapPartitions} and the like that make rows of this table. */
    public Encoder<Row> rowEncoder() {
        return Encoders.row(structType);
    }

    /** The record as a row of this table. */
    public Row toRow(R value) {
        @Nullable Object[] values = new Object[shape.leaves().size()];
        shape.write(value, values, 0);
        return RowFactory.create(values);
    }

    /** The row as a record; the row has the columns of this table, in order. */
    public R fromRow(Row row) {
        return type.cast(shape.read(row, 0));
    }

    /** The records as a data set of this table. */
    public Dataset<Row> rows(SparkSession spark, List<R> values) {
        return spark.createDataFrame(values.stream().map(this::toRow).toList(), structType);
    }

    /** All rows as records on the driver; for tables that are small by nature. */
    public List<R> collect(Dataset<Row> rows) {
        String[] columns = structType.fieldNames();
        List<R> values = new ArrayList<>();
        for (Row row : rows.selectExpr(columns).collectAsList()) {
            values.add(fromRow(row));
        }
        return values;
    }

    private static List<String> differences(TableSchema schema, RecordShape shape) {
        List<String> problems = new ArrayList<>(shape.problems());
        int shared = Math.min(schema.columns().size(), shape.leaves().size());
        for (int i = 0; i < shared; i++) {
            problems.addAll(
                    differences(i, schema.columns().get(i), shape.leaves().get(i)));
        }
        for (TableSchema.Column missing :
                schema.columns().subList(shared, schema.columns().size())) {
            problems.add("column " + missing.name() + " has no component");
        }
        for (RecordShape.Leaf extra :
                shape.leaves().subList(shared, shape.leaves().size())) {
            problems.add("component for column " + extra.name() + " is not declared");
        }
        return problems;
    }

    private static List<String> differences(int position, TableSchema.Column column, RecordShape.Leaf leaf) {
        if (!column.name().equals(leaf.name())) {
            return List.of(
                    "position " + (position + 1) + " declares " + column.name() + ", the record has " + leaf.name());
        }
        List<String> problems = new ArrayList<>();
        if (!column.type().equals(leaf.type())) {
            problems.add("column " + column.name() + " is declared "
                    + column.type().sql() + ", the record has " + leaf.type().sql());
        }
        if (column.nullable() != leaf.nullable()) {
            problems.add("column " + column.name()
                    + (column.nullable()
                            ? " may be NULL: mark the component @Nullable and use a boxed type"
                            : " is NOT NULL: the component must not be @Nullable"));
        }
        return problems;
    }

    private Object writeReplace() {
        return new Bound<>(schema, type);
    }

    private void readObject(java.io.ObjectInputStream stream) throws java.io.InvalidObjectException {
        throw new java.io.InvalidObjectException("a Table is read through Bound");
    }

    /** What travels to an executor. */
    private record Bound<R extends Record>(String statement, Class<R> type) implements Serializable {
        Bound(TableSchema schema, Class<R> type) {
            this(schema.statement(), type);
        }

        private Object readResolve() {
            return new Table<>(TableSchema.parse(statement), type);
        }
    }
}
