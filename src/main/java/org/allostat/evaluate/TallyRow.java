package org.allostat.evaluate;

import java.math.BigDecimal;
import org.allostat.evaluate.StratumMoments.RatioSums;

/**
 * Exact sums over the patients of one cell, in steps of the measure's quantities: whole numbers of at most 38 digits. Rows
 * of one cell from several tasks are added column by column; every column from {@code patients} on is a sum.
 *
 * @param policy policy id
 * @param draw parameter draw
 * @param stratumVariable variable of the reported stratum
 * @param stratum reported stratum
 * @param designStratum stratum of the sampling design
 * @param weight US adults whom each patient of the design stratum stands for
 * @param measure label of the measure
 * @param patients patients in the cell
 * @param y sum of the numerator y
 * @param yy sum of y^2
 * @param x sum of the denominator x
 * @param xx sum of x^2
 * @param xy sum of x y
 * @param yComparatorY sum of y times the same patient's y under the comparator
 * @param yComparatorX sum of y times the comparator's x
 * @param xComparatorY sum of x times the comparator's y
 * @param xComparatorX sum of x times the comparator's x
 */
public record TallyRow(
        String policy,
        int draw,
        String stratumVariable,
        String stratum,
        String designStratum,
        double weight,
        String measure,
        long patients,
        BigDecimal y,
        BigDecimal yy,
        BigDecimal x,
        BigDecimal xx,
        BigDecimal xy,
        BigDecimal yComparatorY,
        BigDecimal yComparatorX,
        BigDecimal xComparatorY,
        BigDecimal xComparatorX) {
    RatioSums sums() {
        return new RatioSums(y, yy, x, xx, xy);
    }
}
