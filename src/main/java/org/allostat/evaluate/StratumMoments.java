package org.allostat.evaluate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Exact first and second moments of the variables of one design stratum, in which every sampled person has the same
 * weight. Persons outside the estimate's domain count as sampled and have 0 in every variable.
 */
public final class StratumMoments {
    private final double weight;
    /** The same number as a decimal, which takes longer to make than to use. */
    private final BigDecimal exactWeight;

    private final long sampled;
    private final List<BigDecimal> sums;
    private final List<List<BigDecimal>> products;

    /**
     * @param weight persons whom each sampled person stands for
     * @param sampled sampled persons of the design stratum, whether in the domain or not
     * @param sums sum of each variable
     * @param products sum of the product of each two variables, symmetric
     */
    public StratumMoments(double weight, long sampled, List<BigDecimal> sums, List<List<BigDecimal>> products) {
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weight must be positive and finite: " + weight);
        }
        if (sampled < 1) {
            throw new IllegalArgumentException("sampled must be at least 1: " + sampled);
        }
        for (List<BigDecimal> row : products) {
            if (products.size() != sums.size() || row.size() != sums.size()) {
                throw new IllegalArgumentException("products must be " + sums.size() + " x " + sums.size());
            }
        }
        this.weight = weight;
        exactWeight = BigDecimal.valueOf(weight);
        this.sampled = sampled;
        this.sums = List.copyOf(sums);
        List<List<BigDecimal>> rows = new ArrayList<>(products.size());
        products.forEach(row -> rows.add(List.copyOf(row)));
        this.products = Collections.unmodifiableList(rows);
    }

    /** Moments of a numerator y and a denominator x. */
    public static StratumMoments ofRatio(double weight, long sampled, RatioSums sums) {
        return new StratumMoments(
                weight,
                sampled,
                List.of(sums.y(), sums.x()),
                List.of(List.of(sums.yy(), sums.xy()), List.of(sums.xy(), sums.xx())));
    }

    /** Weighted sum of one variable. */
    BigDecimal weightedSum(int variable) {
        return exactWeight.multiply(sums.get(variable));
    }

    /** Sum over persons of weight squared times one variable. */
    BigDecimal squaredWeightSum(int variable) {
        return exactWeight.pow(2).multiply(sums.get(variable));
    }

    /** Sum over persons of the square of weight times one variable. */
    BigDecimal weightedSquareSum(int variable) {
        return exactWeight.pow(2).multiply(products.get(variable).get(variable));
    }

    /**
     * The stratum's part of the variance of a weighted total of a linear combination e of the variables: w^2 n/(n-1) (sum
     * e^2 - (sum e)^2/n). A stratum with a single person has no variance of its own; it contributes w^2 e^2, its distance
     * from 0, which is the mean of linearized values over the whole sample (conservative; "adjust" in R's survey).
     */
    double variance(List<BigDecimal> coefficients) {
        BigDecimal squares = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < coefficients.size(); i++) {
            BigDecimal coefficient = coefficients.get(i);
            if (coefficient.signum() != 0) {
                sum = sum.add(coefficient.multiply(sums.get(i)));
                squares = squares.add(coefficient.multiply(rowSum(i, coefficients)));
            }
        }
        if (sampled == 1) {
            return weight * weight * NearestDouble.of(squares);
        }
        // exact until here: the difference of two large sums keeps all its digits
        BigDecimal centred = squares.multiply(BigDecimal.valueOf(sampled)).subtract(sum.pow(2));
        return weight * weight * Math.max(0, NearestDouble.of(centred)) / (sampled - 1);
    }

    /** What a variable has to do with e squared: its own term once, and twice those with the variables after it. */
    private BigDecimal rowSum(int i, List<BigDecimal> coefficients) {
        BigDecimal others = BigDecimal.ZERO;
        for (int j = i + 1; j < coefficients.size(); j++) {
            if (coefficients.get(j).signum() != 0) {
                others = others.add(coefficients.get(j).multiply(products.get(i).get(j)));
            }
        }
        return others.add(others)
                .add(coefficients.get(i).multiply(products.get(i).get(i)));
    }

    /**
     * Sums over the domain's persons of a numerator y, a denominator x and their products.
     *
     * @param y sum of y
     * @param yy sum of y^2
     * @param x sum of x
     * @param xx sum of x^2
     * @param xy sum of x y
     */
    public record RatioSums(BigDecimal y, BigDecimal yy, BigDecimal x, BigDecimal xx, BigDecimal xy) {
        /** Sums for a mean or a total: x is 1 for each of the domain's persons. */
        public static RatioSums ofPersons(long persons, BigDecimal y, BigDecimal yy) {
            BigDecimal count = BigDecimal.valueOf(persons);
            return new RatioSums(y, yy, count, count, y);
        }
    }
}
