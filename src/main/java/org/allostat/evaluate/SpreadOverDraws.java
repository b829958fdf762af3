package org.allostat.evaluate;

import java.io.Serializable;
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
 * The rows of all draws of a table: those of draw 0 told what the others say. Rows of one key lie side by side, in the order of
 * draws, so that one key is in memory and no digit depends on how rows came.
 *
 * @param type columns of the table, {@code draw} and those of the spreads among them; {@code draws} is that of the first
 * @param keys columns that tell a draw's rows apart
 * @param estimates whose spread is told
 */
record SpreadOverDraws(StructType type, List<String> keys, List<Estimate> estimates)
        implements MapPartitionsFunction<Row, Row> {
    private static final String DRAW = "draw";

    SpreadOverDraws {
        keys = List.copyOf(keys);
        estimates = List.copyOf(estimates);
    }

    /**
     * A column with an estimate in each draw.
     *
     * @param value the column, which may hold NULL
     * @param error column of its Monte Carlo standard error; null where there is none, and no column for its share
     * @param prefix begins the names of the columns that tell its spread
     */
    record Estimate(String value, @Nullable String error, String prefix) implements Serializable {}

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
        List<DrawSpread> spreads =
                estimates.stream().map(estimate -> spread(draws, estimate)).toList();
        List<Row> told = new ArrayList<>();
        for (Row row : draws) {
            boolean telling = row.getInt(type.fieldIndex(DRAW)) == 0;
            told.add(telling ? with(row, spreads) : row);
        }
        return told;
    }

    private DrawSpread spread(List<Row> draws, Estimate estimate) {
        DrawnValues values = new DrawnValues();
        for (Row row : draws) {
            Double found = (Double) row.get(type.fieldIndex(estimate.value));
            if (found != null && row.getInt(type.fieldIndex(DRAW)) > 0) {
                values.add(found, estimate.error == null ? null : (Double) row.get(type.fieldIndex(estimate.error)));
            }
        }
        return values.spread();
    }

    private Row with(Row row, List<DrawSpread> spreads) {
        @Nullable Object[] cells = new Object[row.length()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.get(i);
        }
        cells[type.fieldIndex("draws")] = spreads.get(0).draws();
        for (int i = 0; i < spreads.size(); i++) {
            put(cells, estimates.get(i), spreads.get(i));
        }
        return RowFactory.create(cells);
    }

    private void put(@Nullable Object[] cells, Estimate estimate, DrawSpread spread) {
        String prefix = estimate.prefix;
        cells[type.fieldIndex(prefix + "draw_mean")] = spread.drawMean();
        cells[type.fieldIndex(prefix + "uncertainty_low")] = spread.uncertaintyLow();
        cells[type.fieldIndex(prefix + "uncertainty_high")] = spread.uncertaintyHigh();
        if (estimate.error != null) {
            cells[type.fieldIndex(prefix + "mc_share_of_variance")] = spread.mcShareOfVariance();
        }
    }
}
