package org.allostat.evaluate;

import java.util.ArrayList;
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
    /** Ends the names of columns with Monte Carlo standard errors. */
    private static final String ERROR = "_standard_error";

    private static final List<String> KEYS = List.of("policy", "stratum_variable", "stratum", "month");

    private MonthlyUncertainty() {}

    /**
     * The table.
     *
     * @param months {@code monthly_outcomes}
     */
    static Dataset<Row> of(Dataset<Row> months) {
        List<String> columns = TableSchema.of("monthly_outcomes").columns().stream()
                .filter(column -> column.type().equals(DataTypes.DoubleType))
                .map(TableSchema.Column::name)
                .toList();
        Column[] ids = KEYS.stream().map(functions::col).toArray(Column[]::new);
        List<Column> pairs = new ArrayList<>(List.of(ids));
        List<Column> measures = new ArrayList<>();
        for (String column : columns) {
            if (!column.endsWith(ERROR)) {
                pairs.add(functions
                        .struct(
                                functions.col(column).as("value"),
                                error(column, columns).as("error"))
                        .as(column));
                measures.add(functions.col(column));
            }
        }
        Column[] keys = Arrays.copyOf(ids, ids.length + 1);
        keys[ids.length] = functions.col("measure");
        return months.where("draw > 0")
                .select(pairs.toArray(Column[]::new))
                .unpivot(ids, measures.toArray(Column[]::new), "measure", "pair")
                .groupBy(keys)
                .agg(functions.expr("array_sort(collect_list(pair))").as("pairs"))
                .selectExpr("*", "transform(pairs, pair -> pair.value) AS v")
                .selectExpr("*", total("v", "x") + " / size(v) AS draw_mean")
                .selectExpr(
                        "*",
                        total("v", "(x - draw_mean) * (x - draw_mean)") + " / nullif(size(v) - 1, 0) AS variance",
                        total("pairs", "x.error * x.error") + " / size(v) AS error_variance")
                .selectExpr(
                        "policy",
                        "stratum_variable",
                        "stratum",
                        "month",
                        "measure",
                        "size(v) AS draws",
                        "draw_mean",
                        quantile(0.025) + " AS uncertainty_low",
                        quantile(0.975) + " AS uncertainty_high",
                        "CASE WHEN variance > 0 AND error_variance IS NOT NULL THEN least(1D, error_variance / variance) END AS mc_share_of_variance");
    }

    private static Column error(String column, List<String> columns) {
        return columns.contains(column + ERROR)
                ? functions.col(column + ERROR)
                : functions.lit(null).cast(DataTypes.DoubleType);
    }

    private static String total(String array, String addend) {
        return "aggregate(" + array + ", CAST(0 AS DOUBLE), (sum, x) -> sum + " + addend + ")";
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
