package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.outcomes.Measure;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PatientOutcomes;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTallyTest {
    private static final List<String> POLICIES = List.of("hold", "usual", "taper");
    private static final List<DesignStratum> STRATA =
            List.of(new DesignStratum("short_course", 200.25), new DesignStratum("long_term", 3));
    private static final List<ReportedStratum> LEVELS = List.of(
            new ReportedStratum("all", "all"),
            new ReportedStratum("sex", "female"),
            new ReportedStratum("sex", "male"),
            new ReportedStratum("sex", "nobody"));
    private static final Standings STANDINGS = new Standings(
            Map.of("hold", Standing.PRACTICE, "usual", Standing.PRACTICE, "taper", Standing.SCENARIO), false);
    private static final TallyDesign DESIGN =
            new TallyDesign(POLICIES, "usual", BeyondHorizon.LIFE_EXPECTANCY, STRATA, LEVELS);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void splitAndOrderOfPatientsDoNotShowInAnyRowOfAnyTable(int parts) {
        List<Patient> patients = patients(300);
        List<TallyRow> whole = TallyRows.of(tally(patients, 1));
        Collections.shuffle(patients, new Random(parts));
        List<TallyRow> merged = TallyRows.of(tally(patients, parts));
        assertEquals(whole, merged);
        OutcomeEstimates expected = new OutcomeEstimates(DESIGN, STANDINGS, whole);
        OutcomeEstimates actual = new OutcomeEstimates(DESIGN, STANDINGS, merged);
        assertEquals(expected.policyOutcomes(), actual.policyOutcomes());
        assertEquals(expected.policyContrasts(), actual.policyContrasts());
        assertEquals(
                expected.costEffectiveness(List.of(5e4, 1e5), Valuation.of(0.03), 2022),
                actual.costEffectiveness(List.of(5e4, 1e5), Valuation.of(0.03), 2022));
    }

    /** Whichever policy is the reference, and whatever its numbers: seeds make each the best of the three at times. */
    @Test
    void aReferenceIsNoOptionUnlessTheStudyRanksIt() {
        List<TallyRow> rows = TallyRows.of(tally(patients(60), 1));
        for (String reference : POLICIES) {
            Map<String, Standing> standings = new HashMap<>();
            POLICIES.forEach(
                    policy -> standings.put(policy, policy.equals(reference) ? Standing.REFERENCE : Standing.SCENARIO));
            List<CostEffectiveness> apart = new OutcomeEstimates(DESIGN, new Standings(standings, false), rows)
                    .costEffectiveness(List.of(5e4), Valuation.of(0.03), 2022);
            for (CostEffectiveness row : apart) {
                boolean isReference = row.policy().equals(reference);
                assertEquals(isReference ? "reference" : "scenario", row.standing());
                assertEquals(isReference, row.dominance().equals("reference"));
                assertEquals(isReference, row.netMonetaryBenefit() == null);
                assertFalse(reference.equals(row.nextBest()), row::toString);
                assertTrue(!isReference || (row.icer() == null && row.comparatorIcer() == null), row::toString);
            }
            List<CostEffectiveness> ranked = new OutcomeEstimates(DESIGN, new Standings(standings, true), rows)
                    .costEffectiveness(List.of(5e4), Valuation.of(0.03), 2022);
            assertTrue(ranked.stream().noneMatch(row -> row.dominance().equals("reference")));
            assertTrue(ranked.stream().noneMatch(row -> row.netMonetaryBenefit() == null));
        }
    }

    @Test
    void everyRowSaysWhatIsCountedBeyondTheHorizon() {
        List<TallyRow> rows = TallyRows.of(tally(patients(30), 1));
        OutcomeEstimates estimates = new OutcomeEstimates(DESIGN, STANDINGS, rows);
        List<String> said =
                new ArrayList<>(rows.stream().map(TallyRow::beyondHorizon).toList());
        estimates.policyOutcomes().forEach(row -> said.add(row.beyondHorizon()));
        estimates.policyContrasts().forEach(row -> {
            said.add(row.beyondHorizon());
            said.add(StructureContrast.of("other", "", "", row).beyondHorizon());
        });
        estimates.pivotContrasts(null).forEach(row -> said.add(row.beyondHorizon()));
        assertTrue(said.size() > 1000);
        assertEquals(List.of("life_expectancy"), said.stream().distinct().toList());
    }

    @Test
    void everyRowHoldsTheSumsOfItsPatients() {
        List<Patient> patients = patients(40);
        List<TallyRow> rows = TallyRows.of(tally(patients, 3));
        // 3 policies x 2 draws x 3 levels with patients x 2 design strata
        assertEquals(3 * 2 * 3 * 2 * Measure.values().length, rows.size());
        for (TallyRow row : rows) {
            assertEquals(sumsOneByOne(row, patients), row);
        }
    }

    /** Two policies that share an outcome are tallied as if each had one of its own that happens to be equal. */
    @Test
    void sharedOutcomesAreTalliedForEveryPolicyThatLeadsToThem() {
        OutcomeTally shared = new OutcomeTally(DESIGN);
        OutcomeTally apart = new OutcomeTally(DESIGN);
        for (Patient patient : patients(60)) {
            int other = (int) (patient.outcomes[0].patientId() % 3);
            int[] levels = {0, patient.sexLevel};
            PolicyOutcomes outcomes = new PolicyOutcomes(3);
            PatientOutcome[] each = patient.outcomes.clone();
            int place = outcomes.add(each[0]);
            int ofOther = other == 0 ? place : outcomes.add(each[other]);
            for (int policy = 0; policy < 3; policy++) {
                outcomes.assign(policy, policy == other ? ofOther : place);
                if (policy != other) {
                    each[policy] = PatientOutcomes.under(POLICIES.get(policy), each[0]);
                }
            }
            shared.add(patient.designStratum, levels, outcomes);
            apart.add(patient.designStratum, levels, PatientOutcomes.underEach(each));
        }
        assertEquals(TallyRows.of(apart), TallyRows.of(shared));
    }

    @Test
    void aStratumWithoutPatientsHasNoRow() {
        OutcomeTally tally = tally(patients(30), 1);
        OutcomeEstimates estimates = new OutcomeEstimates(DESIGN, STANDINGS, TallyRows.of(tally));
        assertFalse(estimates.policyOutcomes().stream()
                .anyMatch(row -> row.stratum().equals("nobody")));
        assertTrue(estimates.policyOutcomes().stream()
                .anyMatch(row -> row.stratum().equals("female")));
    }

    @Test
    void outcomesThatAreNotOnePatientsAreRefused() {
        OutcomeTally tally = new OutcomeTally(DESIGN);
        int[] levels = {0, 1};
        Patient patient = patients(1).get(0);
        PatientOutcome[] outcomes = patient.outcomes;
        PatientOutcome[] swapped = {outcomes[1], outcomes[0], outcomes[2]};
        PatientOutcome[] mixed = {outcomes[0], outcomes[1], patients(3).get(2).outcomes[2]};
        PatientOutcome[] few = {outcomes[0]};
        int otherStratum = 1 - patient.designStratum;
        assertThrows(
                IllegalArgumentException.class,
                () -> tally.add(patient.designStratum, levels, PatientOutcomes.underEach(swapped)));
        assertThrows(
                IllegalArgumentException.class,
                () -> tally.add(patient.designStratum, levels, PatientOutcomes.underEach(mixed)));
        assertThrows(
                IllegalArgumentException.class,
                () -> tally.add(patient.designStratum, levels, PatientOutcomes.underEach(few)));
        assertThrows(
                IllegalArgumentException.class,
                () -> tally.add(otherStratum, levels, PatientOutcomes.underEach(outcomes)));
        assertThrows(
                IllegalArgumentException.class,
                () -> tally.add(patient.designStratum, new int[] {0}, PatientOutcomes.underEach(outcomes)));
        assertTrue(TallyRows.of(tally).isEmpty());
    }

    @Test
    void talliesOfDifferentDesignsAreNotMerged() {
        TallyDesign other = new TallyDesign(POLICIES, "hold", BeyondHorizon.NONE, STRATA, LEVELS);
        assertThrows(IllegalArgumentException.class, () -> new OutcomeTally(DESIGN).merge(new OutcomeTally(other)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TallyDesign(POLICIES, "unknown", BeyondHorizon.NONE, STRATA, LEVELS));
    }

    @Test
    void strataOfOneVariableMustBeSideBySide() {
        List<ReportedStratum> levels =
                List.of(new ReportedStratum("sex", "female"), LEVELS.get(0), new ReportedStratum("sex", "male"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TallyDesign(POLICIES, "usual", BeyondHorizon.LIFE_EXPECTANCY, STRATA, levels));
    }

    @Test
    void rowsOfOneCellMustBeSummedBeforeTheyAreEstimated() {
        List<TallyRow> rows = new ArrayList<>(TallyRows.of(tally(patients(20), 1)));
        rows.add(rows.get(0));
        assertThrows(IllegalArgumentException.class, () -> new OutcomeEstimates(DESIGN, STANDINGS, rows));
    }

    private static TallyRow sumsOneByOne(TallyRow cell, List<Patient> patients) {
        Measure measure = Measure.valueOf(cell.measure().toUpperCase(java.util.Locale.ROOT));
        BigDecimal[] sums = new BigDecimal[9];
        java.util.Arrays.fill(sums, BigDecimal.ZERO);
        long count = 0;
        for (Patient patient : patients) {
            if (!patient.isIn(cell)) {
                continue;
            }
            count++;
            PatientOutcome outcome = patient.outcomes[POLICIES.indexOf(cell.policy())];
            long y = measure.numerator().steps(outcome);
            long x = measure.denominator().steps(outcome);
            long comparatorY = measure.numerator().steps(patient.outcomes[1]);
            long comparatorX = measure.denominator().steps(patient.outcomes[1]);
            long[][] factors = {
                {y, 1},
                {y, y},
                {x, 1},
                {x, x},
                {x, y},
                {y, comparatorY},
                {y, comparatorX},
                {x, comparatorY},
                {x, comparatorX}
            };
            for (int i = 0; i < sums.length; i++) {
                sums[i] = sums[i].add(BigDecimal.valueOf(factors[i][0]).multiply(BigDecimal.valueOf(factors[i][1])));
            }
        }
        return new TallyRow(
                cell.policy(),
                cell.draw(),
                cell.stratumVariable(),
                cell.stratum(),
                cell.designStratum(),
                cell.weight(),
                cell.measure(),
                cell.beyondHorizon(),
                count,
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4],
                sums[5],
                sums[6],
                sums[7],
                sums[8]);
    }

    private static OutcomeTally tally(List<Patient> patients, int parts) {
        OutcomeTally total = new OutcomeTally(DESIGN);
        for (int part = 0; part < parts; part++) {
            OutcomeTally tally = new OutcomeTally(DESIGN);
            for (int i = part; i < patients.size(); i += parts) {
                Patient patient = patients.get(i);
                tally.add(
                        patient.designStratum,
                        new int[] {0, patient.sexLevel},
                        PatientOutcomes.underEach(patient.outcomes));
            }
            total.merge(tally);
        }
        return total;
    }

    /** Patients in draw 0 and under a pivot, with random outcomes that differ between policies. */
    private static List<Patient> patients(int count) {
        Random random = new Random(42);
        List<Patient> patients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int stratum = random.nextInt(STRATA.size());
            int sexLevel = 1 + random.nextInt(2);
            for (int draw = -1; draw < 1; draw++) {
                PatientOutcome[] outcomes = new PatientOutcome[POLICIES.size()];
                for (int policy = 0; policy < outcomes.length; policy++) {
                    outcomes[policy] = outcome(i, draw, POLICIES.get(policy), STRATA.get(stratum), random);
                }
                patients.add(new Patient(stratum, sexLevel, outcomes));
            }
        }
        return patients;
    }

    private static PatientOutcome outcome(long patient, int draw, String policy, DesignStratum stratum, Random random) {
        Map<String, Object> values = new HashMap<>();
        values.put("patientId", patient);
        values.put("weight", stratum.weight());
        values.put("policy", policy);
        values.put("draw", draw);
        values.put("died", random.nextInt(5) == 0);
        values.put("overdoses", random.nextInt(3));
        values.put("personDays", 1 + random.nextInt(1826));
        values.put("taperOffered", random.nextBoolean());
        values.put("offOpioids", random.nextBoolean());
        values.put("expectedCrises", random.nextDouble());
        values.put("meanPain", 10 * random.nextDouble());
        values.put("meanUtility", random.nextDouble() - 0.3);
        values.put("endPain", 10 * random.nextDouble());
        values.put("qalys", 5 * random.nextDouble());
        values.put("costUsd", 1e5 * random.nextDouble());
        return PatientOutcomes.of(values);
    }

    /** One patient in one draw. */
    private static final class Patient {
        private final int designStratum;
        private final int sexLevel;
        private final PatientOutcome[] outcomes;

        Patient(int designStratum, int sexLevel, PatientOutcome[] outcomes) {
            this.designStratum = designStratum;
            this.sexLevel = sexLevel;
            this.outcomes = outcomes;
        }

        boolean isIn(TallyRow cell) {
            String sex = LEVELS.get(sexLevel).stratum();
            return outcomes[0].draw() == cell.draw()
                    && STRATA.get(designStratum).name().equals(cell.designStratum())
                    && (cell.stratum().equals("all") || cell.stratum().equals(sex));
        }
    }
}
