package org.allostat.explain;

import org.allostat.kernel.EventType;
import org.allostat.simulate.HazardAccount;

/** Why an event happened or did not, in a sentence. */
final class HazardWords {
    private HazardWords() {}

    /** What people call the event. */
    static String name(EventType type) {
        return switch (type) {
            case OVERDOSE -> "Overdose";
            case CRISIS -> "Mental-health crisis";
            case BACKGROUND_DEATH -> "Death of another cause";
            case MISUSE -> "Onset of misuse or illicit use";
        };
    }

    static String why(HazardAccount account) {
        if (account.events() == 0 && Double.isInfinite(account.firstBudget())) {
            return "could not begin: it was there from the start";
        }
        String used = Digits.three(account.used());
        String budget = Digits.three(account.firstBudget());
        if (account.events() == 0) {
            return "did not happen: the hazards of all days add up to " + used + ", "
                    + Digits.percent(account.used() / account.firstBudget()) + " of the " + budget
                    + " that luck had set for this person";
        }
        return "happened " + Digits.times(account.events()) + ", first when the hazards passed the " + budget
                + " that luck had set; those of all days add up to " + used
                + (Double.isFinite(account.left())
                        ? ", and " + Digits.three(Math.max(0, account.left())) + " of the present budget was left"
                        : "");
    }
}
