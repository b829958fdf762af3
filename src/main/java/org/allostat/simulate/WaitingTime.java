package org.allostat.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A month of one queue; a row of {@code waiting_times}, whose DDL gives each column's unit and meaning. */
record WaitingTime(
        String policy,
        int draw,
        int offer,
        int month,
        long patients,
        double joined,
        double started,
        double leftUnserved,
        double waitingAtEnd,
        double placesTaken,
        @Nullable Double meanWaitDays,
        int passes,
        boolean settled) {
    static final String TABLE = "waiting_times";

    /**
     * The months of every queue in which somebody was in it.
     *
     * @param limited the queues, in the order of the counts
     * @param daysPerMonth days between visits
     */
    static List<WaitingTime> rows(List<LimitedOffer> limited, SettledQueues queues, int daysPerMonth) {
        List<WaitingTime> rows = new ArrayList<>();
        for (int queue = 0; queue < limited.size(); queue++) {
            for (Map.Entry<Integer, SettledQueues.Draw> each : queues.draws().entrySet()) {
                int draw = each.getKey();
                SettledQueues.Draw settled = each.getValue();
                QueueCounts counts = settled.counts().get(queue);
                for (int month = 1; month < counts.visits(); month++) {
                    if (counts.total(month, QueueCounts.PRESENT) > 0 || counts.totalWaiting(month - 1) > 0) {
                        rows.add(row(limited.get(queue), draw, settled, counts, month, daysPerMonth));
                    }
                }
            }
        }
        return rows;
    }

    private static WaitingTime row(
            LimitedOffer offer, int draw, SettledQueues.Draw settled, QueueCounts counts, int month, int daysPerMonth) {
        long joined = counts.sum(month, month, QueueCounts.PRESENT);
        long present = counts.total(month, QueueCounts.PRESENT);
        long started = counts.total(month, QueueCounts.STARTED);
        return new WaitingTime(
                offer.policy(),
                draw,
                offer.offer() + 1,
                month,
                counts.total(month, QueueCounts.PATIENTS),
                persons(joined),
                persons(started),
                persons(counts.totalWaiting(month - 1) + joined - present),
                persons(counts.totalWaiting(month)),
                persons(counts.total(month, QueueCounts.PLACES) + started),
                started > 0 ? monthsWaited(counts, month) / started * daysPerMonth : null,
                settled.passes(),
                settled.settled());
    }

    /** Months that those who start in a month have waited, times steps. */
    private static double monthsWaited(QueueCounts counts, int month) {
        double months = 0;
        for (int joined = 0; joined < month; joined++) {
            months += (double) (month - joined) * counts.sum(joined, month, QueueCounts.STARTED);
        }
        return months;
    }

    private static double persons(long steps) {
        return steps / MonthlyTally.STEPS_PER_UNIT;
    }
}
