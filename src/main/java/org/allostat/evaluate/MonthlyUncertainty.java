package org.allostat.evaluate;

import java.util.Arrays;
import java.util.List;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** The months of all draws as intervals over them. Values are sorted before they are added, so that no digit depends on how rows came. */
final class MonthlyUncertainty {
    static final String TABLE = "monthly_uncertainty";
    private static final List<String> KEYS = List.of("policy", "stratum_variable", "stratum", "month");

    private MonthlyUncertainty() {}

    /**
     * The table.
     *
     * @param months {@code monthly_outcomes}
     */
    static Dataset<Row> of(Dataset<Row> months) {
        Column[] measures = TableSchema.of("monthly_outcomes").columns().stream()
                .filter(column -> column.type().equals(DataTypes.DoubleType))
                .map(column -> functions.col(column.name()))
                .toArray(Column[]::new);
        Column[] ids = KEYS.stream().map(functions::col).toArray(Column[]::new);
        Column[] keys = Arrays.copyOf(ids, ids.length + 1);
        keys[ids.length] = functions.col("measure");
        return months.where("draw > 0")
                .unpivot(ids, measures, "measure", "value")
                .groupBy(keys)
                .agg(functions.expr("array_sort(collect_list(value))").as("v"))
                .selectExpr(
                        "policy",
                        "stratum_variable",
                        "stratum",
                        "month",
                        "measure",
                        "size(v) AS draws",
                        "aggregate(v, CAST(0 AS DOUBLE), (sum, x) -> sum + x) / size(v) AS draw_mean",
                        quantile(0.025) + " AS uncertainty_low",
                        quantile(0.975) + " AS uncertainty_high");
    }

    /** Linear between order statistics (type 7 of Hyndman and Fan 1996). */
    private static String quantile(double share) {
        String place = "(" + share + "D * (size(v) - 1))";
        String below = "CAST(floor(" + place + ") AS INT)";
        String low = "v[" + below + "]";
        String next = "v[least(" + below + " + 1, size(v) - 1)]";
        return low + " + (" + place + " - " + below + ") * (" + next + " - " + low + ")";
    }
}
