package org.allostat.simulate;

import java.util.List;
import org.allostat.policy.Policy;
import org.allostat.policy.Prescriber;
import org.allostat.population.Model;

/**
 * A policy as a replay follows it.
 *
 * @param prescriber who decides by it
 * @param reviewUsd cost of a review
 * @param educationUsd cost of a session of education
 * @param acceptedUsd cost of each offer once it is accepted, in the policy's order
 */
record FollowedPolicy(Prescriber prescriber, double reviewUsd, double educationUsd, List<Double> acceptedUsd) {
    FollowedPolicy {
        acceptedUsd = List.copyOf(acceptedUsd);
    }

    static FollowedPolicy of(Policy policy, Model model) {
        return new FollowedPolicy(
                new Prescriber(policy, model.behaviour(), model.random()),
                total(policy.costs().perReview(), model),
                total(policy.costs().perOffer(), model),
                policy.offers().stream()
                        .map(offer -> total(offer.costsOnceAccepted(), model))
                        .toList());
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
