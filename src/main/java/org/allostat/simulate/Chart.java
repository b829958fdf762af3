package org.allostat.simulate;

import java.util.List;
import org.allostat.evidence.CostItem;
import org.allostat.outcomes.YearSums;
import org.allostat.policy.AcuteCourse;
import org.allostat.policy.CareNotes;
import org.allostat.policy.CareState;
import org.allostat.policy.CareSummary;
import org.allostat.policy.Decision;
import org.allostat.policy.QueuePlace;
import org.allostat.policy.Treatment;
import org.allostat.policy.Visit;

/**
 * What a policy has decided for a patient, and what its visits have cost. Policies that can do nothing for a patient, or nothing
 * that differs, have a single chart.
 */
final class Chart {
    private final FollowedPolicy policy;
    private final int reachesOnDay;
    private FollowedPolicy followed;
    private boolean isReached;
    private final int[] policies;
    private final CareNotes notes;
    private final CareState care;
    private final YearSums costs = new YearSums(CostItem.count());

    /**
     * How a chart ends: charts of one course that end alike lead to one outcome.
     *
     * @param care what the chart tells
     * @param costs what its visits have cost, by {@link CostItem}
     */
    record Ending(CareSummary care, YearSums costs) {}

    private Chart(FollowedPolicy policy, int[] policies, int reachesOnDay, CareNotes notes) {
        this.policy = policy;
        this.notes = notes;
        care = new CareState(notes);
        this.reachesOnDay = reachesOnDay;
        followed = policy.before().orElse(policy);
        isReached = policy.before().isEmpty();
        this.policies = policies;
    }

    /**
     * The chart of a patient on long-term therapy.
     *
     * @param policy what is followed
     * @param policies numbers of the policies that the chart stands for
     * @param mmePerDay prescribed dose at policy start, MME/d
     * @param formulation how it is taken
     * @param reachesOnDay day on which the policy reaches the patient
     * @param notes hears what is decided
     */
    static Chart ofLongTerm(
            FollowedPolicy policy,
            int[] policies,
            double mmePerDay,
            String formulation,
            int reachesOnDay,
            CareNotes notes) {
        Chart chart = new Chart(policy, policies, reachesOnDay, notes);
        chart.care.start(mmePerDay, formulation);
        return chart;
    }

    /**
     * The chart of a patient who is not on long-term therapy.
     *
     * @param courses acute courses, as long and as high as they would be if no policy limited them
     */
    static Chart ofCourses(
            FollowedPolicy policy,
            int[] policies,
            List<AcuteCourse> courses,
            String formulation,
            int reachesOnDay,
            CareNotes notes) {
        Chart chart = new Chart(policy, policies, reachesOnDay, notes);
        chart.care.startCourses(courses, formulation);
        return chart;
    }

    String policyId() {
        return policy.id();
    }

    /** Numbers of the policies that the chart stands for. */
    int[] policies() {
        return policies;
    }

    /**
     * Decides at a visit, if the policy can still reach the patient.
     *
     * @param visit what the prescriber sees
     * @param discount what a dollar of the day is worth at policy start
     */
    void visit(Visit visit, double discount) {
        if (care.isBeyondReach()) {
            return;
        }
        int reviews = care.reviews();
        int sessions = care.educationSessions();
        comeUnderPolicy(visit.day);
        followed.prescriber().visit(visit, care);
        spend(CostItem.REVIEWS, visit.day, (care.reviews() - reviews) * followed.reviewUsd(), discount);
        spend(CostItem.OFFERS, visit.day, (care.educationSessions() - sessions) * followed.educationUsd(), discount);
        for (int offer = 0; offer < followed.accepted().size(); offer++) {
            if (care.wasAcceptedToday(offer)) {
                FollowedPolicy.AcceptedCost cost = followed.accepted().get(offer);
                spend(cost.item(), visit.day, cost.usd(), discount);
            }
        }
    }

    private void spend(CostItem item, int day, double usd, double discount) {
        costs.addEvent(item.ordinal(), day, usd, discount);
    }

    private void comeUnderPolicy(int day) {
        if (!isReached && day >= reachesOnDay && care.phase() != CareState.Phase.TAPERING) {
            isReached = true; // not before a taper under way has ended as it began
            followed = policy;
            care.changePolicy();
            notes.note(day, new Decision.PolicyReached(policy.id()));
        }
    }

    /** Whether an acute course begins or ends by a day. */
    boolean hasCourseChangeBy(int day) {
        return care.hasCourseChangeBy(day);
    }

    /**
     * Ends and begins the acute courses that end or begin by today.
     *
     * @param visit what the prescriber sees today
     */
    void followCourses(Visit visit) {
        if (care.hasCourseChangeBy(visit.day)) {
            comeUnderPolicy(visit.day);
            followed.prescriber().followCourses(visit, care);
        }
    }

    /** Takes the taper step that is due on a day between visits. */
    void stepBetweenVisits(int day) {
        followed.prescriber().stepBetweenVisits(day, care);
    }

    /**
     * What the body meets under this chart.
     *
     * @param day today
     * @param visitDay day of the next visit
     */
    Treatment treatment(int day, int visitDay) {
        return care.treatment(day, visitDay);
    }

    /** Where the patient stands with limited offers. */
    QueuePlace queue() {
        return care.queue();
    }

    /** What the chart says in the end. */
    Ending ending() {
        return new Ending(care.summary(), costs);
    }
}
