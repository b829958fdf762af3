package org.allostat.simulate;

import org.allostat.policy.CareState;
import org.allostat.policy.Visit;

/**
 * What a policy has decided for a patient, and what care has cost under it. A patient whom no policy can reach has a
 * single chart, which stands for all policies.
 */
final class Chart {
    private final FollowedPolicy policy;
    private final int[] policies;
    private final CareState care = new CareState();
    private double careUsd;

    /**
     * @param policy what is followed
     * @param policies numbers of the policies that the chart stands for
     * @param mmePerDay prescribed dose at policy start, MME/d
     * @param formulation how it is taken
     */
    Chart(FollowedPolicy policy, int[] policies, double mmePerDay, String formulation) {
        this.policy = policy;
        this.policies = policies;
        care.start(mmePerDay, formulation);
    }

    CareState care() {
        return care;
    }

    String policyId() {
        return policy.id();
    }

    /** Numbers of the policies that the chart stands for. */
    int[] policies() {
        return policies;
    }

    double careUsd() {
        return careUsd;
    }

    void spendCare(double presentUsd) {
        careUsd += presentUsd;
    }

    /**
     * Decides at a visit.
     *
     * @param visit what the prescriber sees
     * @param selfManagementUsd cost of a course of self-management
     * @param discount what a dollar of the day is worth at policy start
     */
    void visit(Visit visit, double selfManagementUsd, double discount) {
        int reviews = care.reviews();
        int sessions = care.educationSessions();
        int courses = care.selfManagementStarts();
        policy.prescriber().visit(visit, care);
        double usd = (care.reviews() - reviews) * policy.reviewUsd()
                + (care.educationSessions() - sessions) * policy.educationUsd()
                + (care.selfManagementStarts() - courses) * selfManagementUsd;
        spendCare(usd * discount);
    }

    /** Takes the taper step that is due on a day between visits. */
    void stepBetweenVisits(int day) {
        policy.prescriber().stepBetweenVisits(day, care);
    }

    /** The next day at which a taper step is due before the next visit, or the day of that visit. */
    int nextStepBefore(int visitDay) {
        return policy.prescriber().nextStepBefore(care, visitDay);
    }

    /**
     * Whether the body meets the same under both charts until the next visit, unless a taper step comes before.
     *
     * @param day today
     * @param visitDay day of the next visit
     * @param trustLostDays how long a taper or stop is held against care
     */
    boolean treatsAs(Chart other, int day, int visitDay, double trustLostDays) {
        return care.treatsAs(other.care, day, trustLostDays)
                && nextStepBefore(visitDay) == other.nextStepBefore(visitDay);
    }

    /** Whether the outcome is the same under both charts of a course. */
    boolean endsAs(Chart other) {
        return care.endsAs(other.care) && careUsd == other.careUsd;
    }
}
