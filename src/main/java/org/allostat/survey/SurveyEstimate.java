package org.allostat.survey;

import java.util.Locale;
import org.allostat.evidence.Target;
import org.allostat.random.NormalQuantile;
import org.jspecify.annotations.Nullable;

/** A row of {@code survey_estimates}, whose DDL gives each column's unit and meaning. Nested records stand for their columns. */
public record SurveyEstimate(
        String estimateId,
        String domainVariable,
        String domain,
        String unit,
        String asked,
        Publication publication,
        @Nullable Double simulated,
        SimulationError error,
        @Nullable Boolean covered,
        @Nullable Double zScore,
        Instrument instrument,
        CensusResult census,
        Puf puf,
        @Nullable String source) {

    /** Who was asked for the simulated value. */
    public enum Asked {
        /** Everybody of the universe. */
        EVERYBODY,
        /** A sample, as the survey draws it. */
        SAMPLE,
        /** Nobody: nothing was simulated. */
        NOBODY;

        /** The word used in tables: {@code everybody}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was published of the estimate. */
    public record Publication(
            @Nullable String targetId,
            @Nullable String use,
            @Nullable String figureKind,
            @Nullable String followsFrom,
            @Nullable Double published,
            @Nullable Double publishedCiLow,
            @Nullable Double publishedCiHigh) {
        public static final Publication NONE = new Publication(null, null, null, null, null, null, null);

        /** The publication of a target. */
        static Publication of(Target target) {
            return new Publication(
                    target.id(),
                    target.use().label(),
                    target.kind().label(),
                    target.followsFrom().isEmpty() ? null : String.join(", ", target.followsFrom()),
                    numberOrNull(target.value()),
                    numberOrNull(target.ciLow()),
                    numberOrNull(target.ciHigh()));
        }

        /**
         * Difference of a value from the published one over the root of both squared errors. The published error is a
         * normal one's, from the end of the interval on the side of the value; null where an error is missing.
         */
        @Nullable
        Double zScore(@Nullable Double value, @Nullable Double standardError) {
            if (published == null
                    || publishedCiLow == null
                    || publishedCiHigh == null
                    || value == null
                    || standardError == null) {
                return null;
            }
            double half = value < published ? published - publishedCiLow : publishedCiHigh - published;
            return (value - published) / StrictMath.hypot(half / NormalQuantile.TWO_SIDED_95, standardError);
        }

        /** Whether a value agrees: by z where there is one, by the range where only a range was published. */
        @Nullable
        Boolean covers(@Nullable Double value, @Nullable Double zScore) {
            if (zScore != null) {
                return Math.abs(zScore) <= NormalQuantile.TWO_SIDED_95;
            }
            if (published != null || publishedCiLow == null || publishedCiHigh == null || value == null) {
                return null;
            }
            return publishedCiLow <= value && value <= publishedCiHigh;
        }
    }

    /** Error of the simulated value: of the survey design where a sample was asked, else of the finite number of people. */
    public record SimulationError(
            @Nullable Double standardError,
            @Nullable Double ciLow,
            @Nullable Double ciHigh) {
        static final SimulationError NONE = new SimulationError(null, null, null);

        /** From numbers of which those that are NaN are undefined. */
        static SimulationError of(double standardError, double ciLow, double ciHigh) {
            return new SimulationError(numberOrNull(standardError), numberOrNull(ciLow), numberOrNull(ciHigh));
        }

        /** With a normal interval; NaN where there is no error. */
        static SimulationError normal(CensusValue census) {
            double half = NormalQuantile.TWO_SIDED_95 * census.standardError();
            return of(census.standardError(), census.value() - half, census.value() + half);
        }
    }

    /** How the survey came to the value. */
    public record Instrument(
            @Nullable Double jackknifeStandardError,
            @Nullable Double designEffect,
            @Nullable Integer degreesOfFreedom,
            @Nullable Long respondents) {
        static final Instrument NONE = new Instrument(null, null, null, null);
    }

    /** The value among everybody of the universe. */
    public record CensusResult(
            @Nullable Double universe, @Nullable Double universeStandardError) {
        static final CensusResult NONE = new CensusResult(null, null);

        static CensusResult of(CensusValue census) {
            return new CensusResult(numberOrNull(census.value()), numberOrNull(census.standardError()));
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
        static Puf of(double value, double standardError, double ciLow, double ciHigh) {
            return new Puf(numberOrNull(value), numberOrNull(standardError), numberOrNull(ciLow), numberOrNull(ciHigh));
        }
    }

    static @Nullable Double numberOrNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
