package org.allostat.policy;

import java.io.Serializable;

/**
 * How many patients an offer can take, in US persons of the cohort: a sampled patient counts as many as its weight says. Whoever
 * accepts while nothing is free waits in a queue, model.md (67) to (70).
 *
 * @param startsPerMonth persons who can start in a month of 28 days; what is not used is lost
 * @param places persons who can be treated at one time; a place is free again once its patient has left or died
 */
public record Capacity(double startsPerMonth, double places) implements Serializable {
    /** More than there are people in the country, which is no limit: the default of {@code policy.schema.json}. */
    public static final double NO_LIMIT = 1e9;

    /** Whoever accepts starts at once. */
    public static final Capacity UNLIMITED = new Capacity(NO_LIMIT, NO_LIMIT);

    public Capacity {
        if (!(startsPerMonth > 0) || !(places > 0)) {
            throw new IllegalArgumentException("a capacity must be above 0: " + startsPerMonth + ", " + places);
        }
    }

    /** Whether anybody can have to wait. */
    public boolean limits() {
        return startsPerMonth < NO_LIMIT || places < NO_LIMIT;
    }
}
