package org.allostat.population;

import org.allostat.evidence.Target;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code survey_estimates}, whose DDL gives each column's unit and meaning.
 *
 * @param estimateId the estimate
 * @param domain subpopulation
 * @param unit unit of all numbers of the row but scores and counts
 * @param publication what was published; {@code NONE} where nothing was
 * @param simulated value; null where undefined
 * @param error of the simulated value
 * @param covered whether the published interval contains the simulated value; null without interval or value
 * @param zScore difference over the root of both squared errors; null where either is missing
 * @param instrument how the survey came to the value; {@code NONE} without survey
 * @param census the value in the whole synthetic universe; {@code NONE} without survey
 * @param puf the same estimate from a public-use file; {@code NONE} without one
 * @param source citation of the publication; null where nothing was published
 */
public record SurveyEstimate(
        String estimateId,
        String domain,
        String unit,
        Publication publication,
        @Nullable Double simulated,
        SimulationError error,
        @Nullable Boolean covered,
        @Nullable Double zScore,
        Instrument instrument,
        Census census,
        Puf puf,
        @Nullable String source) {
    private static final double NORMAL_95 = 1.959963984540054;

    /** What was published of the estimate. */
    public record Publication(
            @Nullable String targetId,
            @Nullable String use,
            @Nullable Double published,
            @Nullable Double publishedCiLow,
            @Nullable Double publishedCiHigh) {
        public static final Publication NONE = new Publication(null, null, null, null, null);

        /** The publication of a target. */
        public static Publication of(Target target) {
            return new Publication(
                    target.id(),
                    target.use().label(),
                    numberOrNull(target.value()),
                    numberOrNull(target.ciLow()),
                    numberOrNull(target.ciHigh()));
        }

        /** Whether the interval contains a value; null without interval or value. */
        @Nullable
        Boolean covers(@Nullable Double value) {
            if (publishedCiLow == null || publishedCiHigh == null || value == null) {
                return null;
            }
            return publishedCiLow <= value && value <= publishedCiHigh;
        }

        /** Difference of a value from the published one in standard errors; the interval is taken for a normal one. */
        @Nullable
        Double zScore(@Nullable Double value, @Nullable Double standardError) {
            if (published == null
                    || publishedCiLow == null
                    || publishedCiHigh == null
                    || value == null
                    || standardError == null) {
                return null;
            }
            double publishedError = (publishedCiHigh - publishedCiLow) / 2 / NORMAL_95;
            return (value - published) / Math.hypot(publishedError, standardError);
        }
    }

    /** Error of the simulated value: of the survey design where there is one, else of the finite number of people. */
    public record SimulationError(
            @Nullable Double standardError,
            @Nullable Double ciLow,
            @Nullable Double ciHigh) {
        /** From numbers of which those that are NaN are undefined. */
        public static SimulationError of(double standardError, double ciLow, double ciHigh) {
            return new SimulationError(numberOrNull(standardError), numberOrNull(ciLow), numberOrNull(ciHigh));
        }

        /** With a normal interval; NaN where there is no error. */
        static SimulationError normal(double value, double standardError) {
            return of(standardError, value - NORMAL_95 * standardError, value + NORMAL_95 * standardError);
        }
    }

    /** How the survey came to the value. */
    public record Instrument(
            @Nullable Double jackknifeStandardError,
            @Nullable Double designEffect,
            @Nullable Integer degreesOfFreedom,
            @Nullable Long respondents) {
        public static final Instrument NONE = new Instrument(null, null, null, null);
    }

    /** The value among everybody of the universe, and its error from the finite number of synthetic people. */
    public record Census(
            @Nullable Double universe, @Nullable Double universeStandardError) {
        public static final Census NONE = new Census(null, null);

        /** From numbers of which those that are NaN are undefined. */
        public static Census of(double value, double standardError) {
            return new Census(numberOrNull(value), numberOrNull(standardError));
        }
    }

    /** The same estimate from a public-use file. */
    public record Puf(
            @Nullable Double puf,
            @Nullable Double pufStandardError,
            @Nullable Double pufCiLow,
            @Nullable Double pufCiHigh) {
        public static final Puf NONE = new Puf(null, null, null, null);

        /** From numbers of which those that are NaN are undefined. */
        public static Puf of(double value, double standardError, double ciLow, double ciHigh) {
            return new Puf(numberOrNull(value), numberOrNull(standardError), numberOrNull(ciLow), numberOrNull(ciHigh));
        }
    }

    /** Without survey: a target beside its value in the universe. */
    static SurveyEstimate ofUniverse(Target target, double simulated, double standardError, String source) {
        Publication publication = Publication.of(target);
        SimulationError error = SimulationError.normal(simulated, standardError);
        return new SurveyEstimate(
                target.id(),
                target.quantity() + ", " + target.domain(),
                target.unit(),
                publication,
                simulated,
                error,
                publication.covers(simulated),
                publication.zScore(simulated, error.standardError()),
                Instrument.NONE,
                Census.NONE,
                Puf.NONE,
                source);
    }

    /**
     * An estimate of the survey.
     *
     * @param source citation of what was published; null where nothing was
     */
    public static SurveyEstimate ofSurvey(
            String estimateId,
            String domain,
            String unit,
            Publication publication,
            double simulated,
            SimulationError error,
            Instrument instrument,
            Census census,
            Puf puf,
            @Nullable String source) {
        Double value = numberOrNull(simulated);
        return new SurveyEstimate(
                estimateId,
                domain,
                unit,
                publication,
                value,
                error,
                publication.covers(value),
                publication.zScore(value, error.standardError()),
                instrument,
                census,
                puf,
                source);
    }

    private static @Nullable Double numberOrNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
