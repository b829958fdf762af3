package org.allostat.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.allostat.policy.Policy.Eligibility;
import org.allostat.policy.Policy.Exceptions;
import org.allostat.policy.Policy.StartedFor;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;

/** One patient who takes acute courses, day by day in the chart: under way until day 9, from 20 to 34 and from 100 to 103. */
class AcuteCoursesTest {
    private static final int VISIT = Policy.VISIT_INTERVAL_DAYS;
    private static final int DAYS = 112;
    private static final List<AcuteCourse> PLANNED = List.of(
            new AcuteCourse(AcuteCourse.BEFORE_START, 9, 60),
            new AcuteCourse(20, 34, 30),
            new AcuteCourse(100, 103, 80));

    private static final Policy FREE = Policies.offering(Policies.discontinue(Policy.Consent.NONE));

    private final CareState care = new CareState();
    private final Visit visit = new Visit();

    /** Changes of the dose as "day:dose" under a policy whose reviews stop everybody they reach. */
    private List<String> course(Policy policy) {
        Prescriber prescriber = new Prescriber(policy, Policies.STEADY, new RandomStreams(1));
        care.startCourses(PLANNED, "immediate_release");
        visit.person = 1;
        visit.ageYears = 50;
        List<String> changes = new ArrayList<>();
        double before = 0;
        for (int day = 0; day < DAYS; ) {
            visit.day = day;
            visit.number = day / VISIT;
            prescriber.followCourses(visit, care);
            int nextVisit = (day / VISIT + 1) * VISIT;
            Treatment treatment = care.treatment(day, nextVisit);
            assertEquals(treatment.doseMmePerDay() == 0, treatment.offOpioids());
            assertEquals(treatment.offOpioids(), care.summary().offOpioids());
            if (treatment.doseMmePerDay() != before) {
                changes.add(day + ":" + Math.round(treatment.doseMmePerDay()));
                before = treatment.doseMmePerDay();
            }
            assertTrue(treatment.untilDay() > day, "time goes on");
            day = treatment.untilDay();
        }
        return changes;
    }

    private static Policy limiting(int maxDays, double maxMme, Exceptions exceptions) {
        return Policies.limiting(FREE, "limit", exceptions, Policies.courseLimit(maxDays, maxMme));
    }

    @Test
    void coursesBeginAndEndOnTheirDays() {
        assertEquals(List.of("0:60", "9:0", "20:30", "34:0", "100:80", "103:0"), course(FREE));
    }

    /** The one under way at the interview is not touched, whatever its dose; the next begins on the same day as without the limit. */
    @Test
    void theLimitCutsDaysAndDoseOfCoursesThatBeginUnderIt() {
        assertEquals(
                List.of("0:60", "9:0", "20:30", "27:0", "100:50", "103:0"), course(limiting(7, 50, Exceptions.NONE)));
        assertEquals(
                List.of("0:60", "9:0", "20:10", "34:0", "100:10", "103:0"), course(limiting(90, 10, Exceptions.NONE)));
        assertEquals(
                List.of("0:60", "9:0", "20:30", "21:0", "100:80", "101:0"), course(limiting(1, 1000, Exceptions.NONE)));
    }

    @Test
    void exceptionsAndConditionsHold() {
        List<String> free = course(FREE);
        assertEquals(free, course(limiting(7, 50, new Exceptions(1, List.of()))));
        Eligibility old = condition(
                0,
                new PatientIs(
                        50,
                        120,
                        PatientIs.SexIs.ANY,
                        List.of(),
                        List.of(),
                        List.of(),
                        PatientIs.Answer.ANY,
                        PatientIs.Answer.ANY,
                        11));
        assertEquals(free, course(limiting(7, 50, new Exceptions(0, List.of(old)))));
        Eligibility high = condition(40, PatientIs.ANYBODY);
        CourseLimit ofHighCourses = new CourseLimit(1, 1000, high);
        assertEquals(
                List.of("0:60", "9:0", "20:30", "34:0", "100:80", "101:0"),
                course(Policies.limiting(FREE, "high", Exceptions.NONE, ofHighCourses)));
        // settled at the first course that could be cut, for good: the third, of 80 MME/d, would be an exception of its
        // own
        assertEquals(
                List.of("0:60", "9:0", "20:30", "22:0", "100:80", "102:0"),
                course(limiting(2, 1000, new Exceptions(0, List.of(high)))));
    }

    private static Eligibility condition(double minMmePerDay, PatientIs patient) {
        return new Eligibility(minMmePerDay, Double.POSITIVE_INFINITY, 0, 0, StartedFor.ANY, patient);
    }

    /** Neither in a course nor between two: the policy would stop everybody whom it reviews. */
    @Test
    void noReviewConcernsWhoeverTakesCourses() {
        Prescriber prescriber = new Prescriber(FREE, Policies.returning(1), new RandomStreams(1));
        care.startCourses(PLANNED, "immediate_release");
        for (int number = 0; number < 4; number++) {
            visit.day = VISIT * number;
            visit.number = number;
            prescriber.followCourses(visit, care);
            double dose = care.doseMmePerDay;
            prescriber.visit(visit, care);
            assertEquals(dose, care.doseMmePerDay);
            assertEquals(CareState.Phase.IN_COURSES, care.phase());
        }
        assertEquals(0, care.reviews());
        assertTrue(care.isBeyondReach());
        assertFalse(care.summary().taperOffered());
    }

    @Test
    void aLimitAtItsDefaultsLimitsNothing() {
        assertFalse(Policies.NO_LIMIT.limits());
        assertTrue(Policies.courseLimit(89, 1000).limits());
        assertTrue(Policies.courseLimit(90, 999).limits());
    }
}
