package org.allostat.policy;

import java.io.Serializable;
import java.util.List;

/**
 * A guideline policy: whom it reviews, how dose rises, and what is offered. Read from {@code jobs/policies/<id>.yaml};
 * the field names there are these components in snake_case.
 *
 * @param id file name without ending, also the value of column {@code policy}
 * @param title one line for tables
 * @param standing whether it is an option, and on whose word
 * @param description what the policy does, in sentences
 * @param guideline the text it encodes
 * @param reviewIntervalDays days between reviews, a multiple of 28 (visits are every 28 days)
 * @param eligibility who is reviewed
 * @param escalation what happens when a patient, reviewed or not, reports breakthrough pain
 * @param offers what a review may offer, considered in this order: each that applies is drawn with its probability, and
 *     the first one drawn is made
 * @param scenarioAssumptions what in this policy no trial supports, one line each; printed with every output
 * @param costs what following the policy costs
 */
public record Policy(
        String id,
        String title,
        Standing standing,
        String description,
        Guideline guideline,
        int reviewIntervalDays,
        Eligibility eligibility,
        Escalation escalation,
        List<Offer> offers,
        List<String> scenarioAssumptions,
        Costs costs)
        implements Serializable {
    /** Days between visits. */
    public static final int VISIT_INTERVAL_DAYS = 28;

    public Policy {
        offers = List.copyOf(offers);
        scenarioAssumptions = List.copyOf(scenarioAssumptions);
        if (reviewIntervalDays < VISIT_INTERVAL_DAYS || reviewIntervalDays % VISIT_INTERVAL_DAYS != 0) {
            throw new IllegalArgumentException(
                    "reviewIntervalDays must be a positive multiple of 28: " + reviewIntervalDays);
        }
    }

    /**
     * The guideline a policy encodes.
     *
     * @param citation authors, title, journal or agency, year
     * @param link DOI, PMC id or document number
     * @param encodes what the guideline says, in our words
     */
    public record Guideline(String citation, String link, String encodes) implements Serializable {}

    /**
     * Who is reviewed: all conditions must hold at the visit.
     *
     * @param minMmePerDay smallest prescribed dose, MME/d
     * @param maxMmePerDay largest prescribed dose, MME/d
     * @param minYearsOnOpioids shortest exposure at policy start, years
     * @param minCriteriaCount fewest DSM-5 criteria at policy start
     * @param startedFor why opioids were started
     */
    public record Eligibility(
            double minMmePerDay,
            double maxMmePerDay,
            double minYearsOnOpioids,
            int minCriteriaCount,
            StartedFor startedFor)
            implements Serializable {}

    /** Why opioids were started: any reason, acute pain only, or chronic pain only. */
    public enum StartedFor {
        ANY,
        ACUTE_PAIN,
        CHRONIC_PAIN
    }

    /**
     * Whether perceived breakthrough pain raises the dose.
     *
     * @param rule whether dose ever rises
     * @param probabilityRatio multiplies the patient's own escalation probability at a visit; the product is cut at 1
     * @param stepShare smallest relative step, share of current dose
     * @param stepMmePerDay smallest absolute step, MME/d
     * @param capMmePerDay dose above which nothing is added, MME/d
     */
    public record Escalation(
            EscalationRule rule, double probabilityRatio, double stepShare, double stepMmePerDay, double capMmePerDay)
            implements Serializable {}

    /** Escalate when the patient perceives breakthrough pain, or hold the dose. */
    public enum EscalationRule {
        ON_PERCEIVED_BREAKTHROUGH,
        NEVER
    }

    /** Whether the patient decides, or the prescriber alone. */
    public enum Consent {
        REQUIRED,
        NONE
    }

    /** How often an offer is made: once in the study, or at every review until accepted. */
    public enum Repeat {
        ONCE,
        EVERY_REVIEW
    }

    /**
     * What following the policy costs beyond ordinary care; ids of the registry's cost parameters and how often each is
     * incurred.
     *
     * @param perReview cost parameter ids incurred at each review
     * @param perOffer cost parameter ids incurred at each offer with education above 0
     */
    public record Costs(List<String> perReview, List<String> perOffer) implements Serializable {
        public Costs {
            perReview = List.copyOf(perReview);
            perOffer = List.copyOf(perOffer);
        }
    }
}
