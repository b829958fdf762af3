package org.allostat.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.Sex;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.population.CohortPatient;
import org.allostat.population.PainCourse;

/** A patient in a replay: the courses so far, and the outcomes of those that have ended. */
final class ReplayedPatient {
    private final CohortPatient patient;
    private final Sex sex;
    private final int exposureType;
    private int[] tallyCells = {};
    private final List<Course> courses = new ArrayList<>();
    private final PolicyOutcomes outcomes;
    private PainCourse.Now painCourse = PainCourse.Now.NONE;

    ReplayedPatient(CohortPatient patient, int policies) {
        this.patient = patient;
        sex = Sex.valueOf(patient.sex().toUpperCase(java.util.Locale.ROOT));
        exposureType = MonthlyTally.typeOf(patient);
        outcomes = new PolicyOutcomes(policies);
    }

    CohortPatient patient() {
        return patient;
    }

    Sex sex() {
        return sex;
    }

    /** Number of the exposure type. */
    int exposureType() {
        return exposureType;
    }

    /** How the disease stands until the next visit; the same under every policy. */
    PainCourse.Now painCourse() {
        return painCourse;
    }

    void setPainCourse(PainCourse.Now now) {
        painCourse = now;
    }

    /** Where the patient's months are tallied; found when first asked, since only the cohort has a place there. */
    int[] tallyCells() {
        if (tallyCells.length == 0) {
            tallyCells = MonthlyTally.cellsOf(patient);
        }
        return tallyCells;
    }

    /** Every course there has been; new ones come at the end. */
    List<Course> courses() {
        return courses;
    }

    /** Whether no course goes on. */
    boolean isFinished() {
        for (Course course : courses) {
            if (!course.isFinished()) {
                return false;
            }
        }
        return true;
    }

    PolicyOutcomes outcomes() {
        return outcomes;
    }

    /** Takes a course's outcomes: one for all of its charts that end alike, under the first one's policy. */
    void end(Course course, OutcomeOfEnding outcomeOf) {
        Map<Chart.Ending, Integer> places = new HashMap<>();
        for (Chart chart : course.charts()) {
            int place =
                    places.computeIfAbsent(chart.ending(), ending -> outcomeOf.add(chart.policyId(), ending, outcomes));
            for (int policy : chart.policies()) {
                outcomes.assign(policy, place);
            }
        }
    }

    /** Adds the outcome under a policy whose chart ends so, and tells its place. */
    interface OutcomeOfEnding {
        int add(String policyId, Chart.Ending ending, PolicyOutcomes outcomes);
    }
}
