package org.allostat.table;

import org.jspecify.annotations.Nullable;

/** A row of policy_outcomes, with a nested record. */
public record PolicyOutcomeRow(
        Followed followed,
        String stratumVariable,
        String stratum,
        String measure,
        String unit,
        String beyondHorizon,
        @Nullable Double estimate,
        @Nullable Double standardError,
        @Nullable Double ciLow,
        @Nullable Double ciHigh,
        long patients,
        double persons,
        Spread spread) {
    record Spread(
            @Nullable Integer draws,
            @Nullable Double drawMean,
            @Nullable Double uncertaintyLow,
            @Nullable Double uncertaintyHigh,
            @Nullable Double mcShareOfVariance) {}

    record Followed(String policy, String standing, int draw) {}

    public static PolicyOutcomeRow of(String policy, long patients, @Nullable Double estimate) {
        return new PolicyOutcomeRow(
                new Followed(policy, "scenario", 0),
                "all",
                "all",
                "mean_pain",
                "NRS",
                "none",
                estimate,
                0.1,
                null,
                null,
                patients,
                150.0,
                new Spread(null, null, null, null, null));
    }
}
