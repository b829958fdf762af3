package org.allostat.outcomes;

import java.util.Locale;
import org.allostat.evidence.CostItem;
import org.allostat.evidence.CountedItems;
import org.allostat.evidence.Insurance;
import org.allostat.evidence.Perspective;

/** What a perspective counts of each cost item, by the patient's insurance. */
public final class CountedCosts {
    /** Shape [insurance][item]. */
    private final double[][] shares = new double[Insurance.values().length][CostItem.count()];

    /**
     * @param items which items a perspective contains
     * @param perspective whose costs count
     */
    public CountedCosts(CountedItems items, Perspective perspective) {
        for (Insurance insurance : Insurance.values()) {
            for (CostItem item : CostItem.values()) {
                shares[insurance.ordinal()][item.ordinal()] = items.share(perspective, item, insurance);
            }
        }
    }

    /** The share of an item that counts, by the patient's insurance as in the cohort. */
    public double share(CostItem item, String insurance) {
        return shares(insurance)[item.ordinal()];
    }

    private double[] shares(String insurance) {
        return shares[Insurance.valueOf(insurance.toUpperCase(Locale.ROOT)).ordinal()];
    }

    /**
     * Sums up what counts in each year, from the items of the year.
     *
     * @param years sums by {@link YearQuantity}
     * @param insurance the patient's, as in the cohort
     */
    public void count(YearSums years, String insurance) {
        double[] share = shares(insurance);
        for (int year = 0; year < years.years(); year++) {
            double plain = 0;
            double discounted = 0;
            for (CostItem item : CostItem.values()) {
                int column = YearQuantity.ofCost(item).ordinal();
                plain += share[item.ordinal()] * years.plain(year, column);
                discounted += share[item.ordinal()] * years.discounted(year, column);
            }
            years.add(year, YearQuantity.COST_USD.ordinal(), plain, discounted);
        }
    }
}
