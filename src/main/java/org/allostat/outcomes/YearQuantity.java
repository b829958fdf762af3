package org.allostat.outcomes;

import java.util.Arrays;
import java.util.Locale;
import org.allostat.evidence.CostItem;

/** What {@code yearly_outcomes} sums up of each patient, year by year; the lower-case name is the value of column {@code outcome}. */
public enum YearQuantity {
    /** Alive at the start of the year. */
    PERSONS(0, "persons"),
    LIFE_YEARS(6, "years"),
    QALYS(6, "QALYs"),
    /** What overdoses and crises took; {@link #QALYS} is without it. */
    QALYS_LOST_AT_EVENTS(6, "QALYs"),
    OVERDOSES_PRESCRIBED(0, "overdoses"),
    OVERDOSES_LOST_TOLERANCE(0, "overdoses"),
    OVERDOSES_ILLICIT(0, "overdoses"),
    MENTAL_HEALTH_CRISES(0, "crises"),
    MISUSE_ONSETS(0, "onsets"),
    DEATHS(0, "deaths"),
    DEATHS_OVERDOSE_PRESCRIBED(0, "deaths"),
    DEATHS_OVERDOSE_LOST_TOLERANCE(0, "deaths"),
    DEATHS_OVERDOSE_ILLICIT(0, "deaths"),
    DEATHS_SUICIDE(0, "deaths"),
    /** From causes that the model does not add. */
    DEATHS_OTHER(0, "deaths"),
    /** What the study's perspective counts of the items below. */
    COST_USD(2, "USD"),
    COST_OPIOIDS(CostItem.OPIOIDS),
    COST_BUPRENORPHINE(CostItem.BUPRENORPHINE),
    COST_REVIEWS(CostItem.REVIEWS),
    COST_OFFERS(CostItem.OFFERS),
    COST_NALOXONE(CostItem.NALOXONE),
    COST_OVERDOSES(CostItem.OVERDOSES),
    COST_MENTAL_HEALTH_CRISES(CostItem.MENTAL_HEALTH_CRISES),
    COST_BACKGROUND_CARE(CostItem.BACKGROUND_CARE),
    COST_LOST_CARE(CostItem.LOST_CARE),
    COST_ILLICIT_USE(CostItem.ILLICIT_USE),
    COST_LOST_PRODUCTIVITY(CostItem.LOST_PRODUCTIVITY),
    COST_CRIMINAL_JUSTICE(CostItem.CRIMINAL_JUSTICE);

    private static final int QUANTITIES = values().length;
    /** What is spent on each item, in the items' order. */
    private static final YearQuantity[] COSTS =
            Arrays.copyOfRange(values(), COST_USD.ordinal() + 1, COST_USD.ordinal() + 1 + CostItem.count());

    private final int decimals;
    private final double stepsPerUnit;
    private final String unit;
    private final String label = name().toLowerCase(Locale.ROOT);

    YearQuantity(int decimals, String unit) {
        this.decimals = decimals;
        stepsPerUnit = StrictMath.pow(10, decimals);
        this.unit = unit;
    }

    YearQuantity(CostItem item) {
        this(2, "USD");
        if (!name().endsWith(item.name())) {
            throw new IllegalArgumentException(name() + " is not named after " + item);
        }
    }

    /** Number of quantities. */
    public static int count() {
        return QUANTITIES;
    }

    /** What is spent on an item. */
    public static YearQuantity ofCost(CostItem item) {
        return COSTS[item.ordinal()];
    }

    /** Value of column {@code outcome}. */
    public String label() {
        return label;
    }

    /** Unit of a sum. */
    public String unit() {
        return unit;
    }

    /** Whether its worth at policy start is told: not of counts. */
    public boolean isDiscounted() {
        return decimals > 0;
    }

    /** Decimals that are kept: a step is 10^-decimals of the unit. */
    public int decimals() {
        return decimals;
    }

    /** A value in steps, to the nearest. */
    public long steps(double value) {
        return WholeSteps.nearest(value * stepsPerUnit);
    }
}
