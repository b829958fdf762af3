package org.allostat.evaluate;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Estimates of all draws, those of one key side by side and in the order of draws, to a summary of each key; so no digit depends on
 * how rows came.
 */
record SummarizeDraws() implements MapPartitionsFunction<Row, Row> {
    private static final List<String> KEYS = List.of("policy", "stratum_variable", "stratum", "measure");

    private static final StructType TYPE = new StructType()
            .add("policy", DataTypes.StringType, false)
            .add("stratum_variable", DataTypes.StringType, false)
            .add("stratum", DataTypes.StringType, false)
            .add("measure", DataTypes.StringType, false)
            .add("draws", DataTypes.IntegerType, false)
            .add("mean", DataTypes.DoubleType, false)
            .add("low", DataTypes.DoubleType, false)
            .add("high", DataTypes.DoubleType, false)
            .add("mc_share", DataTypes.DoubleType, true)
            .add("above", DataTypes.IntegerType, false)
            .add("below", DataTypes.IntegerType, false)
            .add("unclear", DataTypes.IntegerType, false)
            .add("draw_above", DataTypes.IntegerType, true)
            .add("most_above", DataTypes.DoubleType, true)
            .add("draw_below", DataTypes.IntegerType, true)
            .add("most_below", DataTypes.DoubleType, true);

    /**
     * What the draws say under one key.
     *
     * @param spread of the estimate
     * @param above draws with an estimate above 0
     * @param below draws with one below 0
     * @param unclear draws whose 95% Monte Carlo interval holds 0 or is undefined
     * @param mostAbove of the draws whose interval lies above 0, the one with the largest estimate
     * @param mostBelow of the draws whose interval lies below 0, the one with the smallest
     */
    record Summary(
            DrawSpread spread,
            int above,
            int below,
            int unclear,
            @Nullable Extreme mostAbove,
            @Nullable Extreme mostBelow) {
        /** Draws in which the estimate is defined. */
        int draws() {
            Integer draws = spread.draws();
            return draws == null ? 0 : draws;
        }
    }

    /** A draw and its estimate. */
    record Extreme(int draw, double value) {}

    /**
     * The summaries by key.
     *
     * @param rows rows of draws besides draw 0
     * @param value column of the estimate, which may be NULL
     */
    static Map<Identification.Key, Summary> of(Dataset<Row> rows, String value) {
        Column[] keys = KEYS.stream().map(functions::col).toArray(Column[]::new);
        List<Row> found = rows.where(functions.col(value).isNotNull())
                .select(
                        keys[0],
                        keys[1],
                        keys[2],
                        keys[3],
                        functions.col("draw"),
                        functions.col(value),
                        functions.col("standard_error"),
                        functions.col("ci_low"),
                        functions.col("ci_high"))
                .repartition(keys)
                .sortWithinPartitions(keys[0], keys[1], keys[2], keys[3], functions.col("draw"))
                .mapPartitions(new SummarizeDraws(), Encoders.row(TYPE))
                .collectAsList();
        Map<Identification.Key, Summary> summaries = new HashMap<>();
        for (Row row : found) {
            DrawSpread spread = new DrawSpread(
                    row.getInt(4), row.getDouble(5), row.getDouble(6), row.getDouble(7), (Double) row.get(8));
            summaries.put(
                    new Identification.Key(row.getString(0), row.getString(1), row.getString(2), row.getString(3)),
                    new Summary(
                            spread, row.getInt(9), row.getInt(10), row.getInt(11), extreme(row, 12), extreme(row, 14)));
        }
        return summaries;
    }

    private static @Nullable Extreme extreme(Row row, int column) {
        return row.isNullAt(column) ? null : new Extreme(row.getInt(column), row.getDouble(column + 1));
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Iterator<>() {
            private @Nullable Row first = rows.hasNext() ? rows.next() : null;

            @Override
            public boolean hasNext() {
                return first != null;
            }

            @Override
            public Row next() {
                Row begin = first;
                if (begin == null) {
                    throw new NoSuchElementException("no rows left");
                }
                Gathered gathered = new Gathered();
                gathered.add(begin);
                first = null;
                while (rows.hasNext() && first == null) {
                    Row row = rows.next();
                    if (sameKey(begin, row)) {
                        gathered.add(row);
                    } else {
                        first = row;
                    }
                }
                return gathered.summary(begin);
            }
        };
    }

    private static boolean sameKey(Row a, Row b) {
        for (int i = 0; i < KEYS.size(); i++) {
            if (!a.getString(i).equals(b.getString(i))) {
                return false;
            }
        }
        return true;
    }

    /** The draws of one key. */
    private static final class Gathered {
        private final DrawnValues values = new DrawnValues();
        private int above;
        private int below;
        private int unclear;
        private @Nullable Extreme mostAbove;
        private @Nullable Extreme mostBelow;

        void add(Row row) {
            int draw = row.getInt(4);
            double value = row.getDouble(5);
            values.add(value, (Double) row.get(6));
            above += value > 0 ? 1 : 0;
            below += value < 0 ? 1 : 0;
            if (!row.isNullAt(7) && row.getDouble(7) > 0) {
                if (mostAbove == null || value > mostAbove.value()) {
                    mostAbove = new Extreme(draw, value);
                }
            } else if (!row.isNullAt(8) && row.getDouble(8) < 0) {
                if (mostBelow == null || value < mostBelow.value()) {
                    mostBelow = new Extreme(draw, value);
                }
            } else {
                unclear++;
            }
        }

        Row summary(Row key) {
            DrawSpread spread = values.spread();
            return RowFactory.create(
                    key.getString(0),
                    key.getString(1),
                    key.getString(2),
                    key.getString(3),
                    spread.draws(),
                    spread.drawMean(),
                    spread.uncertaintyLow(),
                    spread.uncertaintyHigh(),
                    spread.mcShareOfVariance(),
                    above,
                    below,
                    unclear,
                    mostAbove == null ? null : mostAbove.draw(),
                    mostAbove == null ? null : mostAbove.value(),
                    mostBelow == null ? null : mostBelow.draw(),
                    mostBelow == null ? null : mostBelow.value());
        }
    }
}
