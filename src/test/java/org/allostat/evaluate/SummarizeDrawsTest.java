package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allostat.evaluate.SummarizeDraws.Summary;
import org.allostat.table.LocalSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummarizeDrawsTest {
    private static final StructType TYPE = StructType.fromDDL(
            "policy STRING, stratum_variable STRING, stratum STRING, measure STRING, draw INT, difference DOUBLE,"
                    + " standard_error DOUBLE, ci_low DOUBLE, ci_high DOUBLE");

    private static Row row(String policy, int draw, @Nullable Double value, @Nullable Double error) {
        Double low = value == null || error == null ? null : (Double) (value - 2 * error);
        Double high = value == null || error == null ? null : (Double) (value + 2 * error);
        return RowFactory.create(policy, "all", "all", "qalys", draw, value, error, low, high);
    }

    /** Against numbers of R: quantile(c(-3, 1, 2, 4, 6), c(.025, .975)) and var(). */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void drawsAreSummarizedWhereverTheirRowsAre(int partitions) {
        List<Row> rows = new ArrayList<>(List.of(
                row("a", 4, 4.0, 0.5),
                row("a", 1, 1.0, 1.0),
                row("b", 2, 0.25, null),
                row("a", 2, -3.0, 0.5),
                row("a", 6, null, null),
                row("a", 3, 6.0, 0.5),
                row("a", 5, 2.0, 2.0)));
        Dataset<Row> data = LocalSpark.session().createDataFrame(rows, TYPE).repartition(partitions);
        Map<Identification.Key, Summary> found = SummarizeDraws.of(data, "difference");
        Summary a = found.get(new Identification.Key("a", "all", "all", "qalys"));
        assertNotNull(a);
        assertEquals(new DrawSpread(5, 2.0, -2.6, 5.8, (0.25 * 3 + 1 + 4) / 5 / 11.5), a.spread());
        assertEquals(4, a.above());
        assertEquals(1, a.below());
        assertEquals(2, a.unclear());
        assertEquals(new SummarizeDraws.Extreme(3, 6.0), a.mostAbove());
        assertEquals(new SummarizeDraws.Extreme(2, -3.0), a.mostBelow());
        Summary b = found.get(new Identification.Key("b", "all", "all", "qalys"));
        assertNotNull(b);
        assertNull(b.spread().mcShareOfVariance());
        assertEquals(1, b.draws());
    }
}
