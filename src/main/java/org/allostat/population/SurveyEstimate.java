package org.allostat.population;

import org.jspecify.annotations.Nullable;

/** A row of {@code survey_estimates}, whose DDL gives each column's unit and meaning. */
public record SurveyEstimate(
        String estimateId,
        String domain,
        String unit,
        String use,
        double published,
        @Nullable Double publishedCiLow,
        @Nullable Double publishedCiHigh,
        double simulated,
        @Nullable Double standardError,
        @Nullable Double ciLow,
        @Nullable Double ciHigh,
        @Nullable Boolean covered,
        String source) {}
