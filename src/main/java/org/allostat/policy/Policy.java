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
 * @param exceptions whom the policy does not concern at all
 * @param rollout when it reaches whom
 * @param escalation what happens when a patient, reviewed or not, reports breakthrough pain
 * @param acuteCourses how far courses of patients who are not on long-term therapy may go
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
        Exceptions exceptions,
        Rollout rollout,
        Escalation escalation,
        CourseLimit acuteCourses,
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

    /** Whether patients may have to wait for one of the offers. */
    public boolean hasLimitedOffer() {
        return offers.stream().anyMatch(offer -> offer.capacity().limits());
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
     * @param patient who the patient must be
     */
    public record Eligibility(
            double minMmePerDay,
            double maxMmePerDay,
            double minYearsOnOpioids,
            int minCriteriaCount,
            StartedFor startedFor,
            PatientIs patient)
            implements Serializable {}

    /**
     * Whom the policy does not concern, settled at the first visit and for good: they are not reviewed, and their doses rise as
     * before the study. A delay is something else: who is only not drawn at a review may be at the next.
     *
     * @param share of patients, by one draw for life that all policies share, 0 to 1
     * @param when conditions, one of which is enough
     */
    public record Exceptions(double share, List<Eligibility> when) implements Serializable {
        /** Nobody is excepted. */
        public static final Exceptions NONE = new Exceptions(0, List.of());

        public Exceptions {
            when = List.copyOf(when);
        }
    }

    /**
     * When the policy reaches whom. Until then, and for good in those whom it never reaches, another policy is followed.
     *
     * @param startDay day of the study on which it begins
     * @param phaseInDays days until it has reached everybody whom it will ever reach, evenly
     * @param uptake share of patients whom it ever reaches, by one draw for life that all policies share, 0 to 1
     * @param before id of the policy followed until then, one of the study's
     */
    public record Rollout(int startDay, int phaseInDays, double uptake, String before) implements Serializable {
        /** At once and everywhere. */
        public static final Rollout AT_ONCE = new Rollout(0, 0, 1, "usual-care");

        /** Whether nobody ever follows the policy before. */
        public boolean reachesEverybodyAtOnce() {
            return startDay == 0 && phaseInDays == 0 && uptake >= 1;
        }

        /**
         * The day of the study on which the policy reaches a patient, model.md (57); the largest integer for never.
         *
         * @param luck the patient's own, in (0, 1)
         */
        public int reachesOnDay(double luck) {
            return luck >= uptake ? Integer.MAX_VALUE : startDay + (int) (phaseInDays * (luck / uptake));
        }
    }

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
