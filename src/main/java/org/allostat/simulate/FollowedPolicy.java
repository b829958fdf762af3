package org.allostat.simulate;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.allostat.evidence.CostItem;
import org.allostat.policy.Policy;
import org.allostat.policy.Prescriber;
import org.allostat.policy.Turns;
import org.allostat.population.Model;

/**
 * A policy as a replay follows it.
 *
 * @param prescriber who decides by it
 * @param reviewUsd cost of a review
 * @param educationUsd cost of a session of education
 * @param accepted cost of each offer once it is accepted, in the policy's order
 * @param before what is followed until it reaches a patient; empty where it reaches everybody at once
 */
record FollowedPolicy(
        Prescriber prescriber,
        double reviewUsd,
        double educationUsd,
        List<AcceptedCost> accepted,
        Optional<FollowedPolicy> before) {
    FollowedPolicy {
        accepted = List.copyOf(accepted);
    }

    /**
     * What an accepted offer costs.
     *
     * @param item under which it is counted
     * @param usd at the visit
     */
    record AcceptedCost(CostItem item, double usd) {}

    /**
     * A policy of a study.
     *
     * @param all the study's policies, among them the one followed before it reaches a patient, for which nobody waits
     * @param turns of each offer, whose turn comes when
     * @throws IllegalArgumentException if that one is not among them
     */
    static FollowedPolicy of(Policy policy, List<Policy> all, Model model, List<Turns> turns) {
        if (policy.rollout().reachesEverybodyAtOnce()) {
            return of(policy, Optional.empty(), model, turns);
        }
        String id = policy.rollout().before();
        Policy before = all.stream()
                .filter(other -> other.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        policy.id() + " needs policy " + id + ", which is followed before it"));
        return of(policy, Optional.of(of(before, Optional.empty(), model, atOnce(before))), model, turns);
    }

    private static List<Turns> atOnce(Policy policy) {
        return Collections.nCopies(policy.offers().size(), Turns.AT_ONCE);
    }

    private static FollowedPolicy of(Policy policy, Optional<FollowedPolicy> before, Model model, List<Turns> turns) {
        return new FollowedPolicy(
                new Prescriber(policy, model.behaviour(), model.random(), turns),
                total(policy.costs().perReview(), model),
                total(policy.costs().perOffer(), model),
                policy.offers().stream()
                        .map(offer -> new AcceptedCost(offer.costItem(), total(offer.costsOnceAccepted(), model)))
                        .toList(),
                before);
    }

    /** Whether acute courses may meet a limit, under the policy or before it. */
    boolean limitsCourses() {
        return prescriber.policy().acuteCourses().limits()
                || before.map(FollowedPolicy::limitsCourses).orElse(false);
    }

    String id() {
        return prescriber.policy().id();
    }

    private static double total(List<String> costIds, Model model) {
        double usd = 0;
        for (String id : costIds) {
            usd += model.values().applyAsDouble(id);
        }
        return usd;
    }
}
