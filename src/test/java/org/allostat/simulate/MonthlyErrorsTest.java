package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.allostat.config.PolicyLibrary;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.Patients;
import org.allostat.population.StratumVariable;
import org.allostat.table.LocalSpark;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The Monte Carlo errors of months, against the same formula over patients who are replayed one by one. */
class MonthlyErrorsTest {
    private static final int YEARS = 1;
    private static final Horizon HORIZON = new Horizon(YEARS, Policy.VISIT_INTERVAL_DAYS, new Discounting(0.03));
    private static final Model MODEL = new Model(
            FrozenRegistry.REGISTRY.with(
                    Map.of("hazard.overdose_base", 0.3, "hazard.background_mortality_ratio", 15.0)),
            7);
    private static final List<Policy> POLICIES = PolicyLibrary.standard(FrozenRegistry.REGISTRY).list().stream()
            .filter(policy -> List.of("usual-care", "forced-taper").contains(policy.id()))
            .toList();
    private static final List<CohortPatient> COHORT = cohort();

    private static List<CohortPatient> cohort() {
        List<CohortPatient> cohort = new ArrayList<>(Patients.ofType(MODEL, ExposureType.LONG_TERM, 30));
        cohort.addAll(Patients.ofType(MODEL, ExposureType.SHORT_COURSE, 10));
        return cohort;
    }

    /** The months of each patient alone, by patient and policy. */
    private static final List<List<List<MonthlySums>>> ALONE = COHORT.stream()
            .map(patient -> tally(List.of(patient)))
            .map(months -> IntStream.range(0, POLICIES.size())
                    .mapToObj(policy -> months.cells(policy, "alone", 0))
                    .toList())
            .toList();

    private static MonthlyTally tally(List<CohortPatient> patients) {
        MonthlyTally months = new MonthlyTally(POLICIES.size(), HORIZON.periods());
        new PolicyReplay(MODEL, 0, POLICIES, HORIZON, Valuation.of(0.03), patients.size()).run(patients, months);
        return months;
    }

    /** Rows of a number of parts, as tasks give them. */
    private static List<Row> rows(int parts) {
        List<Row> rows = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int number = part;
            MonthlyTally months = tally(IntStream.range(0, COHORT.size())
                    .filter(n -> n % parts == number)
                    .mapToObj(COHORT::get)
                    .toList());
            for (int policy = 0; policy < POLICIES.size(); policy++) {
                months.cells(policy, POLICIES.get(policy).id(), 0).forEach(cell -> rows.add(MonthlyRows.row(cell)));
            }
        }
        SparkSession spark = LocalSpark.session();
        return MonthlyRows.monthlyOutcomes(spark.createDataFrame(rows, MonthlyRows.type()))
                .collectAsList();
    }

    /** What the existing sums say of one patient: value in the field's unit over the month, and days lived; none where not alive. */
    private static List<double[]> patients(int policy, int month, int stratum, int field) {
        List<double[]> found = new ArrayList<>();
        for (List<List<MonthlySums>> months : ALONE) {
            months.get(policy).stream()
                    .filter(cell -> cell.month() == month && cell.stratum() == stratum)
                    .forEach(cell -> found.add(
                            new double[] {cell.sums()[field] / 1e4, cell.sums()[MonthlyTally.PERSON_DAYS] / 1e4}));
        }
        return found;
    }

    @Test
    void errorsAreThoseOfTheFormulaOverPatients() {
        List<Row> rows = rows(1);
        int pain = MonthlyTally.FIRST_READOUT;
        for (int policy = 0; policy < POLICIES.size(); policy++) {
            for (int month : new int[] {0, 6, 12}) {
                for (int stratum : new int[] {0, StratumVariable.EXPOSURE_TYPE.offset() + 2}) {
                    Row row = row(rows, POLICIES.get(policy).id(), stratum, month);
                    check(policy, month, stratum, pain, row, "mean_pain");
                    check(policy, month, stratum, MonthlyTally.MME_DAYS, row, "mean_mme_per_day");
                    check(policy, month, stratum, MonthlyTally.OFF_OPIOIDS, row, "share_off_opioids");
                    checkCount(policy, month, stratum, row);
                }
            }
        }
    }

    private static Row row(List<Row> rows, String policy, int stratum, int month) {
        String variable = stratum == 0 ? "all" : "exposure_type";
        String label = stratum == 0 ? "all" : "long_term";
        return rows.stream()
                .filter(row -> row.getAs("policy").equals(policy)
                        && row.getAs("stratum_variable").equals(variable)
                        && row.getAs("stratum").equals(label)
                        && row.<Integer>getAs("month") == month)
                .findFirst()
                .orElseThrow();
    }

    private static void check(int policy, int month, int stratum, int field, Row row, String column) {
        List<double[]> patients = patients(policy, month, stratum, field);
        double value = patients.stream().mapToDouble(p -> p[0]).sum();
        double days = patients.stream().mapToDouble(p -> p[1]).sum();
        double ratio = value / days;
        int n = patients.size();
        double squares = patients.stream()
                .mapToDouble(p -> (p[0] - ratio * p[1]) * (p[0] - ratio * p[1]))
                .sum();
        double error = Math.sqrt(squares * n / (n - 1)) / days;
        assertEquals(ratio, row.<Double>getAs(column), 1e-9 * Math.abs(ratio));
        // squares are rounded to steps, doses to the square of 1 MME/d
        double steps = column.equals("mean_mme_per_day") ? 0.05 : 1e-3;
        assertEquals(error, row.<Double>getAs(column + "_standard_error"), steps * error + 1e-3, column + " " + month);
    }

    private static void checkCount(int policy, int month, int stratum, Row row) {
        List<double[]> patients = patients(policy, month, stratum, MonthlyTally.OVERDOSES);
        double total = patients.stream().mapToDouble(p -> p[0]).sum();
        double squares = patients.stream().mapToDouble(p -> p[0] * p[0]).sum();
        int n = patients.size();
        double error = Math.sqrt((squares - total * total / n) * n / (n - 1));
        assertEquals(error, row.<Double>getAs("overdoses_standard_error"), 1e-6 * total + 1e-9);
    }

    @Test
    void otherStrataHaveNoneAndPartsMakeNoDifference() {
        List<Row> rows = rows(1);
        assertEquals(rows, rows(3));
        for (Row row : rows) {
            boolean kept = List.of("all", "exposure_type").contains(row.<String>getAs("stratum_variable"));
            boolean known = row.<Double>getAs("mean_pain_standard_error") != null;
            assertEquals(kept && row.<Long>getAs("patients") > 1, known, row.toString());
            if (known) {
                assertTrue(row.<Double>getAs("crf_standard_error") >= 0);
            }
        }
    }
}
