package org.allostat.survey.estimate;

/**
 * Sums over the records of one PSU that are in the domain of one estimate; w is the weight.
 *
 * @param records number of records
 * @param weight sum of w
 * @param squaredWeight sum of w^2
 * @param y sum of w y
 * @param x sum of w x
 * @param yy sum of w y^2
 * @param xy sum of w x y
 * @param xx sum of w x^2
 */
record PsuSums(long records, double weight, double squaredWeight, double y, double x, double yy, double xy, double xx) {
    static final PsuSums ZERO = new PsuSums(0, 0, 0, 0, 0, 0, 0, 0);

    PsuSums plus(PsuSums other) {
        return new PsuSums(
                records + other.records,
                weight + other.weight,
                squaredWeight + other.squaredWeight,
                y + other.y,
                x + other.x,
                yy + other.yy,
                xy + other.xy,
                xx + other.xx);
    }
}
