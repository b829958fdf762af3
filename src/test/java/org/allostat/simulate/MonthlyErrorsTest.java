package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.allostat.config.PolicyLibrary;
import org.allostat.evaluate.StratifiedEstimate;
import org.allostat.evaluate.StratumMoments;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.Measure;
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
            FrozenRegistry.REGISTRY.with(Map.of(
                    "hazard.overdose_base", 0.3, "hazard.background_mortality_ratio", 15.0, "hazard.crisis_base", 1.0)),
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

    /**
     * A patient in a month.
     *
     * @param type number of the exposure type
     * @param weight adults for whom the patient stands
     * @param value what is averaged, summed over the month's days, or counted; 0 outside the stratum
     * @param days lived; 0 outside the stratum and of the dead
     */
    private record InMonth(int type, double weight, double value, double days) {}

    /** What the sums say of each patient of the cohort. */
    private static List<InMonth> patients(int policy, int month, int stratum, int field) {
        List<InMonth> found = new ArrayList<>();
        for (int patient = 0; patient < COHORT.size(); patient++) {
            CohortPatient who = COHORT.get(patient);
            double value = 0;
            double days = 0;
            for (MonthlySums cell : ALONE.get(patient).get(policy)) {
                if (cell.month() == month && cell.stratum() == stratum) {
                    value = cell.sums()[field] / 1e4 / who.weight();
                    days = cell.sums()[MonthlyTally.PERSON_DAYS] / 1e4 / who.weight();
                }
            }
            int type = StratumVariable.EXPOSURE_TYPE.strata().indexOf(who.exposureType());
            found.add(new InMonth(type, who.weight(), value, days));
        }
        return found;
    }

    /** Root of the variance of a weighted total, type by type as a textbook has it: w^2 n times the variance of its patients. */
    private static double errorOfTotal(List<InMonth> patients, ToDoubleFunction<InMonth> of) {
        double variance = 0;
        for (int type = 0; type < 3; type++) {
            int number = type;
            List<InMonth> same =
                    patients.stream().filter(each -> each.type == number).toList();
            if (same.isEmpty()) {
                continue;
            }
            double mean = same.stream().mapToDouble(of).average().orElseThrow();
            double squares = same.stream()
                    .mapToDouble(each -> (of.applyAsDouble(each) - mean) * (of.applyAsDouble(each) - mean))
                    .sum();
            variance += Math.pow(same.get(0).weight, 2) * same.size() * squares / (same.size() - 1);
        }
        return Math.sqrt(variance);
    }

    @Test
    void errorsAreThoseOfAStratifiedSampleInEveryStratum() {
        List<Row> rows = rows(1);
        int checked = 0;
        for (Row row : rows) {
            int policy = row.getAs("policy").equals(POLICIES.get(0).id()) ? 0 : 1;
            int month = row.<Integer>getAs("month");
            StratumVariable variable = StratumVariable.ofLabel(row.getAs("stratum_variable"));
            int stratum = variable.offset() + variable.strata().indexOf(row.<String>getAs("stratum"));
            if (row.<Long>getAs("patients") > 1
                    && List.of(0, 3, 6, HORIZON.periods() - 1).contains(month)) {
                check(policy, month, stratum, MonthlyTally.FIRST_READOUT, row, "mean_pain");
                check(policy, month, stratum, MonthlyTally.FIRST_READOUT + 6, row, "mean_utility");
                check(policy, month, stratum, MonthlyTally.FIRST_READOUT + 8, row, "dopamine");
                check(policy, month, stratum, MonthlyTally.MME_DAYS, row, "mean_mme_per_day");
                check(policy, month, stratum, MonthlyTally.OFF_OPIOIDS, row, "share_off_opioids");
                checkCount(policy, month, stratum, MonthlyTally.OVERDOSES, row, "overdoses");
                checkCount(policy, month, stratum, MonthlyTally.DEATHS, row, "deaths");
                checkCount(policy, month, stratum, MonthlyTally.CRISES, row, "crises");
                checked++;
            }
        }
        assertTrue(checked > 2 * 4 * 15, "rows: " + checked);
    }

    private static void check(int policy, int month, int stratum, int field, Row row, String column) {
        List<InMonth> patients = patients(policy, month, stratum, field);
        double value = patients.stream().mapToDouble(p -> p.weight * p.value).sum();
        double days = patients.stream().mapToDouble(p -> p.weight * p.days).sum();
        double ratio = value / days;
        double error = errorOfTotal(patients, p -> p.value - ratio * p.days) / days;
        assertEquals(ratio, row.<Double>getAs(column), 1e-9 * Math.abs(ratio));
        // where patients do not differ, what is left is the root of the steps to which squares are rounded
        double steps = column.equals("mean_mme_per_day") ? 0.01 : 1e-4;
        assertEquals(error, row.<Double>getAs(column + "_standard_error"), 1e-4 * error + steps, column + " " + row);
    }

    private static void checkCount(int policy, int month, int stratum, int field, Row row, String column) {
        List<InMonth> patients = patients(policy, month, stratum, field);
        double total = patients.stream().mapToDouble(p -> p.weight * p.value).sum();
        double error = errorOfTotal(patients, InMonth::value);
        assertEquals(total, row.<Double>getAs(column), 1e-6 * total);
        assertEquals(error, row.<Double>getAs(column + "_standard_error"), 1e-6 * (total + 1), column + " " + row);
    }

    /** Somebody dies in a month, and somebody has two crises or overdoses in one: what sums alone do not say of squares. */
    @Test
    void irregularMonthsAreAmongThoseThatAreChecked() {
        boolean died = false;
        boolean twice = false;
        for (List<List<MonthlySums>> patient : ALONE) {
            for (MonthlySums cell : patient.get(0)) {
                long[] sums = cell.sums();
                died |= sums[MonthlyTally.DEATHS] > 0 && List.of(0, 3, 6).contains(cell.month());
                twice |= sums[MonthlyTally.CRISES] >= 2 * sums[MonthlyTally.PERSONS]
                        || sums[MonthlyTally.OVERDOSES] >= 2 * sums[MonthlyTally.PERSONS];
            }
        }
        assertTrue(died && twice, died + " " + twice);
    }

    /** Overdoses of the first month with the estimator behind policy_outcomes. */
    @Test
    void errorsAgreeWithThoseOfOutcomes() {
        List<Row> rows = rows(1);
        for (int stratum : new int[] {0, StratumVariable.SEX.offset(), StratumVariable.INSURANCE.offset() + 1}) {
            List<InMonth> overdoses = patients(0, 0, stratum, MonthlyTally.OVERDOSES);
            List<StratumMoments> moments = new ArrayList<>();
            for (int type = 0; type < 3; type++) {
                int number = type;
                List<InMonth> same =
                        overdoses.stream().filter(each -> each.type == number).toList();
                if (!same.isEmpty()) {
                    BigDecimal sum = BigDecimal.valueOf(
                            same.stream().mapToDouble(InMonth::value).sum());
                    BigDecimal squares = BigDecimal.valueOf(same.stream()
                            .mapToDouble(each -> each.value * each.value)
                            .sum());
                    long inside = same.stream().filter(each -> each.days > 0).count();
                    moments.add(StratumMoments.ofRatio(
                            same.get(0).weight, same.size(), StratumMoments.RatioSums.ofPersons(inside, sum, squares)));
                }
            }
            double expected =
                    StratifiedEstimate.of(Measure.TOTAL_OVERDOSES, moments).standardError();
            assertEquals(
                    expected, row(rows, stratum).<Double>getAs("overdoses_standard_error"), 1e-6 * expected + 1e-9);
        }
    }

    private static Row row(List<Row> rows, int stratum) {
        StratumVariable variable = StratumVariable.ALL;
        for (StratumVariable each : StratumVariable.values()) {
            variable = each.offset() <= stratum ? each : variable;
        }
        String name = variable.label();
        String label = variable.strata().get(stratum - variable.offset());
        return rows.stream()
                .filter(row -> row.getAs("policy").equals(POLICIES.get(0).id())
                        && row.getAs("stratum_variable").equals(name)
                        && row.getAs("stratum").equals(label)
                        && row.<Integer>getAs("month") == 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSinglePatientHasNoneAndPartsMakeNoDifference() {
        List<Row> rows = rows(1);
        assertEquals(rows, rows(3));
        for (Row row : rows) {
            boolean several = row.<Long>getAs("patients") > 1;
            for (String column : List.of("mean_pain", "crf", "deaths", "share_on_buprenorphine")) {
                Double error = row.getAs(column + "_standard_error");
                assertEquals(several, error != null, row.toString());
                assertTrue(error == null || error >= 0);
            }
        }
    }
}
