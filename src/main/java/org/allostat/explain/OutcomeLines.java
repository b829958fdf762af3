package org.allostat.explain;

import java.util.List;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.simulate.PatientLife;

/**
 * What came of both lives, as a reader looks for it.
 *
 * @param label what it is, with its unit
 * @param asked under the policy asked about
 * @param against under the other
 */
public record OutcomeLines(String label, String asked, String against) {
    /** The lines of a comparison. */
    public static List<OutcomeLines> of(TwoLives lives) {
        PatientOutcome a = lives.asked().outcome();
        PatientOutcome b = lives.against().outcome();
        return List.of(
                new OutcomeLines("How it ended", end(a), end(b)),
                new OutcomeLines("Prescribed dose at the end, MME/d", three(a.endMmePerDay()), three(b.endMmePerDay())),
                new OutcomeLines("Care at the end", care(lives.asked()), care(lives.against())),
                new OutcomeLines("Dose rises", whole(a.escalations()), whole(b.escalations())),
                new OutcomeLines("Pain, mean of all days, NRS 0-10", three(a.meanPain()), three(b.meanPain())),
                new OutcomeLines(
                        "Hyperkatifeia, mean of all days, 0-10",
                        three(a.meanHyperkatifeia()),
                        three(b.meanHyperkatifeia())),
                new OutcomeLines("Worst withdrawal, COWS 0-48", three(a.maxCows()), three(b.maxCows())),
                new OutcomeLines("Overdoses", whole(a.overdoses()), whole(b.overdoses())),
                new OutcomeLines("Mental-health crises", whole(a.mentalHealthCrises()), whole(b.mentalHealthCrises())),
                new OutcomeLines("QALYs, discounted", three(a.qalys()), three(b.qalys())),
                new OutcomeLines(
                        "Cost that the study counts, USD, discounted", three(a.costUsd()), three(b.costUsd())));
    }

    private static String three(double value) {
        return Digits.three(value);
    }

    private static String whole(int count) {
        return Integer.toString(count);
    }

    private static String end(PatientOutcome outcome) {
        if (!outcome.died()) {
            return "alive";
        }
        String cause = outcome.fatalOverdose() ? "overdose" : outcome.suicide() ? "suicide" : "another cause";
        return "died on day " + outcome.deathDay() + " of " + cause;
    }

    private static String care(PatientLife life) {
        PatientOutcome outcome = life.outcome();
        if (outcome.onBuprenorphine()) {
            return "on buprenorphine";
        }
        return outcome.offOpioids()
                ? "off prescribed opioids"
                : outcome.taperUnfinished() ? "tapering" : "on the opioid";
    }
}
