package org.allostat.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Policy;
import org.allostat.policy.Turns;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;

/** Queues over patients in memory, for tests: the passes without Spark, in draw 0. */
final class Queues {
    private Queues() {}

    static SettledQueues settled(Model model, List<Policy> policies, Horizon horizon, List<CohortPatient> cohort) {
        return SettledQueues.of(
                LimitedOffer.of(policies),
                List.of(0),
                (draws, lists) -> Map.of(0, counted(model, policies, horizon, cohort, lists)));
    }

    /** What happens in each queue under given turns. */
    static List<QueueCounts> counted(
            Model model, List<Policy> policies, Horizon horizon, List<CohortPatient> cohort, WaitingLists lists) {
        QueueTally tally = new QueueTally(policies, LimitedOffer.of(policies), horizon.periods());
        new PolicyReplay(model, 0, policies, horizon, Valuation.of(0), cohort.size(), lists).run(cohort, tally);
        return tally.counts();
    }

    /** The queue of the only limited offer. */
    static QueueCounts only(SettledQueues queues) {
        return first(queues).counts().get(0);
    }

    /** Lists in which an offer's turns are given. */
    static WaitingLists lists(LimitedOffer offer, Turns turns) {
        return new WaitingLists(new HashMap<>(Map.of(new WaitingLists.Queue(0, offer), turns)));
    }

    /** What is known of the draw with the lowest number. */
    static SettledQueues.Draw first(SettledQueues queues) {
        return queues.draws().values().iterator().next();
    }
}
