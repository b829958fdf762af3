package org.allostat.terminal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.AccumulatorV2;

/**
 * Progress of running tasks: accumulators of finished ones plus what heartbeats say of the others. For display only; a
 * retried task is counted twice while it runs.
 */
final class HeartbeatProgress extends SparkListener {
    private final CountedProgress counted;
    private final Map<Long, Long> people = new ConcurrentHashMap<>();
    private final Map<Long, Long> days = new ConcurrentHashMap<>();

    HeartbeatProgress(CountedProgress counted) {
        this.counted = counted;
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        var tasks = update.accumUpdates();
        for (int i = 0; i < tasks.size(); i++) {
            var task = tasks.apply(i);
            long id = ((Number) task._1()).longValue();
            var accumulators = task._4();
            for (int j = 0; j < accumulators.size(); j++) {
                var info = accumulators.apply(j);
                if (info.update().isDefined()) {
                    keep(id, info.id(), info.update().get());
                }
            }
        }
    }

    private void keep(long task, long accumulator, Object update) {
        if (update instanceof Number value) {
            if (accumulator == counted.people().id()) {
                people.put(task, value.longValue());
            } else if (accumulator == counted.personDays().id()) {
                days.put(task, value.longValue());
            }
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        people.remove(end.taskInfo().taskId());
        days.remove(end.taskInfo().taskId());
    }

    /** People finished so far. */
    long people() {
        return total(counted.people(), people);
    }

    /** Patient-days simulated so far. */
    long days() {
        return total(counted.personDays(), days);
    }

    private static long total(AccumulatorV2<Long, Long> finished, Map<Long, Long> running) {
        return finished.value()
                + running.values().stream().mapToLong(Long::longValue).sum();
    }
}
