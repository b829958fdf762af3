package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Offer;
import org.allostat.policy.PatientIs;
import org.allostat.policy.Policies;
import org.allostat.policy.Policy;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Costs;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.Patients;
import org.allostat.population.StratumVariable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the replay. Patients are a real cohort of {@value #PATIENTS}, each standing for one adult. */
class PolicyReplayTest {
    private static final int PATIENTS = 130;
    private static final int YEARS = 2;
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY;
    private static final Model MODEL = new Model(REGISTRY, 4);
    private static final List<CohortPatient> COHORT = Patients.longTerm(MODEL, PATIENTS);
    private static final Offer FORCED = Policies.taper(Policies.relentless(Policies.TENTH_MONTHLY), Consent.NONE, 0);

    /** Hazards far above the registry's: rare events must show in few patients. */
    private static final Model DANGEROUS = new Model(
            REGISTRY.with(Map.of(
                    "hazard.overdose_base", 0.3,
                    "hazard.overdose_lost_tolerance", 10.0,
                    "hazard.crisis_base", 0.2,
                    "hazard.misuse_base", 0.1,
                    "hazard.background_mortality_ratio", 15.0)),
            4);

    /** The same, in a world in which everything that can happen at a visit happens often. */
    private static final Model EVENTFUL_VISITS = new Model(
            DANGEROUS
                    .registry()
                    .with(Map.of(
                            "pain.course.sd", 1.0,
                            "care.distress_weight", 0.41,
                            "behaviour.restart.per_visit", 0.3,
                            "behaviour.buprenorphine.dropout", 0.2,
                            "behaviour.acceptance.per_failure", -1.0,
                            "behaviour.offer_again_days", 112.0,
                            "hazard.illicit_exit_per_year", 2.0)),
            4);

    private record Run(List<PatientOutcome> outcomes, List<MonthlySums> months) {
        double sum(ToDoubleFunction<PatientOutcome> value) {
            return outcomes.stream().mapToDouble(value).sum();
        }

        /** Sum of a field over the months of everybody, in persons. */
        double monthly(int field) {
            return months.stream()
                            .filter(cell -> cell.stratum() == 0)
                            .mapToLong(cell -> cell.sums()[field])
                            .sum()
                    / MonthlyTally.STEPS_PER_UNIT;
        }
    }

    private static Run run(Model model, Policy policy, List<CohortPatient> patients, int block, double rate) {
        Discounting discounting = new Discounting(rate);
        Horizon horizon = new Horizon(YEARS, Policy.VISIT_INTERVAL_DAYS, discounting);
        PolicyReplay replay = new PolicyReplay(model, 0, List.of(policy), horizon, Valuation.of(rate), block);
        MonthlyTally tally = new MonthlyTally(1, horizon.periods());
        List<PatientOutcome> outcomes = new ArrayList<>();
        for (int from = 0; from < patients.size(); from += block) {
            List<CohortPatient> some = patients.subList(from, Math.min(patients.size(), from + block));
            replay.run(some, tally).forEach(all -> outcomes.addAll(all.distinct()));
        }
        outcomes.sort(Comparator.comparingLong(PatientOutcome::patientId));
        return new Run(outcomes, tally.cells(0, policy.id(), 0));
    }

    private static Run run(Model model, Offer... offers) {
        return run(model, escalating("policy", offers), COHORT, 64, 0.03);
    }

    private static Policy escalating(String id, Offer... offers) {
        return Policies.policy(id, 28, Policies.ESCALATE, new Costs(List.of(), List.of()), offers);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void blocksAndOrderDoNotShow(int block) {
        Policy policy = escalating(
                "mixed",
                Policies.discontinue(Consent.NONE, 0.1, Policy.Repeat.EVERY_REVIEW),
                Policies.buprenorphine(Consent.REQUIRED),
                Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 0.5),
                FORCED);
        Run whole = run(EVENTFUL_VISITS, policy, COHORT, 64, 0.03);
        assertTrue(whole.sum(PatientOutcome::restarts) > 0 && whole.sum(PatientOutcome::buprenorphineDropouts) > 0);
        List<CohortPatient> reversed = new ArrayList<>(COHORT);
        Collections.reverse(reversed);
        Run other = run(EVENTFUL_VISITS, policy, reversed, block, 0.03);
        assertEquals(whole.outcomes(), other.outcomes());
        assertEquals(whole.months().size(), other.months().size());
        for (int cell = 0; cell < whole.months().size(); cell++) {
            assertEquals(asText(whole.months().get(cell)), asText(other.months().get(cell)));
        }
    }

    private static String asText(MonthlySums cell) {
        return cell.stratum() + " " + cell.month() + " " + java.util.Arrays.deepToString(cell.byType());
    }

    /** An offer that reaches nobody changes nothing: the luck is the person's, not the policy's. */
    @Test
    void policyThatDoesNothingEqualsAnotherThatDoesNothing() {
        Offer forNobody = Policies.discontinue(
                Consent.NONE, new Policy.Eligibility(1e6, 2e6, 0, 0, Policy.StartedFor.ANY, PatientIs.ANYBODY));
        Run plain = run(DANGEROUS, escalating("hold"), COHORT, 64, 0.03);
        Run other = run(DANGEROUS, escalating("hold", forNobody), COHORT, 64, 0.03);
        assertEquals(plain.outcomes(), other.outcomes());
        Run named = run(DANGEROUS, escalating("other"), COHORT, 64, 0.03);
        assertNotEquals(plain.outcomes(), named.outcomes());
        assertEquals(plain.sum(PatientOutcome::qalys), named.sum(PatientOutcome::qalys));
        assertEquals(plain.sum(PatientOutcome::costUsd), named.sum(PatientOutcome::costUsd));
    }

    @Test
    void deathEndsEverything() {
        Run run = run(DANGEROUS, FORCED);
        int deaths = 0;
        for (PatientOutcome outcome : run.outcomes()) {
            assertTrue(outcome.personDays() >= 1);
            Integer day = outcome.deathDay();
            if (day == null) {
                assertFalse(outcome.died() || outcome.overdoseOrSuicideDeath());
                assertEquals(731, outcome.personDays()); // 2 x 365.25, rounded up
            } else {
                deaths++;
                assertEquals(day, outcome.personDays());
                assertTrue(outcome.died() && outcome.lifeYears() <= day / 365.25);
            }
        }
        assertTrue(deaths > 10 && deaths < PATIENTS, "deaths: " + deaths);
    }

    /** Hazards so high that some are dead on the first day. */
    @Test
    void whoeverDiesOnTheFirstDayHasLivedOneDay() {
        Model deadly = new Model(
                REGISTRY.with(Map.of(
                        "hazard.crisis_base",
                        1.0,
                        "hazard.crisis_suicide_share",
                        1.0,
                        "hazard.crisis_withdrawal_weight",
                        100.0,
                        "hazard.crisis_hyperkatifeia_weight",
                        100.0,
                        "hazard.crisis_unmasked_load_weight",
                        100.0,
                        "hazard.crisis_hyperkatifeia_squared_weight",
                        200.0)),
                4);
        Run run = run(deadly, escalating("deadly"), COHORT, 64, 0);
        long first = run.outcomes().stream().filter(o -> o.personDays() == 1).count();
        assertTrue(first > 0);
        for (PatientOutcome outcome : run.outcomes()) {
            if (outcome.personDays() == 1) {
                assertEquals(1 / 365.25, outcome.lifeYears(), 1e-15);
                assertEquals(outcome.meanUtility() / 365.25, outcome.qalys(), 1e-15);
                assertEquals(1, outcome.mentalHealthCrises());
                assertTrue(outcome.suicide());
            }
        }
    }

    @Test
    void monthsAddUpToPatients() {
        Run run = run(DANGEROUS, FORCED);
        assertEquals(run.sum(PatientOutcome::personDays), run.monthly(MonthlyTally.PERSON_DAYS), 1e-9);
        assertEquals(run.sum(PatientOutcome::overdoses), run.monthly(MonthlyTally.OVERDOSES), 1e-9);
        assertEquals(run.sum(PatientOutcome::mentalHealthCrises), run.monthly(MonthlyTally.CRISES), 1e-9);
        assertEquals(run.sum(outcome -> outcome.died() ? 1 : 0), run.monthly(MonthlyTally.DEATHS), 1e-9);
        double pain = run.sum(outcome -> outcome.meanPain() * outcome.personDays());
        assertEquals(pain, run.monthly(MonthlyTally.FIRST_READOUT), 1e-6 * pain);
        double first = run.months().stream()
                .filter(cell -> cell.stratum() == 0 && cell.month() == 0)
                .mapToLong(cell -> cell.sums()[MonthlyTally.PATIENTS])
                .sum();
        assertEquals(PATIENTS, first);
    }

    private static boolean isSex(int stratum) {
        int first = StratumVariable.SEX.offset();
        return stratum >= first
                && stratum < first + StratumVariable.SEX.strata().size();
    }

    /** Each stratum variable cuts everybody up without rest. */
    @Test
    void strataOfAVariableAddUpToEverybody() {
        Run run = run(DANGEROUS, FORCED);
        long all = 0;
        long sexes = 0;
        for (MonthlySums cell : run.months()) {
            all += cell.stratum() == 0 ? cell.sums()[MonthlyTally.PERSON_DAYS] : 0;
            sexes += isSex(cell.stratum()) ? cell.sums()[MonthlyTally.PERSON_DAYS] : 0;
        }
        assertEquals(all, sexes);
    }

    @Test
    void illicitRouteNeedsMisuse() {
        Run run = run(DANGEROUS, FORCED);
        int misusing = 0;
        for (PatientOutcome outcome : run.outcomes()) {
            assertEquals(
                    outcome.overdoses(),
                    outcome.overdosesPrescribed() + outcome.overdosesLostTolerance() + outcome.overdosesIllicit());
            if (outcome.misuseDay() == null) {
                assertEquals(0, outcome.overdosesIllicit());
                assertEquals(0, outcome.expectedOverdosesIllicit());
            } else {
                misusing++;
                assertEquals(outcome.misuseDay() < outcome.personDays(), outcome.expectedOverdosesIllicit() > 0);
            }
        }
        assertTrue(misusing > 10);
        assertTrue(run.sum(PatientOutcome::overdosesIllicit) > 0);
    }

    /**
     * Counts less their cumulative hazards are sums of martingales, whose variance is the hazard: within five of its square
     * roots, with false-alarm probability below 1e-5 each.
     */
    @Test
    void eventsAreTheirHazardsOnAverage() {
        Run run = run(DANGEROUS, FORCED);
        assertMartingale(
                run.sum(PatientOutcome::overdosesPrescribed), run.sum(PatientOutcome::expectedOverdosesPrescribed));
        assertMartingale(
                run.sum(PatientOutcome::overdosesLostTolerance),
                run.sum(PatientOutcome::expectedOverdosesLostTolerance));
        assertMartingale(run.sum(PatientOutcome::overdosesIllicit), run.sum(PatientOutcome::expectedOverdosesIllicit));
        assertMartingale(run.sum(PatientOutcome::mentalHealthCrises), run.sum(PatientOutcome::expectedCrises));
    }

    private static void assertMartingale(double counted, double expected) {
        assertTrue(expected > 25, "too few events expected: " + expected);
        assertEquals(expected, counted, 5 * Math.sqrt(expected));
    }

    @Test
    void lifeYearsAreDaysWithoutDiscountingAndTheAnnuityWithIt() {
        for (PatientOutcome outcome :
                run(DANGEROUS, escalating("hold"), COHORT, 64, 0).outcomes()) {
            assertEquals(outcome.personDays() / 365.25, outcome.lifeYears(), 1e-12);
            assertEquals(outcome.meanUtility() * outcome.lifeYears(), outcome.qalys(), 1e-12);
        }
        double years = 731 / 365.25;
        double annuity = (1 - Math.pow(1.03, -years)) / Math.log(1.03);
        for (PatientOutcome outcome : survivors(run(MODEL), outcome -> true)) {
            assertEquals(annuity, outcome.lifeYears(), 1e-12);
        }
    }

    /**
     * Lost care rises by (1 - Q) k_Q at a stop without consent on day 28 and mends as exp(-t / tau_Q), the day of the stop being the
     * first that mends. Over n days after it the sum is 0.7 (q + ... + q^n), q = exp(-1/610).
     */
    @Test
    void imposedStopLosesCareOnceAndAnAgreedOneNone() {
        Map<String, Double> willing =
                Map.of("behaviour.acceptance.intercept", 10.0, "behaviour.acceptance.craving", 0.0);
        Model model = new Model(REGISTRY.with(willing), 4);
        Run imposed = run(model, Policies.discontinue(Consent.NONE));
        double kept = Math.exp(-1 / 610.0);
        double expected = imposed.sum(outcome ->
                0.7 * kept * (1 - Math.pow(kept, Math.max(0, outcome.personDays() - 28))) / (1 - kept));
        assertEquals(expected, imposed.monthly(careLoss()), 1e-5 * expected);
        assertEquals(0, run(model, Policies.discontinue(Consent.REQUIRED)).monthly(careLoss()));
        assertEquals(
                0,
                run(model, Policies.taper(Policies.TENTH_MONTHLY, Consent.REQUIRED, 1))
                        .monthly(careLoss()));
        assertEquals(0, run(model, Policies.buprenorphine(Consent.REQUIRED)).monthly(careLoss()));
    }

    /** Ten cuts by a tenth lose less than one by all: 1 - (1 - 0.07)^10 = 0.516 with nothing mended in between, against 0.7. */
    @Test
    void imposedTaperLosesLessCareThanAStop() {
        double taper = run(MODEL, FORCED).monthly(careLoss());
        double stop = run(MODEL, Policies.discontinue(Consent.NONE)).monthly(careLoss());
        assertTrue(taper > 0.3 * stop && taper < 0.516 / 0.7 * stop, taper + " of " + stop);
    }

    /** A return halves what is lost: with the same stop once, less care is lost in those who return. */
    @Test
    void returnGivesHalfOfTheLostCareBack() {
        Offer once = Policies.discontinue(Consent.NONE, 1, Policy.Repeat.ONCE);
        Run gone = run(MODEL, once);
        Run back = run(new Model(REGISTRY.with(Map.of("behaviour.restart.per_visit", 1.0)), 4), once);
        assertTrue(back.sum(PatientOutcome::restarts) > PATIENTS / 2);
        assertTrue(back.monthly(careLoss()) < 0.8 * gone.monthly(careLoss()));
        assertTrue(back.monthly(careLoss()) > 0.45 * gone.monthly(careLoss()));
        assertEquals(back.sum(outcome -> outcome.died() ? 1 : 0), back.monthly(MonthlyTally.DEATHS), 1e-9);
    }

    private static int careLoss() {
        return MonthlyTally.FIRST_READOUT
                + java.util.Arrays.asList(MonthlyTally.READOUTS).indexOf(org.allostat.kernel.Readout.CARE_LOSS);
    }

    /** 731 days at a constant dose: dose x days x 0.03 USD, and 20,500 USD of care a year, without discounting. */
    @Test
    void costsOfAnUneventfulCourseAreDrugAndBackgroundCare() {
        Run run = run(MODEL, Policies.offering(), COHORT, 64, 0);
        Map<Long, CohortPatient> byId = new HashMap<>();
        COHORT.forEach(patient -> byId.put(patient.patientId(), patient));
        List<PatientOutcome> uneventful = survivors(
                run, outcome -> outcome.overdoses() + outcome.mentalHealthCrises() + outcome.escalations() == 0);
        assertTrue(uneventful.size() > PATIENTS / 2);
        for (PatientOutcome outcome : uneventful) {
            CohortPatient patient = byId.get(outcome.patientId());
            double mme = patient == null ? Double.NaN : patient.mmePerDay();
            assertEquals(mme * 731 * 0.03, outcome.costOpioidsUsd(), 1e-6);
            assertEquals(20_500 * 731 / 365.25, outcome.costCareUsd(), 1e-6);
            assertEquals(outcome.costOpioidsUsd() + outcome.costCareUsd(), outcome.costUsd(), 1e-9);
        }
    }

    /** Switched at the first visit: 28 days of the agonist, then 703 days of buprenorphine at 130 USD a week; 26 visits. */
    @Test
    void costsOfASwitchAreBuprenorphineWeeksAndReviews() {
        Policy policy = Policies.policy(
                "switch",
                28,
                Policies.HOLD,
                new Costs(List.of("costs.visit"), List.of()),
                Policies.buprenorphine(Consent.NONE));
        for (PatientOutcome outcome :
                survivors(run(MODEL, policy, COHORT, 64, 0), o -> o.overdoses() + o.mentalHealthCrises() == 0)) {
            CohortPatient patient = COHORT.stream()
                    .filter(some -> some.patientId() == outcome.patientId())
                    .findFirst()
                    .orElseThrow();
            double drug = patient.mmePerDay() * 28 * 0.03 + 703 / 7.0 * 130;
            assertEquals(drug, outcome.costOpioidsUsd(), 1e-6);
            assertEquals(20_500 * 731 / 365.25 + 130, outcome.costCareUsd(), 1e-6); // reviewed once, on the agonist
            assertTrue(outcome.onBuprenorphine());
            assertNull(outcome.deathDay());
        }
    }

    private static List<PatientOutcome> survivors(Run run, Predicate<PatientOutcome> which) {
        List<PatientOutcome> some =
                run.outcomes().stream().filter(o -> !o.died() && which.test(o)).toList();
        assertTrue(some.size() > PATIENTS / 3, "survivors: " + some.size());
        return some;
    }
}
