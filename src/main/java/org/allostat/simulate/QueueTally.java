package org.allostat.simulate;

import java.util.List;
import java.util.stream.IntStream;
import org.allostat.kernel.PatientBatch;
import org.allostat.outcomes.WholeSteps;
import org.allostat.policy.Policy;
import org.allostat.policy.QueuePlace;

/** Counts who is in which queue, visit by visit, in one draw. */
final class QueueTally implements PeriodListener {
    private final List<QueueCounts> counts;
    /** Numbers of queues, shape [policy][offer]; -1 where nobody waits. */
    private final int[][] queueOf;

    /**
     * @param policies the policies that are followed, in the replay's order
     * @param limited the queues
     * @param visits number of visits, 0 the start of the study
     */
    QueueTally(List<Policy> policies, List<LimitedOffer> limited, int visits) {
        counts = limited.stream().map(unused -> new QueueCounts(visits)).toList();
        queueOf = new int[policies.size()][];
        for (int policy = 0; policy < policies.size(); policy++) {
            queueOf[policy] = queuesOf(policies.get(policy), limited);
        }
    }

    private static int[] queuesOf(Policy policy, List<LimitedOffer> limited) {
        return IntStream.range(0, policy.offers().size())
                .map(offer -> limited.indexOf(LimitedOffer.of(policy, offer)))
                .toArray();
    }

    /** What happened in each queue, in their order. */
    List<QueueCounts> counts() {
        return counts;
    }

    /** Adds a patient who was alive at the visit with which the period began, as every chart has it. */
    @Override
    public void add(ReplayedPatient patient, int period, PatientBatch batch) {
        long steps = WholeSteps.nearest(patient.patient().weight() * MonthlyTally.STEPS_PER_UNIT);
        for (Course course : patient.courses()) {
            if (course.isFinished()) {
                continue;
            }
            for (Chart chart : course.charts()) {
                for (int policy : chart.policies()) {
                    add(queueOf[policy], chart.queue(), period, steps);
                }
            }
        }
    }

    private void add(int[] queues, QueuePlace place, int visit, long steps) {
        boolean starts = place.startedAtVisit() == visit;
        if (place.waitingFor() != QueuePlace.NONE) {
            present(queues[place.waitingFor()], place, visit, steps, 0);
        }
        if (starts) {
            present(queues[place.startedOffer()], place, visit, steps, steps);
        } else if (place.holdsPlaceOf() != QueuePlace.NONE) {
            counts.get(queues[place.holdsPlaceOf()]).add(visit, visit, QueueCounts.PLACES, steps);
        }
    }

    private void present(int queue, QueuePlace place, int visit, long steps, long started) {
        QueueCounts sums = counts.get(queue);
        int joined = place.joinedAtVisit();
        sums.add(joined, visit, QueueCounts.PRESENT, steps);
        sums.add(joined, visit, QueueCounts.STARTED, started);
        sums.add(joined, visit, QueueCounts.PATIENTS, 1);
    }
}
