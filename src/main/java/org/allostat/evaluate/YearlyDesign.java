package org.allostat.evaluate;

import java.io.Serializable;
import org.allostat.evidence.CostItem;
import org.allostat.evidence.Insurance;
import org.allostat.evidence.Payer;
import org.allostat.evidence.PayerShares;
import org.allostat.outcomes.YearQuantity;
import org.allostat.outcomes.YearSums;

/**
 * What is tallied by year: the quantities of {@link YearQuantity}, each undiscounted and discounted, then what each payer pays
 * in all, and last what health care costs in all.
 *
 * @param tally policies, comparator and design strata
 * @param years years that policies run
 * @param payers who pays what share
 */
record YearlyDesign(TallyDesign tally, int years, PayerShares payers) implements Serializable {
    private static final YearQuantity[] QUANTITIES = YearQuantity.values();
    private static final CostItem[] ITEMS = CostItem.values();
    private static final Payer[] PAYERS = Payer.values();
    private static final int FIRST_PAYER = 2 * YearQuantity.count();
    private static final int HEALTH_CARE = FIRST_PAYER + PAYERS.length;
    /** Fields of a year. */
    static final int FIELDS = HEALTH_CARE + 1;

    /** Field of a quantity. */
    static int field(YearQuantity quantity, boolean discounted) {
        return 2 * quantity.ordinal() + (discounted ? 1 : 0);
    }

    /** Field of what a payer pays in all, undiscounted. */
    static int field(Payer payer) {
        return FIRST_PAYER + payer.ordinal();
    }

    /** Field of what health care costs in all, undiscounted. */
    static int healthCareField() {
        return HEALTH_CARE;
    }

    /** Cells by policy, design stratum and insurance, numbered through. */
    int places() {
        return tally.policies().size() * placesOfPolicy();
    }

    int place(int policy, int designStratum, Insurance insurance) {
        return policy * placesOfPolicy() + designStratum * Insurance.values().length + insurance.ordinal();
    }

    private int placesOfPolicy() {
        return tally.designStrata().size() * Insurance.values().length;
    }

    /** All fields of all years of a patient, in steps; shape [year, field]. */
    long[] steps(YearSums sums, Insurance insurance) {
        long[] steps = new long[years * FIELDS];
        for (int year = 0; year < Math.min(years, sums.years()); year++) {
            int first = year * FIELDS;
            for (YearQuantity quantity : QUANTITIES) {
                steps[first + field(quantity, false)] = quantity.steps(sums.plain(year, quantity.ordinal()));
                steps[first + field(quantity, true)] = quantity.steps(sums.discounted(year, quantity.ordinal()));
            }
            spend(sums, year, insurance, steps, first);
        }
        return steps;
    }

    private void spend(YearSums sums, int year, Insurance insurance, long[] steps, int first) {
        double healthCare = 0;
        double[] paid = new double[PAYERS.length];
        for (CostItem item : ITEMS) {
            double usd = sums.plain(year, YearQuantity.ofCost(item).ordinal());
            if (usd != 0) {
                healthCare += item.isHealthCare() ? usd : 0;
                for (Payer payer : PAYERS) {
                    paid[payer.ordinal()] += payers.share(item, insurance, payer) * usd;
                }
            }
        }
        steps[first + HEALTH_CARE] = YearQuantity.COST_USD.steps(healthCare);
        for (Payer payer : PAYERS) {
            steps[first + field(payer)] = YearQuantity.COST_USD.steps(paid[payer.ordinal()]);
        }
    }
}
