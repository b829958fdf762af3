package org.allostat.survey.estimate;

/** What is estimated from the weighted sums of a numerator y and a denominator x over the records of a domain. */
public enum Statistic {
    /** The sum of w y; Wald interval. */
    TOTAL,
    /** The ratio of the sum of w y to that of w, given as x = 1; Wald interval. */
    MEAN,
    /** A mean of zeros and ones; its interval is symmetric on the logit scale. */
    PROPORTION,
    /** The ratio of the sum of w y to that of w x; Wald interval. */
    RATIO
}
