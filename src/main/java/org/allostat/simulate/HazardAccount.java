package org.allostat.simulate;

import org.allostat.kernel.EventType;

/**
 * Why an event happened or did not: a person has a budget of hazard, drawn before anything happens and the same under every policy, and
 * the event comes on the day on which the hazards of all days add up to more; then the next budget begins.
 *
 * @param type the event
 * @param events how often it happened
 * @param firstBudget budget until the first one; infinite where it cannot happen
 * @param used hazards of all days, which is also how many such events were to be expected
 * @param left what is left of the present budget at the end; infinite where it cannot happen
 */
public record HazardAccount(EventType type, int events, double firstBudget, double used, double left) {
    /** Name for tables. */
    public String label() {
        return DailyTrack.label(type);
    }
}
