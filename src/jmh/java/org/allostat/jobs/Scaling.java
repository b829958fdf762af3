package org.allostat.jobs;

/** How a time grows with a size. */
final class Scaling {
    private Scaling() {}

    /** The exponent k of t = c n^k by least squares of the logarithms. */
    static double exponent(double[] sizes, double[] times) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < sizes.length; i++) {
            meanX += Math.log(sizes[i]) / sizes.length;
            meanY += Math.log(times[i]) / sizes.length;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < sizes.length; i++) {
            double x = Math.log(sizes[i]) - meanX;
            covariance += x * (Math.log(times[i]) - meanY);
            variance += x * x;
        }
        return covariance / variance;
    }

    /** The a and b of t = a + b n by least squares of relative errors: what is paid once, and what each unit costs. */
    static double[] line(double[] sizes, double[] times) {
        double ones = 0;
        double x = 0;
        double xx = 0;
        double y = 0;
        double xy = 0;
        for (int i = 0; i < sizes.length; i++) {
            double weight = 1 / (times[i] * times[i]);
            ones += weight;
            x += weight * sizes[i];
            xx += weight * sizes[i] * sizes[i];
            y += weight * times[i];
            xy += weight * sizes[i] * times[i];
        }
        double slope = (ones * xy - x * y) / (ones * xx - x * x);
        return new double[] {(y - slope * x) / ones, slope};
    }
}
