package org.allostat.calibrate.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The posterior that a model would have if it were its surface. Its points and its constant come of adaptive importance sampling on the
 * surface, which costs no run of the model: rounds of a normal with the moments that the round before found (Cappe et al. J Comput Graph
 * Stat 2004;13:907), the last one wider and larger.
 */
final class SurfacePosterior implements Density {
    private static final int TRIALS_PER_DIMENSION = 500;
    private static final int TRIALS = 1500;
    private static final int ROUNDS = 6;
    /** A round's weights are tempered until they are worth one equal draw in so many trials. */
    private static final double TRIALS_PER_DRAW = 20;

    private static final int LAST_ROUND = 3;
    private static final double WIDER = 1.3;

    private final ResponseSurface surface;
    private final Evidence evidence;
    private final GaussianComponent prior;
    private final List<double[]> trials;
    private final Weights weights;
    private final double logConstant;

    /**
     * @param start a first idea of it
     * @param normals independent standard normals by number, shape [dimension]
     */
    SurfacePosterior(
            ResponseSurface surface, Evidence evidence, GaussianComponent start, IntFunction<double[]> normals) {
        this.surface = surface;
        this.evidence = evidence;
        int dimension = start.mean().length;
        prior = GaussianComponent.standard(dimension);
        int size = TRIALS + TRIALS_PER_DIMENSION * dimension;
        GaussianComponent from = start;
        for (int round = 0; round < ROUNDS; round++) {
            List<double[]> points = points(from, normals, round * size, size);
            Weights found = Weights.worth(size / TRIALS_PER_DRAW, logRatios(points, from), new double[size]);
            from = GaussianComponent.like(points, found, 0);
        }
        from = from.wider(WIDER);
        trials = points(from, normals, ROUNDS * size, LAST_ROUND * size);
        double[] logRatios = logRatios(trials, from);
        weights = Weights.ofLogs(logRatios);
        double largest = Arrays.stream(logRatios).max().orElseThrow();
        logConstant = largest
                + StrictMath.log(Arrays.stream(logRatios)
                        .map(log -> StrictMath.exp(log - largest))
                        .average()
                        .orElseThrow());
    }

    private static List<double[]> points(GaussianComponent from, IntFunction<double[]> normals, int first, int size) {
        List<double[]> points = new ArrayList<>(size);
        for (int n = 0; n < size; n++) {
            points.add(from.point(normals.apply(first + n)));
        }
        return points;
    }

    private double[] logRatios(List<double[]> points, GaussianComponent from) {
        return points.stream()
                .mapToDouble(point -> logProduct(point) - from.logDensity(point))
                .toArray();
    }

    private double logProduct(double[] point) {
        return surface.logLikelihood(point, evidence) + prior.logDensity(point);
    }

    @Override
    public double logDensity(double[] point) {
        return logProduct(point) - logConstant;
    }

    /**
     * Points of it.
     *
     * @param size how many
     * @param uniform luck in (0, 1)
     */
    List<double[]> draw(int size, double uniform) {
        return Arrays.stream(weights.resample(size, uniform))
                .mapToObj(place -> trials.get(place).clone())
                .toList();
    }
}
