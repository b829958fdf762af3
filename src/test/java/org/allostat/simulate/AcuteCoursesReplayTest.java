package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PatientOutcomes;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.AcuteCourse;
import org.allostat.policy.Policies;
import org.allostat.policy.Policy;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Exceptions;
import org.allostat.policy.Policy.Rollout;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.Patients;
import org.allostat.population.history.LaterCourses;
import org.allostat.random.LuckStreams;
import org.junit.jupiter.api.Test;

/** Patients who are not on long-term therapy take their courses in the replay, and policies reach them by limits of courses alone. */
class AcuteCoursesReplayTest {
    private static final Horizon HORIZON = new Horizon(2, Policy.VISIT_INTERVAL_DAYS, new Discounting(0.03));
    private static final int MAX_DAYS = 5;
    private static final double MAX_MME = 15;

    private static final Model MODEL = new Model(
            FrozenRegistry.REGISTRY.with(
                    Map.of("population.short_course.later_courses_per_year", 2.0, "hazard.overdose_base", 0.2)),
            7);
    private static final List<CohortPatient> COHORT = cohort(MODEL);

    private static final Policy HOLD = Policies.offering();
    private static final Policy STOP =
            Policies.rolledOut(Policies.offering(Policies.discontinue(Consent.NONE)), "stop", Rollout.AT_ONCE);
    private static final Policy LIMIT =
            Policies.limiting(HOLD, "limit", Exceptions.NONE, Policies.courseLimit(MAX_DAYS, MAX_MME));

    private static List<CohortPatient> cohort(Model model) {
        List<CohortPatient> cohort = new ArrayList<>(Patients.ofType(model, ExposureType.INTERMITTENT, 60));
        cohort.addAll(Patients.ofType(model, ExposureType.SHORT_COURSE, 30));
        return cohort;
    }

    private static List<PolicyOutcomes> run(Model model, List<CohortPatient> patients, Policy... policies) {
        return replay(model, patients.size(), policies)
                .run(patients, new MonthlyTally(policies.length, HORIZON.periods()));
    }

    private static PolicyReplay replay(Model model, int size, Policy... policies) {
        return new PolicyReplay(model, 0, List.of(policies), HORIZON, Valuation.of(0.03), size);
    }

    private static PatientOutcome under(PolicyOutcomes outcomes, int policy) {
        return outcomes.distinct().get(outcomes.placeOf(policy));
    }

    /** Days of courses among the days lived, by the plan and by nothing of the replay. */
    private static int plannedDays(CohortPatient patient, PatientOutcome outcome, int maxDays, int limitedFrom) {
        int days = 0;
        for (AcuteCourse course : new LaterCourses(MODEL).of(patient, HORIZON.days())) {
            int from = Math.max(0, course.fromDay());
            int until =
                    course.fromDay() >= limitedFrom ? Math.min(course.untilDay(), from + maxDays) : course.untilDay();
            days += Math.max(0, Math.min(outcome.personDays(), until) - Math.min(outcome.personDays(), from));
        }
        return days;
    }

    private static final int NO_LIMIT = 1000;

    @Test
    void patientsTakeTheCoursesOfTheirPlanToTheDayAndPayForThem() {
        List<PolicyOutcomes> all = run(MODEL, COHORT, HOLD);
        long days = 0;
        int died = 0;
        for (int i = 0; i < COHORT.size(); i++) {
            CohortPatient patient = COHORT.get(i);
            PatientOutcome outcome = under(all.get(i), 0);
            assertEquals(plannedDays(patient, outcome, NO_LIMIT, 0), outcome.opioidDays(), "patient " + i);
            assertEquals(outcome.opioidDays() > 0, outcome.costOpioidsUsd() > 0);
            assertEquals(outcome.offOpioids(), outcome.endMmePerDay() == 0);
            days += outcome.opioidDays();
            died += outcome.died() ? 1 : 0;
        }
        assertTrue(days > 1000 && died > 0, days + " days, dead: " + died);
        assertTrue(COHORT.stream().anyMatch(patient -> patient.courseDaysLeft() > 0), "nobody is in a course");
    }

    /** The end of follow-up shows whoever is in a course then as on opioids, at that dose. */
    @Test
    void theEndShowsWhoIsInACourse() {
        int on = 0;
        List<PolicyOutcomes> all = run(MODEL, COHORT, HOLD);
        for (int i = 0; i < COHORT.size(); i++) {
            PatientOutcome outcome = under(all.get(i), 0);
            if (!outcome.died()) {
                double dose = new LaterCourses(MODEL)
                        .of(COHORT.get(i), HORIZON.days()).stream()
                                .filter(course ->
                                        course.fromDay() < HORIZON.days() && course.untilDay() >= HORIZON.days())
                                .mapToDouble(AcuteCourse::mmePerDay)
                                .sum();
                assertEquals(dose, outcome.endMmePerDay());
                on += dose > 0 ? 1 : 0;
            }
        }
        assertTrue(on > 0, "nobody is in a course at the end");
    }

    /** Policies that stop, hold or taper others share one course; reviews, offers and rises do not concern these patients. */
    @Test
    void policiesWithoutALimitShareOneCourse() {
        PolicyReplay replay =
                replay(MODEL, COHORT.size(), HOLD, STOP, Policies.rolledOut(HOLD, "other", Rollout.AT_ONCE));
        long days = 0;
        for (PolicyOutcomes all : replay.run(COHORT, new MonthlyTally(3, HORIZON.periods()))) {
            assertEquals(1, all.distinct().size());
            PatientOutcome outcome = all.distinct().get(0);
            days += outcome.personDays();
            assertEquals(0, outcome.escalations() + outcome.reversals() + outcome.restarts());
            assertFalse(outcome.taperOffered() || outcome.buprenorphineOffered());
        }
        assertEquals(days, replay.days());
    }

    @Test
    void theLimitCutsWhatBeginsUnderItAndNothingElse() {
        List<PolicyOutcomes> all = run(MODEL, COHORT, HOLD, LIMIT);
        int untouched = 0;
        long saved = 0;
        for (int i = 0; i < COHORT.size(); i++) {
            CohortPatient patient = COHORT.get(i);
            PatientOutcome limited = under(all.get(i), 1);
            assertEquals(plannedDays(patient, limited, MAX_DAYS, 0), limited.opioidDays(), "patient " + i);
            boolean cuts = new LaterCourses(MODEL)
                    .of(patient, HORIZON.days()).stream()
                            .anyMatch(course -> course.fromDay() >= 0
                                    && course.fromDay() < limited.personDays()
                                    && (course.untilDay() - course.fromDay() > MAX_DAYS
                                            || course.mmePerDay() > MAX_MME));
            assertEquals(cuts, all.get(i).distinct().size() == 2, "patient " + i);
            untouched += cuts ? 0 : 1;
            PatientOutcome free = under(all.get(i), 0);
            saved += free.opioidDays() - limited.opioidDays();
        }
        assertTrue(untouched > 0 && untouched < COHORT.size(), "untouched: " + untouched);
        assertTrue(saved > 500, "days saved: " + saved);
    }

    /** A rollout: what begins before the patient's day is not cut. */
    @Test
    void aCourseThatBeginsBeforeThePolicyReachesThePatientIsNotCut() {
        Policy later = Policies.rolledOut(LIMIT, "later", new Rollout(100, 400, 0.8, HOLD.id()));
        List<PolicyOutcomes> all = run(MODEL, COHORT, HOLD, later);
        int never = 0;
        for (int i = 0; i < COHORT.size(); i++) {
            double luck = MODEL.random().uniform(COHORT.get(i).patientId(), LuckStreams.ROLLOUT.code(0), 0);
            int day = later.rollout().reachesOnDay(luck);
            PatientOutcome outcome = under(all.get(i), 1);
            assertEquals(plannedDays(COHORT.get(i), outcome, MAX_DAYS, day), outcome.opioidDays(), "patient " + i);
            never += day > HORIZON.days() ? 1 : 0;
        }
        assertTrue(never > 0, "the policy reaches everybody");
    }

    /** Each policy gives the same alone and in company. */
    @Test
    void theLimitGivesTheSameAloneAndTogether() {
        List<PolicyOutcomes> together = run(MODEL, COHORT, HOLD, STOP, LIMIT);
        List<PolicyOutcomes> alone = run(MODEL, COHORT, LIMIT);
        for (int i = 0; i < COHORT.size(); i++) {
            assertEquals(
                    PatientOutcomes.under("limit", under(alone.get(i), 0)),
                    PatientOutcomes.under("limit", under(together.get(i), 2)));
        }
    }

    /** Without later courses, whoever is in no course at the interview lives as somebody who is off opioids for good. */
    @Test
    void withLaterCoursesSwitchedOffWhoeverIsInNoneStaysOff() {
        List<CohortPatient> between = Patients.ofType(MODEL, ExposureType.SHORT_COURSE, 30).stream()
                .filter(patient -> patient.courseDaysLeft() == 0)
                .toList();
        Model off = new Model(MODEL.registry().with(Map.of("population.short_course.later_courses_per_year", 0.0)), 7);
        List<CohortPatient> offForGood =
                between.stream().map(Patients::withoutDoseOnLongTermTherapy).toList();
        List<PolicyOutcomes> expected = run(off, offForGood, HOLD);
        List<PolicyOutcomes> actual = run(off, between, HOLD);
        for (int i = 0; i < between.size(); i++) {
            PatientOutcome outcome = under(actual.get(i), 0);
            assertEquals(under(expected.get(i), 0), outcome);
            assertEquals(0, outcome.opioidDays());
            assertTrue(outcome.offOpioids());
        }
    }
}
