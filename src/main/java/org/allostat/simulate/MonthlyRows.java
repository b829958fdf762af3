package org.allostat.simulate;

import java.nio.ByteBuffer;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Exact monthly sums as rows that add up, and {@code monthly_outcomes} from their totals. */
final class MonthlyRows {
    static final int POLICY = 0;
    static final int DRAW = 1;
    static final int STRATUM = 2;
    static final int MONTH = 3;
    static final int SUMS = 4;

    private MonthlyRows() {}

    /** Policy, draw, number of the stratum, month, then the sums: a column for each number would cost more than the numbers. */
    static StructType type() {
        return new StructType()
                .add("policy", DataTypes.StringType, false)
                .add("draw", DataTypes.IntegerType, false)
                .add("stratum", DataTypes.IntegerType, false)
                .add("month", DataTypes.IntegerType, false)
                .add("sums", DataTypes.BinaryType, false);
    }

    static Row row(MonthlySums cell) {
        return RowFactory.create(cell.policy(), cell.draw(), cell.stratum(), cell.month(), bytes(cell));
    }

    /** Of each type that has patients its number and weight, then its sums. */
    private static byte[] bytes(MonthlySums cell) {
        long[][] byType = cell.byType();
        int types = 0;
        for (long[] sums : byType) {
            types += sums[MonthlyTally.PATIENTS] > 0 ? 1 : 0;
        }
        ByteBuffer bytes = ByteBuffer.allocate(types * (2 + IrregularMonths.END) * Long.BYTES);
        for (int type = 0; type < byType.length; type++) {
            if (byType[type][MonthlyTally.PATIENTS] > 0) {
                bytes.putLong(type);
                bytes.putDouble(cell.weights()[type]);
                for (long sum : byType[type]) {
                    bytes.putLong(sum);
                }
            }
        }
        return bytes.array();
    }

    /** Adds a row. */
    static void addTo(MonthlySums cell, Row row) {
        ByteBuffer bytes = ByteBuffer.wrap((byte[]) row.get(SUMS));
        while (bytes.hasRemaining()) {
            int type = (int) bytes.getLong();
            cell.weights()[type] = bytes.getDouble();
            long[] sums = cell.byType()[type];
            for (int field = 0; field < sums.length; field++) {
                sums[field] += bytes.getLong();
            }
        }
    }

    /** The table from rows of any number of tasks: long sums are exact in every order. */
    static Dataset<Row> monthlyOutcomes(Dataset<Row> rows) {
        StructType months = TableSchema.of(SimulateStage.MONTHLY_OUTCOMES).structType();
        return rows.repartition(functions.col("policy"), functions.col("draw"))
                .sortWithinPartitions("policy", "draw", "stratum", "month")
                .mapPartitions(new MonthlyTotals(months), Encoders.row(months))
                .orderBy("policy", "draw", "stratum_variable", "stratum", "month");
    }
}
