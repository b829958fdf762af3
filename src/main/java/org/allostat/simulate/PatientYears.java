package org.allostat.simulate;

import org.allostat.evidence.CostItem;
import org.allostat.kernel.OverdoseRoute;
import org.allostat.outcomes.CountedCosts;
import org.allostat.outcomes.DaysOfYears;
import org.allostat.outcomes.PolicyYears;
import org.allostat.outcomes.YearQuantity;
import org.allostat.outcomes.YearSums;
import org.allostat.unit.Calendar;

/** What accrued in one course of a patient, year by year; what visits cost is on the {@link Chart}. Mutable. */
final class PatientYears {
    private final YearSums sums;

    PatientYears() {
        this(new YearSums(YearQuantity.count()));
    }

    private PatientYears(YearSums sums) {
        this.sums = sums;
    }

    PatientYears copy() {
        return new PatientYears(sums.copy());
    }

    static YearQuantity overdose(OverdoseRoute route) {
        return switch (route) {
            case PRESCRIBED -> YearQuantity.OVERDOSES_PRESCRIBED;
            case LOST_TOLERANCE -> YearQuantity.OVERDOSES_LOST_TOLERANCE;
            case ILLICIT -> YearQuantity.OVERDOSES_ILLICIT;
        };
    }

    static YearQuantity death(OverdoseRoute route) {
        return switch (route) {
            case PRESCRIBED -> YearQuantity.DEATHS_OVERDOSE_PRESCRIBED;
            case LOST_TOLERANCE -> YearQuantity.DEATHS_OVERDOSE_LOST_TOLERANCE;
            case ILLICIT -> YearQuantity.DEATHS_OVERDOSE_ILLICIT;
        };
    }

    /**
     * Counts an event.
     *
     * @param day day that it ends, counted as days lived since policy start
     * @param factor what 1 of the day is worth at policy start
     */
    void count(YearQuantity event, int day, double factor) {
        sums.addEvent(event.ordinal(), day - 1, 1, factor);
    }

    /** Takes QALYs off at an event. */
    void lose(double lostQalys, int day, double factor) {
        sums.addEvent(YearQuantity.QALYS.ordinal(), day - 1, -lostQalys, factor);
        sums.addEvent(YearQuantity.QALYS_LOST_AT_EVENTS.ordinal(), day - 1, lostQalys, factor);
    }

    /** Spends at an event. */
    void spend(CostItem item, int day, double usd, double factor) {
        sums.addEvent(YearQuantity.ofCost(item).ordinal(), day - 1, usd, factor);
    }

    /** Spends evenly over a time. */
    void spend(CostItem item, DaysOfYears time, double usd, double factor) {
        sums.addFlow(YearQuantity.ofCost(item).ordinal(), time, usd, factor);
    }

    /**
     * Lives through a period.
     *
     * @param lived its days alive
     * @param utilityDays sum of utility over these days
     * @param factor what 1 spread over the period is worth at policy start
     */
    void live(DaysOfYears lived, double utilityDays, double factor) {
        for (int year = lived.firstYear(); year <= lived.lastYear(); year++) {
            int first = PolicyYears.firstDay(year);
            if (first >= lived.from()) {
                sums.addEvent(YearQuantity.PERSONS.ordinal(), first, 1, 1);
            }
        }
        sums.addFlow(YearQuantity.LIFE_YEARS.ordinal(), lived, lived.days() / Calendar.DAYS_PER_YEAR, factor);
        sums.addFlow(YearQuantity.QALYS.ordinal(), lived, utilityDays / Calendar.DAYS_PER_YEAR, factor);
    }

    /**
     * All of it, with what visits have cost and what counts.
     *
     * @param visits costs by {@link CostItem}
     * @param counted what the perspective counts
     * @param insurance the patient's
     * @return sums by {@link YearQuantity}
     */
    YearSums with(YearSums visits, CountedCosts counted, String insurance) {
        YearSums all = sums.copy();
        for (int year = 0; year < visits.years(); year++) {
            for (CostItem item : CostItem.values()) {
                double usd = visits.plain(year, item.ordinal());
                if (usd != 0) {
                    all.add(year, YearQuantity.ofCost(item).ordinal(), usd, visits.discounted(year, item.ordinal()));
                }
            }
        }
        counted.count(all, insurance);
        return all;
    }
}
