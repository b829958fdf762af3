package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.BackgroundMortality;
import org.allostat.evidence.CostItem;
import org.allostat.evidence.CountedItems;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Insurance;
import org.allostat.evidence.LifeTable;
import org.allostat.evidence.Perspective;
import org.allostat.evidence.Registry;
import org.allostat.evidence.Sex;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.RemainingLife;
import org.allostat.outcomes.Valuation;
import org.allostat.outcomes.YearQuantity;
import org.allostat.outcomes.YearSums;
import org.allostat.policy.Policies;
import org.allostat.policy.Policy;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Costs;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.Patients;
import org.junit.jupiter.api.Test;

class YearsOfReplayTest {
    private static final int YEARS = 3;
    private static final double RATE = 0.03;
    private static final Registry EVENTFUL = FrozenRegistry.REGISTRY.with(Map.of(
            "hazard.overdose_base", 0.05,
            "hazard.crisis_base", 0.2,
            "hazard.misuse_base", 0.1,
            "costs.lost_care_per_year", 1700.0,
            "costs.illicit_use_per_year", 16600.0,
            "costs.background_care.intermittent_per_year", 12300.0,
            "costs.background_care.short_course_per_year", 7350.0));
    private static final Model MODEL = new Model(EVENTFUL, 11);
    private static final List<Policy> POLICIES = List.of(
            Policies.policy("hold", 28, Policies.HOLD, new Costs(List.of(), List.of())),
            Policies.policy(
                    "stop",
                    84,
                    Policies.HOLD,
                    new Costs(List.of("costs.visit"), List.of()),
                    Policies.discontinue(Consent.NONE, 0.3, Policy.Repeat.EVERY_REVIEW)));
    private static final List<CohortPatient> COHORT = cohort();

    private static List<CohortPatient> cohort() {
        List<CohortPatient> all = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            all.addAll(Patients.ofType(MODEL, type, 40));
        }
        return all;
    }

    private static List<PolicyOutcomes> replay(int years, Perspective perspective, BeyondHorizon beyond) {
        Valuation valuation = new Valuation(new Discounting(RATE), perspective, beyond);
        Horizon horizon = new Horizon(years, Policy.VISIT_INTERVAL_DAYS, valuation.discounting());
        return new PolicyReplay(MODEL, 0, POLICIES, horizon, valuation, COHORT.size())
                .run(COHORT, (patient, period, batch) -> {});
    }

    private static List<PolicyOutcomes> replay(Perspective perspective) {
        return replay(YEARS, perspective, BeyondHorizon.NONE);
    }

    private static double discounted(YearSums years, YearQuantity quantity) {
        return years.discounted(quantity.ordinal());
    }

    private static double plain(YearSums years, YearQuantity quantity) {
        double sum = 0;
        for (int year = 0; year < years.years(); year++) {
            sum += years.plain(year, quantity.ordinal());
        }
        return sum;
    }

    @Test
    void yearsAddUpToTheOutcome() {
        int overdoses = 0;
        for (PolicyOutcomes all : replay(Perspective.HEALTH_CARE_SECTOR)) {
            for (int place = 0; place < all.distinct().size(); place++) {
                PatientOutcome outcome = all.distinct().get(place);
                YearSums years = all.yearsOf(place);
                assertEquals(outcome.qalys(), discounted(years, YearQuantity.QALYS), 1e-9);
                assertEquals(outcome.lifeYears(), discounted(years, YearQuantity.LIFE_YEARS), 1e-9);
                assertEquals(outcome.lifeYearsUndiscounted(), plain(years, YearQuantity.LIFE_YEARS), 1e-9);
                assertEquals(outcome.costUsd(), discounted(years, YearQuantity.COST_USD), 1e-6);
                assertEquals(outcome.costOpioidsUsd() + outcome.costCareUsd(), outcome.costUsd(), 1e-6);
                assertEquals(outcome.overdosesPrescribed(), plain(years, YearQuantity.OVERDOSES_PRESCRIBED));
                assertEquals(outcome.overdosesIllicit(), plain(years, YearQuantity.OVERDOSES_ILLICIT));
                assertEquals(outcome.mentalHealthCrises(), plain(years, YearQuantity.MENTAL_HEALTH_CRISES));
                assertEquals(outcome.suicide() ? 1 : 0, plain(years, YearQuantity.DEATHS_SUICIDE));
                assertEquals(outcome.died() ? 1 : 0, plain(years, YearQuantity.DEATHS));
                assertEquals(
                        outcome.fatalOverdose() ? 1 : 0,
                        plain(years, YearQuantity.DEATHS_OVERDOSE_PRESCRIBED)
                                + plain(years, YearQuantity.DEATHS_OVERDOSE_LOST_TOLERANCE)
                                + plain(years, YearQuantity.DEATHS_OVERDOSE_ILLICIT));
                overdoses += outcome.overdoses();
            }
        }
        assertTrue(overdoses > 10);
    }

    /** What has happened by the end of a year does not know whether a study goes on: the first years of a longer one. */
    @Test
    void yearsEndWhereAShorterStudyDoes() {
        List<PolicyOutcomes> shorter = replay(YEARS - 1, Perspective.HEALTH_CARE_SECTOR, BeyondHorizon.NONE);
        List<PolicyOutcomes> longer = replay(Perspective.HEALTH_CARE_SECTOR);
        for (int i = 0; i < shorter.size(); i++) {
            for (int policy = 0; policy < POLICIES.size(); policy++) {
                YearSums some = shorter.get(i).yearsOf(shorter.get(i).placeOf(policy));
                YearSums more = longer.get(i).yearsOf(longer.get(i).placeOf(policy));
                for (int year = 0; year < YEARS - 1; year++) {
                    for (YearQuantity quantity : List.of(
                            YearQuantity.PERSONS,
                            YearQuantity.LIFE_YEARS,
                            YearQuantity.DEATHS,
                            YearQuantity.OVERDOSES_PRESCRIBED,
                            YearQuantity.MENTAL_HEALTH_CRISES,
                            YearQuantity.COST_REVIEWS,
                            YearQuantity.COST_OVERDOSES,
                            YearQuantity.COST_BACKGROUND_CARE)) {
                        assertEquals(
                                some.plain(year, quantity.ordinal()),
                                more.plain(year, quantity.ordinal()),
                                1e-8,
                                quantity + " of year " + year);
                    }
                }
            }
        }
    }

    /** A year without events and opioids: 12,300 USD for an intermittent user, 7,350 after one short course, 20,500 in long-term therapy. */
    @Test
    void backgroundCareFollowsTheExposure() {
        for (PolicyOutcomes all : replay(Perspective.HEALTH_CARE_SECTOR)) {
            PatientOutcome outcome = all.distinct().get(0);
            double perYear = switch (ExposureType.ofPerson(outcome.patientId())) {
                case LONG_TERM -> 20_500;
                case INTERMITTENT -> 12_300;
                case SHORT_COURSE -> 7_350;
            };
            assertEquals(
                    perYear * outcome.lifeYearsUndiscounted(),
                    plain(all.yearsOf(0), YearQuantity.COST_BACKGROUND_CARE),
                    1e-6);
        }
    }

    @Test
    void perspectiveDecidesWhatCounts() {
        List<PolicyOutcomes> sector = replay(Perspective.HEALTH_CARE_SECTOR);
        CountedItems items = CountedItems.standard();
        for (Perspective perspective : List.of(Perspective.PAYER, Perspective.SOCIETAL)) {
            List<PolicyOutcomes> other = replay(perspective);
            double outside = 0;
            for (int i = 0; i < sector.size(); i++) {
                Insurance insurance =
                        Insurance.valueOf(COHORT.get(i).insurance().toUpperCase(java.util.Locale.ROOT));
                for (int place = 0; place < sector.get(i).distinct().size(); place++) {
                    double expected = 0;
                    for (CostItem item : CostItem.values()) {
                        double usd = discounted(sector.get(i).yearsOf(place), YearQuantity.ofCost(item));
                        expected += items.share(perspective, item, insurance) * usd;
                        outside += item.isHealthCare() ? 0 : usd;
                    }
                    PatientOutcome outcome = other.get(i).distinct().get(place);
                    assertEquals(expected, outcome.costUsd(), 1e-6);
                    assertEquals(sector.get(i).distinct().get(place).costCareUsd(), outcome.costCareUsd(), 1e-6);
                }
            }
            assertTrue(outside > 0);
        }
    }

    /** Who is alive at the end gets the life table's discounted years; a death costs them. */
    @Test
    void lifeBeyondTheHorizonIsTheLifeTables() {
        List<PolicyOutcomes> without = replay(Perspective.HEALTH_CARE_SECTOR);
        List<PolicyOutcomes> with = replay(YEARS, Perspective.HEALTH_CARE_SECTOR, BeyondHorizon.LIFE_EXPECTANCY);
        RemainingLife life = new RemainingLife(
                new BackgroundMortality(
                        LifeTable.standard(), List.of(), MODEL.hazard().backgroundMortalityRatio()),
                new Discounting(RATE));
        int dead = 0;
        for (int i = 0; i < with.size(); i++) {
            CohortPatient patient = COHORT.get(i);
            Sex sex = Sex.valueOf(patient.sex().toUpperCase(java.util.Locale.ROOT));
            for (int place = 0; place < with.get(i).distinct().size(); place++) {
                PatientOutcome outcome = with.get(i).distinct().get(place);
                PatientOutcome before = without.get(i).distinct().get(place);
                double expected = outcome.died()
                        ? 0
                        : life.years(patient.ageYears() + YEARS, sex) * Math.pow(1.03, -1096 / 365.25);
                assertEquals(expected, outcome.lifeYearsBeyond(), 1e-9);
                assertEquals(before.lifeYears() + outcome.lifeYearsBeyond(), outcome.lifeYears(), 1e-9);
                assertEquals(before.qalys() + outcome.qalysBeyond(), outcome.qalys(), 1e-9);
                assertEquals(before.costUsd() + outcome.costBeyondUsd(), outcome.costUsd(), 1e-6);
                assertEquals(0, before.lifeYearsBeyond());
                if (outcome.died()) {
                    dead++;
                    assertEquals(0, outcome.qalysBeyond());
                } else {
                    double utility = outcome.qalysBeyond() / outcome.lifeYearsBeyond();
                    assertTrue(utility < 1 && Math.abs(utility - outcome.meanUtility()) < 0.4, utility + " " + outcome);
                }
            }
        }
        assertTrue(dead > 3);
    }
}
