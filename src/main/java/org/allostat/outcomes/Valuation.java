package org.allostat.outcomes;

import java.io.Serializable;
import org.allostat.evidence.Perspective;

/**
 * How outcomes are valued.
 *
 * @param discounting of costs, life-years and QALYs
 * @param perspective whose costs {@code cost_usd} counts
 * @param beyondHorizon what is counted after the horizon
 */
public record Valuation(Discounting discounting, Perspective perspective, BeyondHorizon beyondHorizon)
        implements Serializable {
    /** Costs of the health care sector, nothing beyond the horizon. */
    public static Valuation of(double ratePerYear) {
        return new Valuation(new Discounting(ratePerYear), Perspective.HEALTH_CARE_SECTOR, BeyondHorizon.NONE);
    }
}
