package org.allostat.calibrate.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.allostat.random.LuckStreams;
import org.allostat.random.NormalQuantile;
import org.allostat.random.RandomStreams;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Incremental mixture importance sampling with optimization (Raftery AE, Bao L. Biometrics 2010;66:1162) over standard normal scores,
 * model.md (77). The first wave is of the prior, a shifted Sobol sequence. Most of each later wave comes from the posterior that the model
 * would have if it were the {@link ResponseSurface} of all that it has said (the optimization), the rest from a normal around the point of
 * the largest weight with the spread of its neighbours. Every point's weight has the whole mixture in its denominator.
 *
 * <p>A wave is a function of the seed and the waves before it: a search that is stopped and given what it knew goes on the same.
 */
public final class MixtureSearch {
    /** Tempered weights of the regression are to be worth this many points for each dimension. */
    private static final double POINTS_PER_DIMENSION = 4;

    /** A surface is fitted where the model's own answers are likely, then where the surface's are, which carry less noise. */
    private static final int FITS = 2;
    /** Added to the variances of the points near the evidence, where the search for the surface's posterior starts. */
    private static final double START_VARIANCE = 0.05;

    /** More numbers than a wave's search of the surface takes. */
    private static final long NUMBERS_OF_A_WAVE = 1L << 32;
    /** Added to the spread of neighbours, as a share of the prior's, so that few of them still span all directions. */
    private static final double LEAST_VARIANCE = 1e-4;

    private static final int MOST_SOBOL_DIMENSIONS = 1000;

    /** One point of a wave in so many comes from around the best point, in case the surface misses a part of the posterior. */
    private static final int WAVE_PER_NEIGHBOURS = 8;

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

    /** A part of the mixture, and the points that came from it. */
    private record Part(Density density, List<double[]> points) {}

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

        private Wave(int number, List<Part> parts) {
            this.number = number;
            this.parts = parts;
        }

        /** Number of the wave, 0 for the prior's. */
        public int number() {
            return number;
        }

        /** The points, shape [size][dimension]. */
        public List<double[]> points() {
            return parts.stream()
                    .flatMap(part -> part.points().stream())
                    .map(double[]::clone)
                    .toList();
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
        if (waves == 0) {
            return new Wave(0, List.of(new Part(prior, prior(size))));
        }
        int neighbours = Math.max(1, size / WAVE_PER_NEIGHBOURS);
        GaussianComponent around = around(weights(), Math.max(size, 2 * dimension));
        return new Wave(waves, List.of(ofSurface(size - neighbours), new Part(around, drawn(around, neighbours))));
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

    private List<double[]> drawn(GaussianComponent component, int size) {
        List<double[]> drawn = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            drawn.add(component.point(normals((long) points.size() + n, 1)));
        }
        return drawn;
    }

    private double[] normals(long number, int stream) {
        double[] normals = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            normals[i] = random.normal(number, LuckStreams.CALIBRATION.code(stream), i);
        }
        return normals;
    }

    /**
     * Takes what the model said of a wave.
     *
     * @param wave what {@link #next} gave last
     * @param said by point
     */
    public void add(Wave wave, List<Evidence.Prediction> said) {
        List<double[]> added = wave.points();
        if (wave.number != waves || said.size() != added.size()) {
            throw new IllegalArgumentException(said.size() + " predictions of wave " + wave.number + " for "
                    + added.size() + " points, where wave " + waves + " is next");
        }
        for (int n = 0; n < points.size(); n++) {
            logMixture.set(n, logSum(logMixture.get(n), wave.parts, points.get(n)));
        }
        mixture.addAll(wave.parts);
        for (int n = 0; n < said.size(); n++) {
            points.add(added.get(n));
            logMixture.add(logSum(Double.NEGATIVE_INFINITY, mixture, added.get(n)));
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
            double log = StrictMath.log(part.points().size()) + part.density().logDensity(point);
            double larger = Math.max(sum, log);
            sum = larger + StrictMath.log1p(StrictMath.exp(Math.min(sum, log) - larger));
        }
        return sum;
    }

    /** Weights of all points: likelihood times prior over the mixture that they came from. */
    public Weights weights() {
        return Weights.worth(0, logLikelihoodsOfModel(), logPriorsOverMixture());
    }

    private double[] logLikelihoodsOfModel() {
        return logLikelihoods.stream().mapToDouble(log -> log).toArray();
    }

    private double[] logPriorsOverMixture() {
        return IntStream.range(0, points.size())
                .mapToDouble(n -> prior.logDensity(points.get(n)) - logMixture.get(n))
                .toArray();
    }

    /** Points of the posterior of the surface, which is fitted near the evidence: the likelihood is tempered until enough points count. */
    private Part ofSurface(int size) {
        double wanted = Math.min(POINTS_PER_DIMENSION * (dimension + 1), points.size() / 2.0);
        double[] rest = logPriorsOverMixture();
        Weights near = Weights.worth(wanted, logLikelihoodsOfModel(), rest);
        ResponseSurface surface = new ResponseSurface(points, predictions, near);
        for (int fit = 1; fit < FITS; fit++) {
            near = Weights.worth(wanted, logLikelihoodsOf(surface), rest);
            surface = new ResponseSurface(points, predictions, near);
        }
        long wave = waves;
        SurfacePosterior posterior = new SurfacePosterior(
                surface,
                evidence,
                GaussianComponent.like(points, near, START_VARIANCE),
                number -> normals(wave * NUMBERS_OF_A_WAVE + number, 6));
        return new Part(posterior, posterior.draw(size, random.uniform(waves, LuckStreams.CALIBRATION.code(7), 0)));
    }

    /** By point; none where the model has no answer, which has no weight in a fit. */
    private double[] logLikelihoodsOf(ResponseSurface surface) {
        return IntStream.range(0, points.size())
                .mapToDouble(n -> Double.isFinite(logLikelihoods.get(n))
                        ? surface.logLikelihood(points.get(n), evidence)
                        : Double.NEGATIVE_INFINITY)
                .toArray();
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
