package org.allostat.emulate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The estimators of the field, as functions of sums by arm, stratum and interval: model.md (62) to (65). Golden values come
 * from R.
 */
final class Estimators {
    private static final double PERCENT = 100;
    private static final int MOST_STEPS = 60;
    private static final double CONVERGED = 1e-12;
    private static final double LARGEST_STEP = 2;

    private Estimators() {}

    /** Sum of values over people, or events over person-time, of one arm. */
    static double mean(Cells cells, int arm) {
        return cells.of(CellSums.TOTAL, arm) / cells.of(CellSums.SIZE, arm);
    }

    /** Mantel-Haenszel ratio of rates: sum of e1 t0 / t over sum of e0 t1 / t. */
    static double rateRatio(Cells cells, int arm, int reference) {
        return mantelHaenszel(
                cells,
                arm,
                reference,
                both -> both.total * both.otherSize / both.sizes(),
                both -> both.otherTotal * both.size / both.sizes());
    }

    /** Mantel-Haenszel difference of means, shares or rates, with weights n1 n0 / n. */
    static double difference(Cells cells, int arm, int reference) {
        return mantelHaenszel(
                cells,
                arm,
                reference,
                both -> both.weight() * (both.total / both.size - both.otherTotal / both.otherSize),
                TwoArms::weight);
    }

    /** Mantel-Haenszel odds ratio: sum of a d / n over sum of b c / n; totals may be expected numbers of cases. */
    static double oddsRatio(Cells cells, int arm, int reference) {
        return mantelHaenszel(
                cells,
                arm,
                reference,
                both -> both.total * (both.otherSize - both.otherTotal) / both.sizes(),
                both -> both.otherTotal * (both.size - both.total) / both.sizes());
    }

    /** A sum over another, each over the strata in which both arms have somebody. */
    private static double mantelHaenszel(
            Cells cells, int arm, int reference, ToDoubleFunction<TwoArms> above, ToDoubleFunction<TwoArms> below) {
        double sumAbove = 0;
        double sumBelow = 0;
        for (int s = 0; s < cells.layout().strata(); s++) {
            TwoArms both = new TwoArms(
                    cells.of(CellSums.TOTAL, arm, s),
                    cells.of(CellSums.SIZE, arm, s),
                    cells.of(CellSums.TOTAL, reference, s),
                    cells.of(CellSums.SIZE, reference, s));
            if (both.size > 0 && both.otherSize > 0) {
                sumAbove += above.applyAsDouble(both);
                sumBelow += below.applyAsDouble(both);
            }
        }
        return sumAbove / sumBelow;
    }

    /**
     * An arm beside its reference in one stratum.
     *
     * @param total sum of values, or events, of the arm
     * @param size its people, or person-time
     * @param otherTotal total of the reference
     * @param otherSize size of the reference
     */
    private record TwoArms(double total, double size, double otherTotal, double otherSize) {
        double sizes() {
            return size + otherSize;
        }

        double weight() {
            return size * otherSize / sizes();
        }
    }

    /**
     * Hazard ratio of a Cox model with one binary covariate, strata and Breslow's ties, where each interval is a time of
     * events: solves sum over strata and intervals of d1 - d n1 theta / (n0 + n1 theta) = 0.
     */
    static double hazardRatio(Cells cells, int arm, int reference) {
        double beta = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double theta = StrictMath.exp(beta);
            double score = 0;
            double information = 0;
            for (int s = 0; s < cells.layout().strata(); s++) {
                for (int k = 0; k < cells.layout().intervals(); k++) {
                    double exposed = cells.of(CellSums.SIZE, arm, s, k) * theta;
                    double other = cells.of(CellSums.SIZE, reference, s, k);
                    if (exposed > 0 && other > 0) {
                        double events = cells.of(CellSums.TOTAL, arm, s, k) + cells.of(CellSums.TOTAL, reference, s, k);
                        double share = exposed / (exposed + other);
                        score += cells.of(CellSums.TOTAL, arm, s, k) - events * share;
                        information += events * share * (1 - share);
                    }
                }
            }
            if (!(information > 0)) {
                return Double.NaN;
            }
            double change = Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, score / information));
            beta += change;
            if (Math.abs(change) < CONVERGED) {
                return StrictMath.exp(beta);
            }
        }
        return Double.NaN;
    }

    /** Ratio of the means of two arms after inverse probability weighting; the propensity is logistic in the covariates. */
    static double weightedMean(Cells cells, int arm, int reference, List<Covariate> covariates) {
        double[] propensity = propensity(cells, arm, reference, covariates);
        double total = 0;
        double size = 0;
        for (int s = 0; s < cells.layout().strata(); s++) {
            if (cells.of(CellSums.SIZE, arm, s) > 0) {
                total += cells.of(CellSums.TOTAL, arm, s) / propensity[s];
                size += cells.of(CellSums.SIZE, arm, s) / propensity[s];
            }
        }
        return total / size;
    }

    private static double[] propensity(Cells cells, int arm, int reference, List<Covariate> covariates) {
        int strata = cells.layout().strata();
        double[] exposed = new double[strata];
        double[] both = new double[strata];
        double[][] rows = new double[strata][];
        for (int s = 0; s < strata; s++) {
            exposed[s] = cells.of(CellSums.PEOPLE, arm, s);
            both[s] = exposed[s] + cells.of(CellSums.PEOPLE, reference, s);
            rows[s] = LogisticModel.indicators(covariates, s);
        }
        return LogisticModel.fit(rows, exposed, both).probabilities(rows);
    }

    /**
     * A quantile of values tallied by bin, in some arms together: the value below which the share lies, linear within the bin.
     */
    static double quantile(Cells cells, int firstArm, int armAfter, double share, double binWidth) {
        double wanted = 0;
        for (int arm = firstArm; arm < armAfter; arm++) {
            wanted += share * cells.of(CellSums.SIZE, arm);
        }
        double below = 0;
        for (int bin = 0; bin < cells.layout().intervals(); bin++) {
            double here = 0;
            for (int arm = firstArm; arm < armAfter; arm++) {
                here += cells.of(CellSums.SIZE, arm, 0, bin);
            }
            if (here > 0 && below + here >= wanted) {
                return binWidth * (bin + (wanted - below) / here);
            }
            below += here;
        }
        return Double.NaN;
    }

    /**
     * Cumulative incidence at the end of follow-up under an arm's rule, from clones that are censored when they break it, by
     * weights 1 / (probability to have kept it), which follows a pooled logistic model of covariates and interval.
     *
     * @param intervalYears length of each interval, years
     */
    static double cumulativeIncidence(Cells cells, int arm, List<Covariate> covariates, double[] intervalYears) {
        CellLayout layout = cells.layout();
        int intervals = layout.intervals();
        int strata = layout.strata();
        double[][] rows = new double[strata * intervals][];
        double[] left = new double[strata * intervals];
        double[] atRisk = new double[strata * intervals];
        for (int s = 0; s < strata; s++) {
            for (int k = 0; k < intervals; k++) {
                rows[s * intervals + k] = LogisticModel.indicators(covariates, s, k, intervals);
                left[s * intervals + k] = cells.of(CellSums.LEFT, arm, s, k);
                atRisk[s * intervals + k] = cells.of(CellSums.PEOPLE, arm, s, k);
            }
        }
        double[] leaves = LogisticModel.fit(rows, left, atRisk).probabilities(rows);
        double[] kept = new double[strata];
        Arrays.fill(kept, 1);
        double hazard = 0;
        for (int k = 0; k < intervals; k++) {
            double events = 0;
            double time = 0;
            for (int s = 0; s < strata; s++) {
                kept[s] *= atRisk[s * intervals + k] > 0 ? 1 - leaves[s * intervals + k] : 1;
                if (kept[s] > 0) {
                    events += cells.of(CellSums.TOTAL, arm, s, k) / kept[s];
                    time += cells.of(CellSums.SIZE, arm, s, k) / kept[s];
                }
            }
            hazard += time > 0 ? events / time * intervalYears[k] : 0;
        }
        return PERCENT * (1 - StrictMath.exp(-hazard));
    }
}
