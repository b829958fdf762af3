package org.allostat.calibrate.search;

/** A probability density over points. */
interface Density {
    /** Its logarithm at a point, shape [dimension]. */
    double logDensity(double[] point);
}
