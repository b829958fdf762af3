package org.allostat.survey.estimate;

/** The unit in which an estimate is reported. */
public enum EstimateUnit {
    /** Millions of adults. */
    MILLION("million", 1e-6),
    /** Percent of the population of the estimate. */
    PERCENT("%", 100);

    private final String label;
    private final double perOne;

    EstimateUnit(String label, double perOne) {
        this.label = label;
        this.perOne = perOne;
    }

    /** The word used in tables, that of the targets. */
    public String label() {
        return label;
    }

    public double perOne() {
        return perOne;
    }
}
