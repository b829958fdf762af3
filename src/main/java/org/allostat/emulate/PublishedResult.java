package org.allostat.emulate;

import java.io.Serializable;
import org.allostat.evidence.Target;

/**
 * What a paper found, in the unit of the estimand.
 *
 * @param evidence id in {@code published.csv}
 * @param value central value; NaN where only a range was published
 * @param low lower end; NaN where there is none
 * @param high upper end; NaN where there is none
 * @param isRange whether the ends are of several results and not a 95% interval
 * @param use whether the model was set to it
 * @param source citation
 */
public record PublishedResult(
        String evidence, double value, double low, double high, boolean isRange, Target.Use use, String source)
        implements Serializable {
    private static final double QUANTILE_975 = 1.959963984540054;

    boolean hasInterval() {
        return low <= high;
    }

    /** Standard error on a scale, from the end of the interval on the side of a value; NaN where there is no interval. */
    double standardError(EstimandKind.Scale scale, double simulated) {
        if (!hasInterval() || isRange || Double.isNaN(value)) {
            return Double.NaN;
        }
        double end = simulated < value ? low : high;
        return Math.abs(scale.of(end) - scale.of(value)) / QUANTILE_975;
    }

    /** Half the width of the interval over the normal quantile: what the Monte Carlo error is held against. */
    double standardError(EstimandKind.Scale scale) {
        return hasInterval() && !isRange ? (scale.of(high) - scale.of(low)) / (2 * QUANTILE_975) : Double.NaN;
    }
}
