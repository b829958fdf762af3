package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.table.LocalSpark;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthlyUncertaintyTest {
    private static final StructType MONTHS = TableSchema.of("monthly_outcomes").structType();
    private static final double Z = 1.959964;

    /** A month of 50 persons for each of 40 patients, the named columns apart from which all are 1 with an error of 0.5. */
    private static Row month(String stratum, int month, int draw, Map<String, Double> values, @Nullable Double error) {
        Object[] row = new Object[MONTHS.length()];
        for (int i = 0; i < row.length; i++) {
            row[i] = MONTHS.fields()[i].name().endsWith("_mc_standard_error") ? error : (Double) 1.0;
        }
        row[MONTHS.fieldIndex("policy")] = "hold";
        row[MONTHS.fieldIndex("draw")] = draw;
        row[MONTHS.fieldIndex("stratum_variable")] = stratum.equals("all") ? "all" : "sex";
        row[MONTHS.fieldIndex("stratum")] = stratum;
        row[MONTHS.fieldIndex("month")] = month;
        row[MONTHS.fieldIndex("patients")] = 40L;
        row[MONTHS.fieldIndex("effective_patients")] = 40.0;
        row[MONTHS.fieldIndex("persons")] = 2000.0;
        values.forEach((name, value) -> row[MONTHS.fieldIndex(name)] = value);
        return RowFactory.create(row);
    }

    private static Map<String, Row> table(List<Row> months, int partitions) {
        Dataset<Row> data = LocalSpark.session().createDataFrame(months, MONTHS).repartition(partitions);
        Map<String, Row> found = new HashMap<>();
        for (Row row : MonthlyUncertainty.of(data).collectAsList()) {
            found.put(row.getString(2) + " " + row.getInt(3) + " " + row.getString(4), row);
        }
        return found;
    }

    private static void assertRow(Map<String, Row> rows, String key, @Nullable Object... expected) {
        Row row = rows.get(key);
        for (int i = 0; i < expected.length; i++) {
            Object value = row == null ? "no row" : row.get(6 + i);
            if (expected[i] instanceof Double number && value instanceof Double found) {
                assertEquals(number, found, 1e-6 * Math.abs(number), key);
            } else {
                assertEquals(expected[i], value, key);
            }
        }
    }

    /** Draws against numbers of R: quantile(c(-3, 1, 2, 4, 6), c(.025, .975)) and var(). */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void bothErrorsStandSideBySide(int partitions) {
        List<Row> months = new ArrayList<>(List.of(
                month("all", 1, 4, Map.of("mean_pain", 4.0, "mean_pain_mc_standard_error", 0.5), 0.5),
                month("all", 1, 1, Map.of("mean_pain", 1.0, "mean_pain_mc_standard_error", 1.0), 0.5),
                month("all", 1, 0, Map.of("mean_pain", 3.0, "mean_pain_mc_standard_error", 0.25), 0.5),
                month("all", 1, 2, Map.of("mean_pain", -3.0, "mean_pain_mc_standard_error", 0.5), 0.5),
                month("all", 1, 3, Map.of("mean_pain", 6.0, "mean_pain_mc_standard_error", 0.5), 0.5),
                month("all", 1, 5, Map.of("mean_pain", 2.0, "mean_pain_mc_standard_error", 2.0), 0.5),
                month("all", 2, 0, Map.of("mean_pain", 7.0), 0.5),
                month("all", 3, 1, Map.of("mean_pain", 7.0), 0.5),
                month("all", 3, 2, Map.of("mean_pain", 9.0), null),
                month("female", 1, 0, Map.of("mean_pain", 5.0), null)));
        Map<String, Row> rows = table(months, partitions);
        assertRow(
                rows,
                "all 1 mean_pain",
                3.0,
                0.25,
                3 - Z * 0.25,
                3 + Z * 0.25,
                5,
                2.0,
                -2.6,
                5.8,
                (0.25 * 3 + 1 + 4) / 5 / 11.5);
        assertRow(rows, "all 1 dopamine", 1.0, 0.5, 1 - Z * 0.5, 1 + Z * 0.5, 5, 1.0, 1.0, 1.0, null);
        assertRow(rows, "all 2 mean_pain", 7.0, 0.5, 7 - Z * 0.5, 7 + Z * 0.5, null, null, null, null, null);
        assertRow(rows, "all 3 mean_pain", null, null, null, null, 2, 8.0, 7.05, 8.95, null);
        assertRow(rows, "female 1 mean_pain", 5.0, null, null, null, null, null, null, null, null);
        assertEquals(4 * 24, rows.size());
    }

    /**
     * Shares on the logit scale, events on the log scale; where there is none, the exact bounds of 40 patients: 1 - 0.025^(1/40), and
     * -ln 0.025 events over 40 patients, for 2,000 persons.
     */
    @Test
    void intervalsKeepWithinWhatIsPossible() {
        Map<String, Row> rows = table(
                List.of(month(
                        "all",
                        1,
                        0,
                        Map.of(
                                "share_off_opioids", 0.2,
                                "share_off_opioids_mc_standard_error", 0.08,
                                "share_on_buprenorphine", 0.0,
                                "share_on_buprenorphine_mc_standard_error", 0.0,
                                "overdoses", 100.0,
                                "overdoses_mc_standard_error", 70.0,
                                "deaths", 0.0,
                                "deaths_mc_standard_error", 0.0),
                        0.5)),
                1);
        double margin = Z * 0.08 / (0.2 * 0.8);
        assertRow(
                rows,
                "all 1 share_off_opioids",
                0.2,
                0.08,
                1 / (1 + 4 * Math.exp(margin)),
                1 / (1 + 4 * Math.exp(-margin)));
        assertRow(rows, "all 1 share_on_buprenorphine", 0.0, 0.0, 0.0, 1 - Math.pow(0.025, 1 / 40.0));
        assertRow(rows, "all 1 overdoses", 100.0, 70.0, 100 * Math.exp(-Z * 0.7), 100 * Math.exp(Z * 0.7));
        assertRow(rows, "all 1 deaths", 0.0, 0.0, 0.0, 50 * -Math.log(0.025));
    }
}
