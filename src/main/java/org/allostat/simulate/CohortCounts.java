package org.allostat.simulate;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.allostat.population.ExposureType;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Patients of a cohort by exposure type: asked for once, since each question of a small cohort costs more than its answer.
 *
 * @param strata by label of the type; a type without a patient is not among them
 */
public record CohortCounts(Map<String, Stratum> strata) {
    public CohortCounts {
        strata = Map.copyOf(strata);
    }

    /**
     * Patients of a type.
     *
     * @param patients how many there are
     * @param weight adults whom each of them stands for
     */
    public record Stratum(long patients, double weight) {}

    /** The counts of the cohort table. */
    public static CohortCounts of(Dataset<Row> cohort) {
        Map<String, Stratum> strata = new HashMap<>();
        for (Row row : cohort.groupBy("exposure_type", "weight").count().collectAsList()) {
            Stratum twin = strata.put(row.getString(0), new Stratum(row.getLong(2), row.getDouble(1)));
            if (twin != null) {
                throw new IllegalArgumentException("patients of type " + row.getString(0) + " have the weights "
                        + twin.weight() + " and " + row.getDouble(1));
            }
        }
        return new CohortCounts(strata);
    }

    /** All patients. */
    public long patients() {
        return strata.values().stream().mapToLong(Stratum::patients).sum();
    }

    /** Number of patients by label of the exposure type. */
    public Map<String, Long> patientsByType() {
        return strata.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, stratum -> stratum.getValue().patients()));
    }

    /** Weight of a type's patients; where there are none, 1, which is never used. */
    public double weight(ExposureType type) {
        Stratum stratum = strata.get(type.label());
        return stratum == null ? 1 : stratum.weight();
    }
}
