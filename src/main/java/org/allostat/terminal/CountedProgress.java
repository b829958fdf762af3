package org.allostat.terminal;

import org.allostat.population.universe.Progress;
import org.apache.spark.util.LongAccumulator;

/** Progress as two Spark accumulators, which carry what running tasks have done to the driver. */
record CountedProgress(LongAccumulator people, LongAccumulator personDays) implements Progress {
    @Override
    public void done(long morePeople, long moreDays) {
        people.add(morePeople);
        personDays.add(moreDays);
    }
}
