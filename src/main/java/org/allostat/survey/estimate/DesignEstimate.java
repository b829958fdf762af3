package org.allostat.survey.estimate;

/**
 * An estimate from a complex sample. Undefined numbers are NaN: a mean over an empty domain, an interval without degrees of
 * freedom, a design effect where weights add up to fewer people than there are records.
 *
 * @param value the estimate
 * @param standardError Taylor-linearized
 * @param jackknifeStandardError by the stratified jackknife
 * @param designEffect variance over that of a simple random sample without replacement of as many records
 * @param designEffectWithReplacement variance over that of a simple random sample with replacement
 * @param degreesOfFreedom PSUs minus strata, of both those with a record of the domain
 * @param low lower end of the 95% interval
 * @param high upper end of the 95% interval
 * @param records records in the domain
 */
public record DesignEstimate(
        double value,
        double standardError,
        double jackknifeStandardError,
        double designEffect,
        double designEffectWithReplacement,
        int degreesOfFreedom,
        double low,
        double high,
        long records) {

    static DesignEstimate of(Statistic statistic, DesignSums sums, LonelyPsu lonelyPsu) {
        PsuSums total = sums.total();
        double value = statistic == Statistic.TOTAL ? total.y() : total.y() / total.x();
        double variance = Linearization.of(statistic, total).variance(sums, lonelyPsu);
        double simple = simpleVariance(statistic, total);
        double shareNotSampled = 1 - total.records() / total.weight();
        int degreesOfFreedom = sums.degreesOfFreedom();
        double standardError = Math.sqrt(variance);
        double effectiveRecords = total.weight() * total.weight() / total.squaredWeight();
        SurveyInterval interval = statistic == Statistic.PROPORTION
                ? SurveyInterval.logit(value, standardError, degreesOfFreedom, effectiveRecords)
                : SurveyInterval.wald(value, standardError, degreesOfFreedom);
        return new DesignEstimate(
                value,
                standardError,
                Math.sqrt(Jackknife.variance(statistic, sums, lonelyPsu)),
                shareNotSampled >= 0 ? variance / (simple * shareNotSampled) : Double.NaN,
                variance / simple,
                degreesOfFreedom,
                interval.low(),
                interval.high(),
                total.records());
    }

    /** Variance from a simple random sample with replacement: W^2/n times the population variance of the linearized value. */
    private static double simpleVariance(Statistic statistic, PsuSums total) {
        double records = total.records();
        double meanSquare = switch (statistic) {
            case TOTAL -> total.yy() / total.weight() - StrictMath.pow(total.y() / total.weight(), 2);
            case MEAN, PROPORTION, RATIO -> {
                double ratio = total.y() / total.x();
                double squares = total.yy() - 2 * ratio * total.xy() + ratio * ratio * total.xx();
                yield squares / total.x() / total.x() / total.weight();
            }
        };
        return meanSquare * total.weight() * total.weight() / (records - 1);
    }
}
