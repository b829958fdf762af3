package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.allostat.evidence.CostItem;
import org.allostat.evidence.Insurance;
import org.allostat.evidence.Payer;
import org.allostat.evidence.PayerShares;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.outcomes.ExactSums;
import org.allostat.outcomes.PatientOutcomes;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.YearQuantity;
import org.allostat.outcomes.YearSums;
import org.allostat.policy.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YearlyEstimatesTest {
    private static final int YEARS = 2;
    private static final double[] WEIGHTS = {1000, 50, 7};
    private static final TallyDesign TALLY = new TallyDesign(
            List.of("other", "usual", "same"),
            "usual",
            BeyondHorizon.LIFE_EXPECTANCY,
            List.of(
                    new DesignStratum("short_course", WEIGHTS[0]),
                    new DesignStratum("intermittent", WEIGHTS[1]),
                    new DesignStratum("long_term", WEIGHTS[2])),
            ReportedStratum.all());
    private static final PayerShares PAYERS = PayerShares.standard();
    private static final YearlyDesign DESIGN = new YearlyDesign(TALLY, YEARS, PAYERS);
    private static final Standings STANDINGS = new Standings(
            Map.of("other", Standing.SCENARIO, "usual", Standing.PRACTICE, "same", Standing.SCENARIO), false);
    private static final List<Patient> PATIENTS = patients();

    /** Three policies: the first has years of its own for some, the last always shares those of the comparator. */
    private record Patient(int stratum, Insurance insurance, YearSums other, YearSums usual) {
        PolicyOutcomes outcomes() {
            PolicyOutcomes outcomes = new PolicyOutcomes(3);
            int shared = outcomes.add(PatientOutcomes.of(Map.of()), usual);
            outcomes.assign(1, shared);
            outcomes.assign(2, shared);
            outcomes.assign(0, other.equals(usual) ? shared : outcomes.add(PatientOutcomes.of(Map.of()), other));
            return outcomes;
        }
    }

    private static List<Patient> patients() {
        Random random = new Random(5);
        List<Patient> patients = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            YearSums usual = years(random);
            patients.add(new Patient(
                    random.nextInt(3),
                    Insurance.values()[random.nextInt(Insurance.values().length)],
                    random.nextBoolean() ? usual : years(random),
                    usual));
        }
        return patients;
    }

    /** Values that are whole numbers of steps, so that a test need not round. */
    private static YearSums years(Random random) {
        YearSums years = new YearSums(YearQuantity.count());
        for (int year = 0; year < YEARS; year++) {
            years.add(year, YearQuantity.PERSONS.ordinal(), 1, 1);
            years.add(year, YearQuantity.QALYS.ordinal(), random.nextInt(100) / 100.0, random.nextInt(90) / 100.0);
            years.add(year, YearQuantity.DEATHS.ordinal(), random.nextInt(2), 0);
            for (CostItem item : CostItem.values()) {
                years.add(
                        year, YearQuantity.ofCost(item).ordinal(), 1000 * random.nextInt(30), 900 * random.nextInt(30));
            }
            years.add(year, YearQuantity.COST_USD.ordinal(), 1000 * random.nextInt(300), 900 * random.nextInt(300));
        }
        return years;
    }

    private static YearlyEstimates estimates(List<Patient> patients, int parts) {
        YearlyTally all = new YearlyTally(DESIGN);
        for (int part = 0; part < parts; part++) {
            YearlyTally some = new YearlyTally(DESIGN);
            for (int i = part; i < patients.size(); i += parts) {
                Patient patient = patients.get(i);
                some.add(patient.stratum(), patient.insurance(), patient.outcomes());
            }
            some.cells().forEach((place, sums) -> all.add(place, ExactSums.ofBytes(sums.toBytes())));
        }
        return new YearlyEstimates(DESIGN, STANDINGS, all);
    }

    /** Total and standard error of a stratified sample, as in any textbook: sum w x and sqrt(sum w^2 n s^2). */
    private static double[] direct(ToDoubleFunction<Patient> value) {
        double total = 0;
        double variance = 0;
        for (int stratum = 0; stratum < WEIGHTS.length; stratum++) {
            int h = stratum;
            double[] x = PATIENTS.stream()
                    .filter(patient -> patient.stratum() == h)
                    .mapToDouble(value)
                    .toArray();
            double mean = java.util.Arrays.stream(x).average().orElse(0);
            double squares =
                    java.util.Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
            total += WEIGHTS[h] * mean * x.length;
            variance += WEIGHTS[h] * WEIGHTS[h] * x.length / (x.length - 1.0) * squares;
        }
        return new double[] {total, Math.sqrt(variance)};
    }

    private static double number(@org.jspecify.annotations.Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static void assertClose(double expected, double actual) {
        assertEquals(expected, actual, 1e-9 * Math.max(1, Math.abs(expected)));
    }

    /** The study of this test counts life expectancy, which is in no year. */
    @Test
    void noYearCountsAnythingBeyondTheHorizon() {
        YearlyEstimates estimates = estimates(PATIENTS, 1);
        List<String> said = new ArrayList<>();
        estimates.yearlyOutcomes(0).forEach(row -> said.add(row.beyondHorizon()));
        estimates.budgetImpacts(0).forEach(row -> said.add(row.beyondHorizon()));
        estimates.discountingSensitivity(0).forEach(row -> said.add(row.beyondHorizon()));
        assertTrue(said.size() > 1000);
        assertEquals(List.of("none"), said.stream().distinct().toList());
    }

    @Test
    void totalsAndErrorsAreThoseOfAStratifiedSample() {
        int seen = 0;
        for (YearlyOutcome row : estimates(PATIENTS, 1).yearlyOutcomes(0)) {
            if (!row.outcome().equals("qalys")
                    || !row.policy().equals("other")
                    || row.stratumVariable().equals("exposure_type")) {
                continue;
            }
            int column = YearQuantity.QALYS.ordinal();
            ToDoubleFunction<Patient> inside = patient -> row.stratum().equals("all")
                            || row.stratum().equals(patient.insurance().label())
                    ? 1
                    : 0;
            double[] total = direct(p -> inside.applyAsDouble(p) * p.other().plain(row.year(), column));
            double[] difference = direct(p -> inside.applyAsDouble(p)
                    * (p.other().plain(row.year(), column) - p.usual().plain(row.year(), column)));
            double[] discounted = direct(p -> inside.applyAsDouble(p)
                    * (p.other().discounted(row.year(), column) - p.usual().discounted(row.year(), column)));
            assertClose(total[0], row.total());
            assertClose(total[1], row.standardError());
            assertClose(difference[0], number(row.difference()));
            assertClose(difference[1], number(row.differenceStandardError()));
            assertClose(discounted[0], number(row.discountedDifference()));
            assertClose(discounted[1], number(row.discountedDifferenceStandardError()));
            seen++;
        }
        assertEquals(YEARS * 6, seen);
    }

    @Test
    void payersPayTheirSharesOfItems() {
        for (BudgetImpact row : estimates(PATIENTS, 1).budgetImpacts(0)) {
            if (!row.policy().equals("other")) {
                continue;
            }
            ToDoubleFunction<Patient> of = p -> paid(p, p.other(), row);
            double[] total = direct(of);
            double[] difference = direct(p -> paid(p, p.other(), row) - paid(p, p.usual(), row));
            assertEquals(total[0], row.totalUsd(), 0.01 * 60_000, row.toString()); // payers' sums are rounded to cents
            assertEquals(total[1], row.standardErrorUsd(), 1e-4 * total[1] + 1, row.toString());
            assertEquals(difference[0], number(row.differenceUsd()), 0.01 * 60_000, row.toString());
            assertEquals(difference[1], number(row.differenceStandardErrorUsd()), 1e-4 * difference[1] + 1);
        }
    }

    private static double paid(Patient patient, YearSums years, BudgetImpact row) {
        double usd = 0;
        for (CostItem item : CostItem.values()) {
            if (row.costItem().equals("all") || row.costItem().equals(item.label())) {
                double cost = years.plain(row.year(), YearQuantity.ofCost(item).ordinal());
                if (row.payer().equals("all")) {
                    usd += item.isHealthCare() ? cost : 0;
                } else {
                    Payer payer = Payer.valueOf(row.payer().toUpperCase(java.util.Locale.ROOT));
                    usd += PAYERS.share(item, patient.insurance(), payer) * cost;
                }
            }
        }
        return usd;
    }

    @Test
    void whoSharesTheComparatorsCourseDiffersByNothing() {
        for (YearlyOutcome row : estimates(PATIENTS, 1).yearlyOutcomes(0)) {
            if (row.policy().equals("same")) {
                assertEquals(0, number(row.difference()));
                assertEquals(0, number(row.differenceStandardError()));
            } else if (row.policy().equals("usual")) {
                assertNull(row.difference());
            }
        }
    }

    /** Tasks and order cannot show, to the last digit. */
    @ParameterizedTest
    @ValueSource(ints = {7, 64})
    void tasksDoNotShow(int tasks) {
        List<Patient> shuffled = new ArrayList<>(PATIENTS);
        Collections.shuffle(shuffled, new Random(tasks));
        YearlyEstimates one = estimates(PATIENTS, 1);
        YearlyEstimates many = estimates(shuffled, tasks);
        assertEquals(one.yearlyOutcomes(0), many.yearlyOutcomes(0));
        assertEquals(one.budgetImpacts(0), many.budgetImpacts(0));
        assertEquals(one.discountingSensitivity(0), many.discountingSensitivity(0));
    }

    /** 1 USD a year at 5% is worth (1 - 1.05^-2) / ln 1.05 over two years; a higher rate makes less of it. */
    @Test
    void otherRatesAreAnnuities() {
        double persons = direct(p -> 1)[0];
        double[] usd = {
            direct(p -> p.usual().plain(0, YearQuantity.COST_USD.ordinal()))[0],
            direct(p -> p.usual().plain(1, YearQuantity.COST_USD.ordinal()))[0]
        };
        int seen = 0;
        for (DiscountingSensitivity row : estimates(PATIENTS, 1).discountingSensitivity(0)) {
            if (row.policy().equals("usual") && row.discountRateCosts() == 0.05) {
                double first = (1 - 1 / 1.05) / Math.log(1.05);
                assertClose((usd[0] * first + usd[1] * first / 1.05) / persons, row.costUsd());
                assertEquals(0, row.comparatorIncrementalCostUsd());
                assertNull(row.comparatorIcer());
                seen++;
            }
        }
        assertEquals(3, seen);
        assertTrue(persons > 0);
    }
}
