package org.allostat.table;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of several kinds in one data set, so that one pass over people can give all of them: a column for each kind, of which
 * a row fills one and leaves the others NULL.
 *
 * @param kinds what a row may be, each a struct
 */
public record OneOf(List<StructType> kinds) implements Serializable {
    public OneOf {
        kinds = List.copyOf(kinds);
    }

    /** Type of the rows. */
    public StructType type() {
        StructType type = new StructType();
        for (int kind = 0; kind < kinds.size(); kind++) {
            type = type.add(column(kind), kinds.get(kind), true);
        }
        return type;
    }

    /**
     * A row of one kind.
     *
     * @param kind its place in {@link #kinds}
     * @param value the row itself
     */
    public Row row(int kind, Row value) {
        @Nullable Object[] columns = new Object[kinds.size()];
        columns[kind] = value;
        return RowFactory.create(columns);
    }

    /**
     * The rows of one kind, with the columns of its struct.
     *
     * @param rows rows of {@link #type}
     * @param kind its place in {@link #kinds}
     */
    public Dataset<Row> only(Dataset<Row> rows, int kind) {
        return rows.where(column(kind) + " IS NOT NULL").select(column(kind) + ".*");
    }

    /**
     * Data sets as one, each a kind of its own.
     *
     * @param each at least one
     */
    public static Dataset<Row> together(List<Dataset<Row>> each) {
        List<StructType> kinds = each.stream().map(Dataset::schema).toList();
        Dataset<Row> all = null;
        for (int kind = 0; kind < kinds.size(); kind++) {
            Column[] columns = new Column[kinds.size()];
            for (int other = 0; other < columns.length; other++) {
                Column value = other == kind
                        ? functions.struct(functions.col("*"))
                        : functions.lit(null).cast(kinds.get(other));
                columns[other] = value.as(column(other));
            }
            Dataset<Row> rows = each.get(kind).select(columns);
            all = all == null ? rows : all.union(rows);
        }
        return Objects.requireNonNull(all, "no data sets");
    }

    /** The kinds in what {@link #together} gave. */
    public static OneOf in(Dataset<Row> rows) {
        return new OneOf(Arrays.stream(rows.schema().fields())
                .map(field -> (StructType) field.dataType())
                .toList());
    }

    private static String column(int kind) {
        return "kind" + kind;
    }
}
