package org.allostat.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.allostat.policy.AcuteCourse;
import org.allostat.policy.CareNotes;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.history.LaterCourses;
import org.allostat.random.LuckStreams;

/**
 * The charts with which a patient begins: one for each policy that may come to treat the patient in its own way, and one for all
 * others together, so that what they share is computed once.
 */
final class FirstCharts {
    private final Model model;
    private final List<FollowedPolicy> policies;
    private final LaterCourses laterCourses;
    private final int days;
    private final CareNotes notes;
    private final int[] allPolicies;
    private final int[] withoutLimit;
    private final int[] withLimit;

    /**
     * @param draw number of the parameter set
     * @param policies the policies to follow
     * @param queues whose turn comes when
     * @param days days that policies run
     * @param watch who hears of what is decided
     */
    FirstCharts(Model model, int draw, List<Policy> policies, WaitingLists queues, int days, ReplayWatch watch) {
        this.model = model;
        this.days = days;
        notes = watch.care();
        List<Policy> known = new ArrayList<>(policies);
        known.addAll(watch.others());
        this.policies = policies.stream()
                .map(policy -> FollowedPolicy.of(policy, known, model, queues.of(draw, policy)))
                .toList();
        laterCourses = new LaterCourses(model);
        allPolicies = IntStream.range(0, policies.size()).toArray();
        withLimit = IntStream.of(allPolicies).filter(this::limitsCourses).toArray();
        withoutLimit = IntStream.of(allPolicies)
                .filter(number -> !limitsCourses(number))
                .toArray();
    }

    private boolean limitsCourses(int number) {
        return policies.get(number).limitsCourses();
    }

    /** A patient's charts, at least one. */
    List<Chart> of(CohortPatient patient) {
        boolean longTerm = patient.exposureType().equals(ExposureType.LONG_TERM.label());
        double luck = model.random().uniform(patient.patientId(), LuckStreams.ROLLOUT.code(0), 0);
        return longTerm ? ofLongTerm(patient, luck) : ofCourses(patient, luck);
    }

    private List<Chart> ofLongTerm(CohortPatient patient, double luck) {
        double dose = patient.mmePerDay();
        List<Chart> charts = new ArrayList<>();
        if (dose > 0) {
            for (int number : allPolicies) {
                charts.add(Chart.ofLongTerm(
                        policies.get(number),
                        new int[] {number},
                        dose,
                        patient.formulation(),
                        reachesOnDay(number, luck),
                        notes));
            }
        } else {
            charts.add(Chart.ofLongTerm(policies.get(0), allPolicies, 0, patient.formulation(), 0, notes));
        }
        return charts;
    }

    private List<Chart> ofCourses(CohortPatient patient, double luck) {
        List<AcuteCourse> courses = laterCourses.of(patient, days);
        List<Chart> charts = new ArrayList<>();
        if (withoutLimit.length > 0) {
            charts.add(Chart.ofCourses(
                    policies.get(withoutLimit[0]), withoutLimit, courses, patient.formulation(), 0, notes));
        }
        for (int number : withLimit) {
            charts.add(Chart.ofCourses(
                    policies.get(number),
                    new int[] {number},
                    courses,
                    patient.formulation(),
                    reachesOnDay(number, luck),
                    notes));
        }
        return charts;
    }

    private int reachesOnDay(int number, double luck) {
        return policies.get(number).prescriber().policy().rollout().reachesOnDay(luck);
    }
}
