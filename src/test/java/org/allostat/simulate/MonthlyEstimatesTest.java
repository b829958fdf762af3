package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.kernel.PatientBatch;
import org.allostat.kernel.Readout;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Policies;
import org.allostat.policy.Policy;
import org.allostat.policy.Policy.Consent;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.Patients;
import org.allostat.population.StratumVariable;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Monthly estimates and their errors, against patients kept one by one and against laws of sampling. */
class MonthlyEstimatesTest {
    private static final StructType TABLE = TableSchema.of("monthly_outcomes").structType();
    /** Its last month has 1 day. */
    private static final Horizon HORIZON = new Horizon(1, Policy.VISIT_INTERVAL_DAYS, new Discounting(0));

    /** Hazards far above the registry's: rare events must show in few patients, and some more than once a month. */
    private static final Model DANGEROUS = new Model(
            FrozenRegistry.REGISTRY.with(Map.of(
                    "hazard.overdose_base", 2.0,
                    "hazard.overdose_fatal_share", 0.3,
                    "hazard.crisis_base", 0.6,
                    "hazard.background_mortality_ratio", 15.0)),
            4);

    private static final List<Policy> POLICIES = List.of(
            Policies.policy("hold", 28, Policies.ESCALATE, new Policy.Costs(List.of(), List.of())),
            Policies.policy(
                    "stop",
                    28,
                    Policies.ESCALATE,
                    new Policy.Costs(List.of(), List.of()),
                    Policies.discontinue(Consent.NONE)),
            Policies.policy(
                    "switch",
                    28,
                    Policies.ESCALATE,
                    new Policy.Costs(List.of(), List.of()),
                    Policies.buprenorphine(Consent.REQUIRED)));

    private static final List<CohortPatient> COHORT = cohort();

    private static List<CohortPatient> cohort() {
        List<CohortPatient> cohort = new ArrayList<>(Patients.ofType(DANGEROUS, ExposureType.LONG_TERM, 80, 3.25));
        cohort.addAll(Patients.ofType(DANGEROUS, ExposureType.INTERMITTENT, 25, 11.5));
        cohort.addAll(Patients.ofType(DANGEROUS, ExposureType.SHORT_COURSE, 15, 70.125));
        return cohort;
    }

    /** A patient's month under a policy, in doubles. */
    private record Kept(CohortPatient patient, int policy, int month, double days, Map<String, Double> values) {}

    private static final class Keeper implements PeriodListener {
        private final List<Kept> kept = new ArrayList<>();

        @Override
        public void add(ReplayedPatient whom, int month, PatientBatch batch) {
            for (Course course : whom.courses()) {
                if (!course.isFinished()) {
                    double days = course.daysLived;
                    PatientLedger ledger = course.ledger();
                    Map<String, Double> values = Map.of(
                            "persons", 1.0,
                            "overdoses", (double) (ledger.overdoses() - course.overdosesBefore),
                            "crises", (double) (ledger.crises() - course.crisesBefore),
                            "deaths", ledger.alive() ? 0.0 : 1.0,
                            "share_off_opioids", course.treatment().offOpioids() ? days : 0,
                            "share_on_buprenorphine", course.treatment().onBuprenorphine() ? days : 0,
                            "mean_mme_per_day", course.mmeDays,
                            "mean_pain", batch.sum[Readout.PAIN.ordinal()][course.lane()],
                            "mean_utility", batch.sum[Readout.UTILITY.ordinal()][course.lane()],
                            "dynorphin", batch.sum[Readout.DYNORPHIN.ordinal()][course.lane()]);
                    for (int policy : course.policies()) {
                        kept.add(new Kept(whom.patient(), policy, month, days, values));
                    }
                }
            }
        }
    }

    private static void replay(List<CohortPatient> patients, PeriodListener listener) {
        new PolicyReplay(DANGEROUS, 0, POLICIES, HORIZON, Valuation.of(0), patients.size()).run(patients, listener);
    }

    private static List<Row> rows(MonthlyTally tally) {
        List<Row> rows = new ArrayList<>();
        for (int policy = 0; policy < POLICIES.size(); policy++) {
            tally.cells(policy, POLICIES.get(policy).id(), 0).forEach(cell -> rows.add(MonthlyRows.row(cell)));
        }
        return rows;
    }

    /** The table's rows from those of tasks, sorted as Spark sorts them. */
    private static List<Row> estimates(List<Row> rows) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((Row row) -> row.getString(MonthlyRows.POLICY))
                .thenComparing(row -> row.getInt(MonthlyRows.STRATUM))
                .thenComparing(row -> row.getInt(MonthlyRows.MONTH))
                .thenComparing(row -> row.getInt(MonthlyRows.DESIGN_STRATUM)));
        List<Row> found = new ArrayList<>();
        new MonthlyEstimates().call(sorted.iterator()).forEachRemaining(found::add);
        return found;
    }

    private static double number(Row row, String column) {
        return row.getDouble(TABLE.fieldIndex(column));
    }

    /**
     * Every stratum, month and policy: the two-pass formula of a stratified sample over the patients, in which who is not in the
     * cell has a residual of 0. Rounding to steps leaves six digits.
     */
    @Test
    void errorsAreThoseOfTheStratifiedSample() {
        Keeper keeper = new Keeper();
        replay(COHORT, keeper);
        MonthlyTally tally = new MonthlyTally(POLICIES.size(), HORIZON);
        replay(COHORT, tally);
        int repeated = 0;
        for (Kept month : keeper.kept) {
            repeated += month.values().getOrDefault("overdoses", 0.0) > 1 ? 1 : 0;
        }
        assertTrue(repeated > 3, "months with two overdoses: " + repeated);
        int positive = 0;
        for (Row row : estimates(rows(tally))) {
            List<Kept> cell = cell(keeper.kept, row);
            assertEquals(cell.size(), row.getLong(TABLE.fieldIndex("patients")));
            for (String column : cell.get(0).values().keySet()) {
                boolean mean = !List.of("persons", "overdoses", "crises", "deaths").contains(column);
                double days = mean ? weighted(cell, Kept::days) : 1;
                double estimate = weighted(cell, kept -> value(kept, column)) / days;
                double scale = column.equals("mean_mme_per_day") ? 100 : 1;
                assertEquals(estimate, number(row, column), 1e-5 * scale + 1e-12 * estimate, column);
                String error = column + "_mc_standard_error";
                if (cell.size() < 2) {
                    assertNull(row.get(TABLE.fieldIndex(error)));
                } else {
                    double expected = Math.sqrt(variance(
                            cell, kept -> value(kept, column) - (mean ? estimate * kept.days() : 0)))
                            / days;
                    assertEquals(expected, number(row, error), 1e-5 * scale + 1e-9 * expected, error + row);
                    positive += expected > 1e-3 * scale ? 1 : 0;
                }
            }
        }
        assertTrue(positive > 1000, "errors that tell something: " + positive);
    }

    /** Leaving out one patient after another gives the same errors but for the curvature of a ratio; n is 120. */
    @Test
    void errorsOfMeansAreNearTheJackknife() {
        Keeper keeper = new Keeper();
        replay(COHORT, keeper);
        MonthlyTally tally = new MonthlyTally(POLICIES.size(), HORIZON);
        replay(COHORT, tally);
        int compared = 0;
        for (Row row : estimates(rows(tally))) {
            if (row.getString(TABLE.fieldIndex("stratum")).equals("all")) {
                List<Kept> cell = cell(keeper.kept, row);
                for (String column : List.of("mean_pain", "mean_utility", "mean_mme_per_day")) {
                    double expected = jackknife(cell, column);
                    assertEquals(expected, number(row, column + "_mc_standard_error"), 0.05 * expected, column);
                    compared++;
                }
            }
        }
        assertTrue(compared > 100, "errors compared: " + compared);
    }

    private static double jackknife(List<Kept> cell, String column) {
        double y = weighted(cell, kept -> value(kept, column));
        double x = weighted(cell, Kept::days);
        double variance = 0;
        for (ExposureType type : ExposureType.values()) {
            List<CohortPatient> sample = sample(type);
            double n = sample.size();
            double w = sample.get(0).weight();
            List<Kept> ofType = ofType(cell, type);
            double typeY = weighted(ofType, kept -> value(kept, column));
            double typeX = weighted(ofType, Kept::days);
            double squares = 0;
            for (int i = 0; i < n; i++) { // those not in the cell any more come last, and have nothing to leave out
                double ownY = i < ofType.size() ? w * value(ofType.get(i), column) : 0;
                double ownX = i < ofType.size() ? w * ofType.get(i).days() : 0;
                double without = (y - typeY + (typeY - ownY) * n / (n - 1)) / (x - typeX + (typeX - ownX) * n / (n - 1));
                squares += (without - y / x) * (without - y / x);
            }
            variance += (n - 1) / n * squares;
        }
        return Math.sqrt(variance);
    }

    /** The months of a table's row. */
    private static List<Kept> cell(List<Kept> kept, Row row) {
        int policy = POLICIES.stream()
                .map(Policy::id)
                .toList()
                .indexOf(row.getString(TABLE.fieldIndex("policy")));
        String variable = row.getString(TABLE.fieldIndex("stratum_variable"));
        StratumVariable of = List.of(StratumVariable.values()).stream()
                .filter(each -> each.label().equals(variable))
                .findFirst()
                .orElseThrow();
        int stratum = of.offset() + of.strata().indexOf(row.getString(TABLE.fieldIndex("stratum")));
        return kept.stream()
                .filter(each -> each.policy() == policy && each.month() == row.getInt(TABLE.fieldIndex("month")))
                .filter(each -> StratumVariable.strataOf(each.patient())[of.ordinal()] == stratum)
                .toList();
    }

    private static double value(Kept kept, String column) {
        return kept.values().getOrDefault(column, Double.NaN);
    }

    private static List<CohortPatient> sample(ExposureType type) {
        return COHORT.stream()
                .filter(patient -> patient.exposureType().equals(type.label()))
                .toList();
    }

    private static List<Kept> ofType(List<Kept> cell, ExposureType type) {
        return cell.stream()
                .filter(kept -> kept.patient().exposureType().equals(type.label()))
                .toList();
    }

    private static double weighted(List<Kept> cell, ToDoubleFunction<Kept> value) {
        return cell.stream()
                .mapToDouble(kept -> kept.patient().weight() * value.applyAsDouble(kept))
                .sum();
    }

    private static double variance(List<Kept> cell, ToDoubleFunction<Kept> residual) {
        double variance = 0;
        for (ExposureType type : ExposureType.values()) {
            List<CohortPatient> sample = sample(type);
            List<Kept> ofType = ofType(cell, type);
            double n = sample.size();
            double mean = ofType.stream().mapToDouble(residual).sum() / n;
            double squares = ofType.stream()
                    .mapToDouble(kept -> Math.pow(residual.applyAsDouble(kept) - mean, 2))
                    .sum();
            squares += (n - ofType.size()) * mean * mean;
            variance += Math.pow(sample.get(0).weight(), 2) * n / (n - 1) * squares;
        }
        return variance;
    }

    @Test
    void estimatesAreTheSameHoweverPatientsAreParted() {
        MonthlyTally whole = new MonthlyTally(POLICIES.size(), HORIZON);
        replay(COHORT, whole);
        List<CohortPatient> shuffled = new ArrayList<>(COHORT);
        Collections.reverse(shuffled);
        List<Row> parts = new ArrayList<>();
        for (List<CohortPatient> part :
                List.of(shuffled.subList(0, 7), shuffled.subList(7, 50), shuffled.subList(50, shuffled.size()))) {
            MonthlyTally tally = new MonthlyTally(POLICIES.size(), HORIZON);
            replay(part, tally);
            parts.addAll(rows(tally));
        }
        assertNotEquals(rows(whole).size(), parts.size());
        assertEquals(estimates(rows(whole)), estimates(parts));
    }

    /** A tally by two variables, as in draws, holds the same of them. */
    @Test
    void fewerVariablesChangeNothing() {
        MonthlyTally all = new MonthlyTally(POLICIES.size(), HORIZON);
        MonthlyTally few = new MonthlyTally(POLICIES.size(), HORIZON, MonthlyTally.VARIABLES_OF_DRAWS);
        replay(COHORT, all);
        replay(COHORT, few);
        List<Row> expected = estimates(rows(all)).stream()
                .filter(row -> List.of("all", "exposure_type")
                        .contains(row.getString(TABLE.fieldIndex("stratum_variable"))))
                .toList();
        assertEquals(expected, estimates(rows(few)));
    }

    /** More squares than 64 bits hold: one patient 100,000 times, whose squares put something aside six times. */
    @Test
    void squaresOfManyPatientsAreExact() {
        int times = 100_000;
        MonthlyTally once = new MonthlyTally(POLICIES.size(), HORIZON);
        MonthlyTally often = new MonthlyTally(POLICIES.size(), HORIZON);
        replay(COHORT.subList(0, 1), (whom, month, batch) -> {
            once.add(whom, month, batch);
            for (int i = 0; month == 0 && i < times; i++) {
                often.add(whom, month, batch);
            }
        });
        for (int policy = 0; policy < POLICIES.size(); policy++) {
            MonthlySums one = once.cells(policy, "policy", 0).get(0);
            MonthlySums many = often.cells(policy, "policy", 0).get(0);
            assertEquals(0, one.month());
            assertEquals(times, many.sums()[MonthlyLayout.PATIENTS]);
            MonthlyMoments ofOne = new MonthlyMoments(1, 1, one.sums());
            MonthlyMoments ofMany = new MonthlyMoments(1, times, many.sums());
            for (int value = MonthlyLayout.FIRST_SQUARED; value < MonthlyLayout.VALUES; value++) {
                assertEquals(Math.pow(ofOne.sum(value), 2), ofOne.squares(value));
                assertEquals(times * ofOne.squares(value), ofMany.squares(value), 1e-15 * ofMany.squares(value));
            }
        }
    }

    @Test
    void patientsOfOneExposureTypeWithTwoWeightsAreRefused() {
        List<CohortPatient> two = List.of(
                Patients.ofType(DANGEROUS, ExposureType.LONG_TERM, 1, 2).get(0),
                Patients.ofType(DANGEROUS, ExposureType.LONG_TERM, 2, 3).get(1));
        MonthlyTally tally = new MonthlyTally(POLICIES.size(), HORIZON);
        assertThrows(IllegalArgumentException.class, () -> replay(two, tally));
    }

    /**
     * 2,000 samples of 150 and 60 patients whose pain is normal with means 4 and 7 and who live 28 days or, one in ten, from 1 to
     * 27: the interval holds the true mean in 95% of them. The count is binomial; outside 3.3 of its standard deviations, and
     * half a point more for samples so small, it would be with a chance below 1e-3.
     */
    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        double truth = (150 * 2.0 * 4 + 60 * 9.0 * 7) / (150 * 2.0 + 60 * 9.0);
        int samples = 2000;
        int held = 0;
        for (int sample = 0; sample < samples; sample++) {
            SplittableRandom random = new SplittableRandom(sample);
            MonthlyEstimate estimate = new MonthlyEstimate(
                    List.of(drawn(random, 150, 2, 4, 1.5), drawn(random, 60, 9, 7, 1)));
            double error = estimate.standardErrorOfMean(MonthlyLayout.FIRST_READOUT);
            held += Math.abs(estimate.mean(MonthlyLayout.FIRST_READOUT) - truth) <= 1.959964 * error ? 1 : 0;
        }
        assertEquals(0.95, held / (double) samples, 3.3 * Math.sqrt(0.95 * 0.05 / samples) + 0.005);
    }

    private static MonthlyMoments drawn(SplittableRandom random, int patients, double weight, double mean, double sd) {
        long[] sums = new long[MonthlyLayout.FIELDS_OF_ROW];
        for (int i = 0; i < patients; i++) {
            long days = random.nextInt(10) == 0 ? random.nextInt(1, 28) : 28;
            long pain = Math.round((mean + sd * random.nextGaussian()) * days * MonthlyLayout.STEPS_PER_READOUT);
            sums[MonthlyLayout.PATIENTS]++;
            sums[MonthlyLayout.PERSON_DAYS] += days;
            sums[MonthlyLayout.FIRST_READOUT] += pain;
            sums[MonthlyLayout.product(MonthlyLayout.PERSON_DAYS)] += days * days;
            sums[MonthlyLayout.product(MonthlyLayout.FIRST_READOUT)] += days * pain;
            sums[MonthlyLayout.SQUARES + MonthlyLayout.FIRST_READOUT - MonthlyLayout.FIRST_SQUARED] += pain * pain;
        }
        return new MonthlyMoments(weight, patients, sums);
    }
}
