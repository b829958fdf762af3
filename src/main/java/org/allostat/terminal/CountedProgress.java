package org.allostat.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allostat.population.ExposureType;
import org.allostat.population.universe.Progress;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * Progress as Spark accumulators, which carry what running tasks have done to the driver.
 *
 * @param people finished by this process
 * @param personDays days of the kernel
 * @param keptPeople finished by an earlier process
 * @param interviewed people by exposure type, where it was told
 * @param notFollowed those among them whose answers were known
 */
record CountedProgress(
        LongAccumulator people,
        LongAccumulator personDays,
        LongAccumulator keptPeople,
        List<LongAccumulator> interviewed,
        List<LongAccumulator> notFollowed)
        implements Progress {
    private static final double PERCENT = 100;

    CountedProgress {
        interviewed = List.copyOf(interviewed);
        notFollowed = List.copyOf(notFollowed);
    }

    static CountedProgress of(SparkContext spark) {
        return new CountedProgress(
                spark.longAccumulator(),
                spark.longAccumulator(),
                spark.longAccumulator(),
                byType(spark),
                byType(spark));
    }

    private static List<LongAccumulator> byType(SparkContext spark) {
        List<LongAccumulator> all = new ArrayList<>();
        for (int type = 0; type < ExposureType.values().length; type++) {
            all.add(spark.longAccumulator());
        }
        return all;
    }

    @Override
    public void done(long morePeople, long moreDays) {
        people.add(morePeople);
        personDays.add(moreDays);
    }

    @Override
    public void kept(long people) {
        keptPeople.add(people);
    }

    @Override
    public void known(ExposureType exposure, long morePeople, long moreNotFollowed) {
        interviewed.get(exposure.ordinal()).add(morePeople);
        notFollowed.get(exposure.ordinal()).add(moreNotFollowed);
    }

    /** Of which share of each type the answers were known without following anybody; empty where it was of none. */
    String shareKnown() {
        List<String> shares = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            long known = notFollowed.get(type.ordinal()).value();
            if (known > 0) {
                double share = PERCENT * known / interviewed.get(type.ordinal()).value();
                shares.add(String.format(Locale.ROOT, "%.0f%% of %s", share, type.label()));
            }
        }
        return shares.isEmpty() ? "" : "; known without following: " + String.join(", ", shares);
    }
}
