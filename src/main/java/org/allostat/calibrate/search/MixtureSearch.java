package org.allostat.calibrate.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.allostat.random.LuckStreams;
import org.allostat.random.NormalQuantile;
import org.allostat.random.RandomStreams;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Incremental mixture importance sampling with optimization (Raftery AE, Bao L. Biometrics 2010;66:1162) over standard normal scores,
 * model.md (77). The first wave is of the prior, a shifted Sobol sequence. Most of each later wave comes from a normal with the mean and
 * the covariance of the posterior that the model would have if it were the {@link ResponseSurface} of all that it has said (the optimization),
 * the rest from a normal around the point of the largest weight with the spread of its neighbours. Every point's weight has the
 * whole mixture in its denominator.
 *
 * <p>A wave is a function of the seed and the waves before it: a search that is stopped and given what it knew goes on the same.
 */
public final class MixtureSearch {
    /** Tempered weights of the regression are to be worth this many points for each dimension. */
    private static final double POINTS_PER_DIMENSION = 4;

    private static final int BISECTIONS = 60;
    /** Added to the spread of neighbours, as a share of the prior's, so that few of them still span all directions. */
    private static final double LEAST_VARIANCE = 1e-4;

    private static final int MOST_SOBOL_DIMENSIONS = 1000;

    /** Unknowns in whose squares and products a target's surface is. */
    private static final int MOST_BENT = 6;
    /** One point of a wave in so many comes from around the best point, in case the surface misses a part of the posterior. */
    private static final int WAVE_PER_NEIGHBOURS = 8;

    /** Moments of the surface's posterior: points, rounds, and how many equal draws the points are to be worth at least. */
    private static final int SURFACE_POINTS = 20_000;

    private static final int SURFACE_ROUNDS = 3;
    private static final double SURFACE_WORTH = 1000;

    private final Evidence evidence;
    private final int dimension;
    private final RandomStreams random;
    private final List<double[]> points = new ArrayList<>();
    private final List<Evidence.Prediction> predictions = new ArrayList<>();
    private final List<Double> logLikelihoods = new ArrayList<>();
    private final List<Integer> waveOfPoint = new ArrayList<>();
    private final List<Part> mixture = new ArrayList<>();
    /** Logarithm of the mixture's density times the number of all points, by point. */
    private final List<Double> logMixture = new ArrayList<>();

    private final GaussianComponent prior;
    private int waves;

    /** A part of the mixture, and how many points came from it. */
    private record Part(GaussianComponent component, int points) {}

    /**
     * @param evidence what the model is held against
     * @param dimension number of unknowns
     * @param seed of all luck
     */
    public MixtureSearch(Evidence evidence, int dimension, long seed) {
        if (dimension < 1 || dimension > MOST_SOBOL_DIMENSIONS) {
            throw new IllegalArgumentException("dimension must be in [1, " + MOST_SOBOL_DIMENSIONS + "]: " + dimension);
        }
        this.evidence = evidence;
        this.dimension = dimension;
        random = new RandomStreams(seed);
        prior = GaussianComponent.standard(dimension);
    }

    /** Points that wait for what the model says of them. */
    public static final class Wave {
        private final int number;
        private final List<Part> parts;
        private final List<double[]> points;

        private Wave(int number, List<Part> parts, List<double[]> points) {
            this.number = number;
            this.parts = parts;
            this.points = points;
        }

        /** Number of the wave, 0 for the prior's. */
        public int number() {
            return number;
        }

        /** The points, shape [size][dimension]. */
        public List<double[]> points() {
            return points.stream().map(double[]::clone).toList();
        }
    }

    /**
     * The next wave, to be evaluated and handed to {@link #add}.
     *
     * @param size number of points, 2 or more
     */
    public Wave next(int size) {
        if (size < 2) {
            throw new IllegalArgumentException("size must be 2 or more: " + size);
        }
        List<Part> parts = parts(size);
        return new Wave(waves, parts, waves == 0 ? prior(size) : drawn(parts));
    }

    /** A Sobol sequence, each coordinate shifted around by luck, as standard normals. */
    private List<double[]> prior(int size) {
        SobolSequenceGenerator sobol = new SobolSequenceGenerator(dimension);
        List<double[]> wave = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            double[] point = sobol.nextVector();
            for (int i = 0; i < dimension; i++) {
                double shifted = point[i] + random.uniform(0, LuckStreams.CALIBRATION.code(0), i);
                point[i] = NormalQuantile.of(inside(shifted - Math.floor(shifted)));
            }
            wave.add(point);
        }
        return wave;
    }

    private static double inside(double uniform) {
        return Math.max(Double.MIN_NORMAL, Math.min(Math.nextDown(1.0), uniform));
    }

    private List<Part> parts(int size) {
        if (waves == 0) {
            return List.of(new Part(prior, size));
        }
        Weights weights = weights();
        int neighbours = Math.max(1, size / WAVE_PER_NEIGHBOURS);
        return List.of(
                new Part(ofSurface(), size - neighbours),
                new Part(around(weights, Math.max(size, 2 * dimension)), neighbours));
    }

    private List<double[]> drawn(List<Part> parts) {
        List<double[]> wave = new ArrayList<>();
        for (Part part : parts) {
            for (int n = 0; n < part.points(); n++) {
                double[] normals = new double[dimension];
                long number = (long) points.size() + wave.size();
                for (int i = 0; i < dimension; i++) {
                    normals[i] = random.normal(number, LuckStreams.CALIBRATION.code(1), i);
                }
                wave.add(part.component().point(normals));
            }
        }
        return wave;
    }

    /**
     * Takes what the model said of a wave.
     *
     * @param wave what {@link #next} gave last
     * @param said by point
     */
    public void add(Wave wave, List<Evidence.Prediction> said) {
        if (wave.number != waves || said.size() != wave.points.size()) {
            throw new IllegalArgumentException(said.size() + " predictions of wave " + wave.number + " for "
                    + wave.points.size() + " points, where wave " + waves + " is next");
        }
        for (int n = 0; n < points.size(); n++) {
            logMixture.set(n, logSum(logMixture.get(n), wave.parts, points.get(n)));
        }
        mixture.addAll(wave.parts);
        for (int n = 0; n < said.size(); n++) {
            points.add(wave.points.get(n));
            logMixture.add(logSum(Double.NEGATIVE_INFINITY, mixture, wave.points.get(n)));
            predictions.add(said.get(n));
            logLikelihoods.add(evidence.logLikelihood(said.get(n)));
            waveOfPoint.add(waves);
        }
        waves++;
    }

    /** Logarithm of a density plus those of some parts, each times its number of points. */
    private static double logSum(double logDensity, List<Part> parts, double[] point) {
        double sum = logDensity;
        for (Part part : parts) {
            double log = Math.log(part.points()) + part.component().logDensity(point);
            double larger = Math.max(sum, log);
            sum = larger + Math.log1p(Math.exp(Math.min(sum, log) - larger));
        }
        return sum;
    }

    /** Weights of all points: likelihood times prior over the mixture that they came from. */
    public Weights weights() {
        return tempered(1);
    }

    private Weights tempered(double power) {
        double[] logs = IntStream.range(0, points.size())
                .mapToDouble(n -> logWeight(n, power))
                .toArray();
        return Weights.ofLogs(logs);
    }

    private double logWeight(int n, double power) {
        double logLikelihood = logLikelihoods.get(n);
        double tempered = Double.isFinite(logLikelihood) ? power * logLikelihood : Double.NEGATIVE_INFINITY;
        return tempered + prior.logDensity(points.get(n)) - logMixture.get(n);
    }

    /** A normal like the posterior of the surface, which is fitted near the evidence: the likelihood is tempered until enough points count. */
    private GaussianComponent ofSurface() {
        double wanted = Math.min(POINTS_PER_DIMENSION * (dimension + 1), points.size() / 2.0);
        Weights near = worth(wanted, this::tempered);
        ResponseSurface surface = ResponseSurface.curved(points, predictions, near, MOST_BENT);
        GaussianComponent component =
                ResponseSurface.linear(points, predictions, near).posteriorOfLinearPart(evidence);
        for (int round = 0; round < SURFACE_ROUNDS; round++) {
            component = matched(surface, component, round);
        }
        return component;
    }

    /** Weights of full power if they are worth so many equal draws, else of the power that makes them so. */
    private static Weights worth(double wanted, DoubleFunction<Weights> ofPower) {
        Weights full = ofPower.apply(1);
        if (full.effectiveSampleSize() >= wanted) {
            return full;
        }
        double low = 0;
        double high = 1;
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = (low + high) / 2;
            if (ofPower.apply(middle).effectiveSampleSize() < wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return ofPower.apply(low);
    }

    /** Mean and covariance of the surface's posterior, by importance sampling from a first idea of it. */
    private GaussianComponent matched(ResponseSurface surface, GaussianComponent from, int round) {
        double[][] trials = new double[SURFACE_POINTS][];
        double[] logRatio = new double[SURFACE_POINTS];
        double[] normals = new double[dimension];
        for (int n = 0; n < SURFACE_POINTS; n++) {
            long number = ((long) waves * SURFACE_ROUNDS + round) * SURFACE_POINTS + n;
            for (int i = 0; i < dimension; i++) {
                normals[i] = random.normal(number, LuckStreams.CALIBRATION.code(6), i);
            }
            trials[n] = from.point(normals);
            logRatio[n] = surface.logLikelihood(trials[n], evidence)
                    + prior.logDensity(trials[n])
                    - from.logDensity(trials[n]);
        }
        Weights weights = worth(
                SURFACE_WORTH,
                power -> Weights.ofLogs(
                        Arrays.stream(logRatio).map(log -> power * log).toArray()));
        return GaussianComponent.like(trials, weights);
    }

    /** A normal around the point of the largest weight, with the weighted spread of its nearest neighbours. */
    private GaussianComponent around(Weights weights, int neighbours) {
        double[] centre = points.get(weights.largest());
        List<Integer> nearest = IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(n -> squaredDistance(points.get(n), centre))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(neighbours)
                .toList();
        double total = 0;
        RealMatrix covariance = new Array2DRowRealMatrix(dimension, dimension);
        for (int n : nearest) {
            double weight = (weights.of(n) + 1.0 / points.size()) / 2;
            total += weight;
            for (int i = 0; i < dimension; i++) {
                for (int k = 0; k < dimension; k++) {
                    covariance.addToEntry(
                            i, k, weight * (points.get(n)[i] - centre[i]) * (points.get(n)[k] - centre[k]));
                }
            }
        }
        covariance = covariance.scalarMultiply(1 / total);
        for (int i = 0; i < dimension; i++) {
            covariance.addToEntry(i, i, LEAST_VARIANCE);
        }
        return new GaussianComponent(centre, covariance);
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    /** Waves so far. */
    public int waves() {
        return waves;
    }

    /** Points so far. */
    public int size() {
        return points.size();
    }

    /** A point, shape [dimension]. */
    public double[] point(int n) {
        return points.get(n).clone();
    }

    /** What the model said of a point. */
    public Evidence.Prediction prediction(int n) {
        return predictions.get(n);
    }

    /** Log likelihood of a point. */
    public double logLikelihood(int n) {
        return logLikelihoods.get(n);
    }

    /** Wave that a point belongs to, 0 for the prior's. */
    public int wave(int n) {
        return waveOfPoint.get(n);
    }

    /**
     * Equally weighted draws.
     *
     * @param draws how many
     * @return places of points, in an order of luck, so that the first of them are draws of the whole too
     */
    public int[] resample(int draws) {
        int[] ascending = weights().resample(draws, random.uniform(0, LuckStreams.CALIBRATION.code(2), 0));
        return IntStream.range(0, draws)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> random.uniform(k, LuckStreams.CALIBRATION.code(5), 0)))
                .mapToInt(k -> ascending[k])
                .toArray();
    }
}
