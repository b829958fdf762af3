package org.allostat.policy;

import java.io.Serializable;
import java.util.List;

/**
 * A guideline policy: whom it reviews, how dose rises, and what is offered. Read from {@code jobs/policies/<id>.yaml};
 * the field names there are these components in snake_case.
 *
 * @param id file name without ending, also the value of column {@code policy}
 * @param title one line for tables
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

    /**
     * One thing a review may offer or order.
     *
     * @param kind what is offered
     * @param when whom it is for, besides the policy's eligibility
     * @param consent whether the patient decides
     * @param probabilityPerReview chance that the prescriber makes the offer at a review at which it applies, 0 to 1
     * @param repeat whether it is made again after a refusal or a failed attempt
     * @param education how much neuroscience education on opponent processes comes with it, 0 to 1
     * @param taper protocol, used by kind TAPER; {@link Taper#NONE} otherwise
     * @param buprenorphine protocol, used by kind SWITCH_TO_BUPRENORPHINE
     * @param rotateTo label of the target formulation, a full agonist, used by kind ROTATE; empty otherwise
     * @param painReliefNrs lasting relief of untreated pain, NRS, used by kind SELF_MANAGEMENT; 0 otherwise
     */
    public record Offer(
            OfferKind kind,
            Eligibility when,
            Consent consent,
            double probabilityPerReview,
            Repeat repeat,
            double education,
            Taper taper,
            Buprenorphine buprenorphine,
            String rotateTo,
            double painReliefNrs)
            implements Serializable {}

    /** What can be offered. */
    public enum OfferKind {
        TAPER,
        SWITCH_TO_BUPRENORPHINE,
        DISCONTINUE,
        ROTATE,
        SELF_MANAGEMENT
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
     * A taper protocol.
     *
     * @param fraction share of the basis removed at each step, in (0, 1]
     * @param basis what the share is of
     * @param intervalDays days between steps, multiple of 7, at most 364; steps within 28 days are compounded at the visit
     * @param pauses whether the protocol pauses, and when
     * @param floorMmePerDay dose at which the taper ends, MME/d; 0 means to stop
     */
    public record Taper(double fraction, TaperBasis basis, int intervalDays, PauseRule pauses, double floorMmePerDay)
            implements Serializable {
        /** Removes nothing; what an offer of another kind holds. */
        public static final Taper NONE =
                new Taper(0, TaperBasis.STARTING_DOSE, Policy.VISIT_INTERVAL_DAYS, new PauseRule(false, 0, 0, 1), 0);
    }

    /** What a taper fraction is a fraction of. */
    public enum TaperBasis {
        STARTING_DOSE,
        CURRENT_DOSE
    }

    /**
     * When a taper waits for a visit, and when it is given up.
     *
     * @param allowed whether the protocol pauses at all
     * @param cowsAbove COWS above which the next step waits
     * @param painRiseAboveNrs rise of pain over its pre-taper level above which the next step waits, NRS
     * @param maximumInARow pauses in a row after which the taper has failed
     */
    public record PauseRule(boolean allowed, double cowsAbove, double painRiseAboveNrs, int maximumInARow)
            implements Serializable {}

    /**
     * A switch to sublingual buprenorphine: dose = clip(base + perMme x dose, minimum, maximum).
     *
     * @param baseMgPerDay mg/d
     * @param mgPerMme mg/d per MME/d
     * @param minimumMgPerDay mg/d
     * @param maximumMgPerDay mg/d
     */
    public record Buprenorphine(double baseMgPerDay, double mgPerMme, double minimumMgPerDay, double maximumMgPerDay)
            implements Serializable {}

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
