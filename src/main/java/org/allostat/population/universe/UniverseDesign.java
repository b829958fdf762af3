package org.allostat.population.universe;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.allostat.population.ExposureType;
import org.allostat.population.PopulationParameters;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * How many synthetic people of each exposure type stand for how many US adults. Types are sampled at different rates, so
 * that a small run still has enough cohort patients; the weight of a type is its number of adults over its number of
 * synthetic people.
 *
 * @param strata one per exposure type, in the order of {@link ExposureType}
 */
public record UniverseDesign(List<Stratum> strata) implements Serializable {
    /** People that one task step takes at a time. */
    static final int CHUNK = 1024;

    private static final double PEOPLE_PER_MILLION = 1e6;
    private static final int LEAST_SAMPLED = 1000;
    private static final int BISECTIONS = 100;
    private static final double STRIDE = 0.6180339887498949;

    public UniverseDesign {
        strata = List.copyOf(strata);
    }

    /**
     * One exposure type.
     *
     * @param exposure the type
     * @param adults US adults of this type
     * @param sampled synthetic people, at most as many
     */
    public record Stratum(ExposureType exposure, long adults, long sampled) implements Serializable {
        /** US adults for whom a synthetic person stands. */
        public double weight() {
            return (double) adults / sampled;
        }

        long chunks() {
            return (sampled + CHUNK - 1) / CHUNK;
        }
    }

    /** Everybody, one to one. */
    public static UniverseDesign everybody(PopulationParameters parameters) {
        List<Stratum> strata = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            long adults = adults(parameters, type);
            strata.add(new Stratum(type, adults, adults));
        }
        return new UniverseDesign(strata);
    }

    /**
     * A sample that yields about the wanted number of cohort patients.
     *
     * @param parameters the population
     * @param yield expected share of each type that enters the cohort, in the order of {@link ExposureType}
     * @param patients wanted cohort patients, positive
     */
    public static UniverseDesign of(PopulationParameters parameters, List<Double> yield, long patients) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (expected(parameters, yield, middle) < patients) {
                low = middle;
            } else {
                high = middle;
            }
        }
        List<Stratum> strata = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            long adults = adults(parameters, type);
            strata.add(new Stratum(type, adults, sampled(parameters, type, high)));
        }
        return new UniverseDesign(strata);
    }

    /**
     * A sample of about the wanted number of synthetic people, everybody where as many are wanted.
     *
     * @param parameters the population
     * @param people wanted people, positive
     */
    public static UniverseDesign ofPeople(PopulationParameters parameters, long people) {
        UniverseDesign everybody = everybody(parameters);
        if (people >= everybody.sampled()) {
            return everybody;
        }
        List<Double> each = everybody.strata.stream().map(stratum -> 1.0).toList();
        return of(parameters, each, people);
    }

    /**
     * Cohort patients that this sample yields, about: of a small sample more than were wanted, since of each type so many
     * people are asked as a run needs.
     *
     * @param yield expected share of each type that enters the cohort, in the order of {@link ExposureType}
     */
    public long patients(List<Double> yield) {
        double patients = 0;
        for (Stratum stratum : strata) {
            patients += stratum.sampled() * yield.get(stratum.exposure().ordinal());
        }
        return Math.round(patients);
    }

    private static double expected(PopulationParameters parameters, List<Double> yield, double rate) {
        double patients = 0;
        for (ExposureType type : ExposureType.values()) {
            patients += sampled(parameters, type, rate) * yield.get(type.ordinal());
        }
        return patients;
    }

    private static long adults(PopulationParameters parameters, ExposureType type) {
        return Math.round(parameters.usersMillion() * PEOPLE_PER_MILLION * share(parameters, type));
    }

    private static long sampled(PopulationParameters parameters, ExposureType type, double rate) {
        PopulationParameters.Sampling relative = parameters.sampling();
        double relativeRate = switch (type) {
            case SHORT_COURSE -> relative.shortCourseRate();
            case INTERMITTENT -> relative.intermittentRate();
            case LONG_TERM -> 1;
        };
        long adults = adults(parameters, type);
        // rate 1 is everybody of every type, whatever the relative rates
        double share = rate * relativeRate / (1 - rate + rate * relativeRate);
        return Math.min(adults, Math.max(LEAST_SAMPLED, Math.round(adults * share)));
    }

    private static double share(PopulationParameters parameters, ExposureType type) {
        return switch (type) {
            case SHORT_COURSE -> parameters.exposure().shortCourseShare();
            case INTERMITTENT -> parameters.exposure().intermittentShare();
            case LONG_TERM -> parameters.exposure().longTermShare();
        };
    }

    /**
     * A sample with as many people of each exposure type.
     *
     * @param parameters the population
     * @param people wanted people of each type, positive
     */
    public static UniverseDesign evenly(PopulationParameters parameters, long people) {
        return new UniverseDesign(everybody(parameters).strata.stream()
                .map(all -> new Stratum(all.exposure(), all.adults(), Math.min(all.adults(), people)))
                .toList());
    }

    /**
     * The same people in a country of another parameter set: they stand for its adults.
     *
     * @param parameters the population
     */
    public UniverseDesign standingFor(PopulationParameters parameters) {
        return new UniverseDesign(strata.stream()
                .map(stratum -> {
                    long adults = adults(parameters, stratum.exposure());
                    return new Stratum(stratum.exposure(), adults, Math.min(adults, stratum.sampled()));
                })
                .toList());
    }

    /** The stratum of an exposure type. */
    public Stratum of(ExposureType type) {
        return strata.get(type.ordinal());
    }

    /** Synthetic people of all types. */
    public long sampled() {
        return strata.stream().mapToLong(Stratum::sampled).sum();
    }

    /** US adults of all types. */
    public long adults() {
        return strata.stream().mapToLong(Stratum::adults).sum();
    }

    /** Number of chunks that all people are cut into. */
    public long chunks() {
        return strata.stream().mapToLong(Stratum::chunks).sum();
    }

    /**
     * The numbers of all chunks, dealt so that partitions cost alike: consecutive chunks cost alike, hence a stride near the
     * golden section.
     *
     * @param partitions number of tasks
     */
    public Dataset<Long> spreadChunks(SparkSession spark, int partitions) {
        return spreadChunks(spark, partitions, 0, 1);
    }

    /**
     * Those of one part of the universe; parts cost alike too.
     *
     * @param part number of the part, 0 the first
     * @param parts number of parts, as many as chunks at most
     */
    Dataset<Long> spreadChunks(SparkSession spark, int partitions, int part, int parts) {
        long chunks = chunks();
        long from = chunks * part / parts;
        long to = chunks * (part + 1) / parts;
        long stride = Math.max(1, Math.round(chunks * STRIDE));
        while (greatestCommonDivisor(stride, chunks) != 1) {
            stride++;
        }
        return spark.range(from, to, 1, (int) Math.min(partitions, to - from))
                .select(functions.expr("id * " + stride + " % " + chunks))
                .as(Encoders.LONG());
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** Ids of the people of one chunk: first, and the one after the last. */
    public long[] chunk(long number) {
        long left = number;
        for (Stratum stratum : strata) {
            if (left < stratum.chunks()) {
                long from = left * CHUNK;
                long to = Math.min(stratum.sampled(), from + CHUNK);
                return new long[] {
                    stratum.exposure().personId(from), stratum.exposure().personId(to)
                };
            }
            left -= stratum.chunks();
        }
        throw new IllegalArgumentException("chunk must be below " + chunks() + ": " + number);
    }
}
