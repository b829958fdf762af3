package org.allostat.survey.estimate;

import java.util.List;

/**
 * Taylor-linearized variance of an estimate from a stratified sample of PSUs drawn with replacement, whatever the sampling
 * within them ("ultimate clusters"; Särndal, Swensson and Wretman 1992, ch. 5; Lumley 2010, ch. 2). With z the weighted
 * linearized total of a PSU, the variance is the sum over strata of n/(n-1) times the sum of (z - mean z)^2.
 *
 * @param ofY coefficient of y in the linearized value
 * @param ofX coefficient of x in the linearized value
 */
record Linearization(double ofY, double ofX) {

    /** The total is linear; a ratio R = Y/X has the linearized value (y - R x)/X. */
    static Linearization of(Statistic statistic, PsuSums total) {
        return switch (statistic) {
            case TOTAL -> new Linearization(1, 0);
            case MEAN, PROPORTION, RATIO -> new Linearization(1 / total.x(), -total.y() / total.x() / total.x());
        };
    }

    /** The variance; NaN where it is undefined. */
    double variance(DesignSums sums, LonelyPsu lonelyPsu) {
        List<List<PsuSums>> strata = sums.strataInDomain();
        double variance = 0;
        int known = 0;
        for (List<PsuSums> psus : strata) {
            if (psus.size() > 1) {
                variance += ofStratum(psus);
                known++;
            } else if (lonelyPsu == LonelyPsu.ADJUST) {
                variance += square(value(psus.get(0)));
            }
        }
        boolean spreads = lonelyPsu == LonelyPsu.AVERAGE && !strata.isEmpty();
        return spreads ? variance * strata.size() / known : variance;
    }

    private double ofStratum(List<PsuSums> psus) {
        double mean = psus.stream().mapToDouble(this::value).sum() / psus.size();
        double squares =
                psus.stream().mapToDouble(psu -> square(value(psu) - mean)).sum();
        return squares * psus.size() / (psus.size() - 1);
    }

    private double value(PsuSums psu) {
        return ofY * psu.y() + ofX * psu.x();
    }

    private static double square(double value) {
        return value * value;
    }
}
