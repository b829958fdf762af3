package org.allostat.evaluate;

import java.math.BigDecimal;
import org.allostat.evaluate.StratumMoments.RatioSums;

/**
 * Exact sums over the patients of one cell, in steps of the measure's quantities: whole numbers of at most 38 digits. A row
 * of {@code outcome_tally}, whose DDL gives each column's unit and meaning. Rows of one cell from several tasks are
 * added column by column; every column from {@code patients} on is a sum.
 */
public record TallyRow(
        String policy,
        int draw,
        String stratumVariable,
        String stratum,
        String designStratum,
        double weight,
        String measure,
        String beyondHorizon,
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
    /** The same sums where each patient stands for as many persons. */
    TallyRow weighing(double persons) {
        return new TallyRow(
                policy,
                draw,
                stratumVariable,
                stratum,
                designStratum,
                persons,
                measure,
                beyondHorizon,
                patients,
                y,
                yy,
                x,
                xx,
                xy,
                yComparatorY,
                yComparatorX,
                xComparatorY,
                xComparatorX);
    }

    RatioSums sums() {
        return new RatioSums(y, yy, x, xx, xy);
    }
}
