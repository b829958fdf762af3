package org.allostat.survey.estimate;

import java.util.ArrayList;
import java.util.List;

/**
 * Variance by the stratified delete-one-PSU jackknife (JKn; Wolter 2007, ch. 4), a second opinion beside linearization. Each
 * replicate leaves out a PSU and weighs the others of its stratum up by n/(n-1); the squared distances of the replicates from
 * their mean are added with the factor (n-1)/n. Replicates in which the estimate does not exist are left out.
 */
final class Jackknife {
    private final Statistic statistic;
    private final List<List<PsuSums>> strata;
    private final List<PsuSums> totals;
    private final List<Replicate> replicates = new ArrayList<>();

    private Jackknife(Statistic statistic, DesignSums sums) {
        this.statistic = statistic;
        strata = sums.strata();
        totals = strata.stream()
                .map(psus -> psus.stream().reduce(PsuSums.ZERO, PsuSums::plus))
                .toList();
    }

    private record Replicate(double estimate, double factor) {}

    /** The variance; NaN where it is undefined. */
    static double variance(Statistic statistic, DesignSums sums, LonelyPsu lonelyPsu) {
        return new Jackknife(statistic, sums).variance(lonelyPsu);
    }

    private double variance(LonelyPsu lonelyPsu) {
        int made = 0;
        for (int stratum = 0; stratum < strata.size(); stratum++) {
            boolean lonely = strata.get(stratum).size() == 1;
            if (!lonely) {
                leaveOutEachPsu(stratum);
                made += strata.get(stratum).size();
            } else if (lonelyPsu == LonelyPsu.ADJUST) {
                leaveOutStratum(stratum);
                made++;
            }
        }
        double scale = lonelyPsu == LonelyPsu.AVERAGE ? (double) psus() / made : 1;
        return scale * spread();
    }

    private void leaveOutEachPsu(int stratum) {
        List<PsuSums> psus = strata.get(stratum);
        PsuSums others = others(stratum);
        double size = psus.size();
        for (int left = 0; left < psus.size(); left++) {
            PsuSums kept = PsuSums.ZERO;
            for (int i = 0; i < psus.size(); i++) {
                kept = i == left ? kept : kept.plus(psus.get(i));
            }
            double raised = size / (size - 1);
            add(others.y() + kept.y() * raised, others.x() + kept.x() * raised, (size - 1) / size);
        }
    }

    private void leaveOutStratum(int stratum) {
        PsuSums others = others(stratum);
        double size = strata.size();
        double raised = size / (size - 1);
        add(others.y() * raised, others.x() * raised, (size - 1) / size);
    }

    private PsuSums others(int stratum) {
        PsuSums sum = PsuSums.ZERO;
        for (int i = 0; i < totals.size(); i++) {
            sum = i == stratum ? sum : sum.plus(totals.get(i));
        }
        return sum;
    }

    private void add(double y, double x, double factor) {
        double estimate = statistic == Statistic.TOTAL ? y : y / x;
        if (!Double.isNaN(estimate)) {
            replicates.add(new Replicate(estimate, factor));
        }
    }

    private double spread() {
        double mean =
                replicates.stream().mapToDouble(Replicate::estimate).average().orElse(Double.NaN);
        return replicates.stream()
                .mapToDouble(replicate -> replicate.factor() * StrictMath.pow(replicate.estimate() - mean, 2))
                .sum();
    }

    private long psus() {
        return strata.stream().mapToLong(List::size).sum();
    }
}
