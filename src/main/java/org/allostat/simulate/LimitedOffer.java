package org.allostat.simulate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.allostat.policy.Capacity;
import org.allostat.policy.Policy;

/**
 * An offer for which patients may have to wait.
 *
 * @param policy id of the policy that makes it
 * @param offer its place among the policy's offers, 0 the first
 * @param capacity how many it can take
 */
record LimitedOffer(String policy, int offer, Capacity capacity) implements Serializable {
    /** The limited offers of some policies, in their order. */
    static List<LimitedOffer> of(List<Policy> policies) {
        List<LimitedOffer> limited = new ArrayList<>();
        for (Policy policy : policies) {
            for (int offer = 0; offer < policy.offers().size(); offer++) {
                if (policy.offers().get(offer).capacity().limits()) {
                    limited.add(of(policy, offer));
                }
            }
        }
        return limited;
    }

    /** One of a policy's offers. */
    static LimitedOffer of(Policy policy, int offer) {
        return new LimitedOffer(policy.id(), offer, policy.offers().get(offer).capacity());
    }

    /** The policies among some that have a limited offer, and those that are followed before them. */
    static List<Policy> concerned(List<Policy> policies) {
        return policies.stream()
                .filter(policy -> policy.hasLimitedOffer()
                        || policies.stream()
                                .anyMatch(other -> other.hasLimitedOffer()
                                        && !other.rollout().reachesEverybodyAtOnce()
                                        && other.rollout().before().equals(policy.id())))
                .toList();
    }
}
