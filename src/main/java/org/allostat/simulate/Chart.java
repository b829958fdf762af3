package org.allostat.simulate;

import org.allostat.policy.CareState;
import org.allostat.policy.CareSummary;
import org.allostat.policy.QueuePlace;
import org.allostat.policy.Treatment;
import org.allostat.policy.Visit;

/**
 * What a policy has decided for a patient, and what care has cost under it. A patient whom no policy can reach has a
 * single chart, which stands for all policies.
 */
final class Chart {
    private final FollowedPolicy policy;
    private final int reachesOnDay;
    private FollowedPolicy followed;
    private boolean isReached;
    private final int[] policies;
    private final CareState care = new CareState();
    private double careUsd;

    /**
     * How a chart ends: charts of one course that end alike lead to one outcome.
     *
     * @param care what the chart tells
     * @param careUsd what care has cost, at policy start
     */
    record Ending(CareSummary care, double careUsd) {}

    /**
     * @param policy what is followed
     * @param policies numbers of the policies that the chart stands for
     * @param mmePerDay prescribed dose at policy start, MME/d
     * @param formulation how it is taken
     * @param reachesOnDay day on which the policy reaches the patient
     */
    Chart(FollowedPolicy policy, int[] policies, double mmePerDay, String formulation, int reachesOnDay) {
        this.policy = policy;
        this.reachesOnDay = reachesOnDay;
        followed = policy.before().orElse(policy);
        isReached = policy.before().isEmpty();
        this.policies = policies;
        care.start(mmePerDay, formulation);
    }

    String policyId() {
        return policy.id();
    }

    /** Numbers of the policies that the chart stands for. */
    int[] policies() {
        return policies;
    }

    void spendCare(double presentUsd) {
        careUsd += presentUsd;
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
        if (!isReached && visit.day >= reachesOnDay && care.phase() != CareState.Phase.TAPERING) {
            isReached = true; // not before a taper under way has ended as it began
            followed = policy;
            care.changePolicy();
        }
        followed.prescriber().visit(visit, care);
        double usd = (care.reviews() - reviews) * followed.reviewUsd()
                + (care.educationSessions() - sessions) * followed.educationUsd();
        for (int offer = 0; offer < followed.acceptedUsd().size(); offer++) {
            usd += care.wasAcceptedToday(offer) ? followed.acceptedUsd().get(offer) : 0;
        }
        spendCare(usd * discount);
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
        return new Ending(care.summary(), careUsd);
    }
}
