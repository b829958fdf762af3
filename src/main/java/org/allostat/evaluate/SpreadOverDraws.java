package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all draws of a table with totals and differences: those of draw 0 told what the others say. Rows of one key lie side by side, in the order of
 * draws, so that one key is in memory and no digit depends on how rows came.
 *
 * @param type columns of the table, {@code draw} and those of {@link DrawSpread} and {@link DifferenceSpread} among them
 * @param keys columns that tell a draw's rows apart
 * @param total column of the total
 * @param totalError column of its Monte Carlo standard error
 * @param difference column of the difference, which may be NULL
 * @param differenceError column of its Monte Carlo standard error
 */
record SpreadOverDraws(
        StructType type, List<String> keys, String total, String totalError, String difference, String differenceError)
        implements MapPartitionsFunction<Row, Row> {
    private static final String DRAW = "draw";

    SpreadOverDraws {
        keys = List.copyOf(keys);
    }

    /** The same rows, those of draw 0 with the spread. */
    Dataset<Row> told(Dataset<Row> rows) {
        List<Column> order = new ArrayList<>(keys.stream().map(functions::col).toList());
        Column[] together = order.toArray(Column[]::new);
        order.add(functions.col(DRAW));
        return rows.repartition(together)
                .sortWithinPartitions(order.toArray(Column[]::new))
                .mapPartitions(this, Encoders.row(type));
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Iterator<>() {
            private @Nullable Row first = rows.hasNext() ? rows.next() : null;
            private Iterator<Row> ready = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                return ready.hasNext() || first != null;
            }

            @Override
            public Row next() {
                if (!ready.hasNext()) {
                    ready = told(ofOneKey()).iterator();
                }
                return ready.next();
            }

            private List<Row> ofOneKey() {
                Row begin = first;
                if (begin == null) {
                    throw new NoSuchElementException("no rows left");
                }
                List<Row> same = new ArrayList<>(List.of(begin));
                first = null;
                while (rows.hasNext() && first == null) {
                    Row row = rows.next();
                    if (keys.stream().allMatch(key -> begin.getAs(key).equals(row.getAs(key)))) {
                        same.add(row);
                    } else {
                        first = row;
                    }
                }
                return same;
            }
        };
    }

    private List<Row> told(List<Row> draws) {
        DrawnValues totals = new DrawnValues();
        DrawnValues differences = new DrawnValues();
        for (Row row : draws) {
            if (row.getInt(type.fieldIndex(DRAW)) > 0) {
                add(totals, row, total, totalError);
                add(differences, row, difference, differenceError);
            }
        }
        List<Row> told = new ArrayList<>();
        for (Row row : draws) {
            boolean telling = row.getInt(type.fieldIndex(DRAW)) == 0;
            told.add(telling ? with(row, totals.spread(), differences.spread()) : row);
        }
        return told;
    }

    private void add(DrawnValues values, Row row, String value, String error) {
        Double found = (Double) row.get(type.fieldIndex(value));
        if (found != null) {
            values.add(found, (Double) row.get(type.fieldIndex(error)));
        }
    }

    private Row with(Row row, DrawSpread ofTotal, DrawSpread ofDifference) {
        @Nullable Object[] cells = new Object[row.length()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.get(i);
        }
        cells[type.fieldIndex("draws")] = ofTotal.draws();
        put(cells, "", ofTotal);
        put(cells, "difference_", ofDifference);
        return RowFactory.create(cells);
    }

    private void put(@Nullable Object[] cells, String prefix, DrawSpread spread) {
        cells[type.fieldIndex(prefix + "draw_mean")] = spread.drawMean();
        cells[type.fieldIndex(prefix + "uncertainty_low")] = spread.uncertaintyLow();
        cells[type.fieldIndex(prefix + "uncertainty_high")] = spread.uncertaintyHigh();
        cells[type.fieldIndex(prefix + "mc_share_of_variance")] = spread.mcShareOfVariance();
    }
}
