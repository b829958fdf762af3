package org.allostat.policy;

import org.allostat.unit.Unit;

/**
 * What patients and prescribers do at a visit under every policy (model description, Behaviour at visits); registry group
 * {@code behaviour}. Each nested record is a registry group of its own.
 *
 * @param escalation when perceived breakthrough pain raises the dose
 * @param acceptance log-odds that an offer is accepted
 * @param taper how a taper fails and ends
 * @param rotationToleranceRetention receptor tolerance that remains when the opioid is rotated (chi_c)
 * @param visitIntervalDays days between visits
 */
public record Behaviour(
        Escalation escalation,
        Acceptance acceptance,
        Taper taper,
        @Unit("1") double rotationToleranceRetention,
        @Unit("d") double visitIntervalDays) {

    /**
     * The dose can rise where perceived pain exceeds the tolerated share of untreated pain; the patient's own probability
     * is multiplied by {@code 1 + painSlope max(0, perceived pain - painThreshold)}. The usual-care step and cap hold in
     * the history before a study.
     */
    public record Escalation(
            @Unit("1") double toleratedPainShare,
            @Unit("1/NRS") double painSlope,
            @Unit("NRS") double painThreshold,
            @Unit("1") double usualCareStepShare,
            @Unit("MME/d") double usualCareStepMmePerDay,
            @Unit("MME/d") double usualCareCapMmePerDay) {

        /** The rule under which doses rose before the study. */
        public Policy.Escalation usualCare() {
            return new Policy.Escalation(
                    Policy.EscalationRule.ON_PERCEIVED_BREAKTHROUGH,
                    1,
                    usualCareStepShare,
                    usualCareStepMmePerDay,
                    usualCareCapMmePerDay);
        }
    }

    /**
     * The log-odds {@code intercept + education e + craving c + pain (p - painReference) + buprenorphine [switch offered]}
     * with education e from 0 to 1, craving c from 0 to 10 and pain p.
     */
    public record Acceptance(
            @Unit("1") double intercept,
            @Unit("1") double education,
            @Unit("1") double craving,
            @Unit("1/NRS") double pain,
            @Unit("NRS") double painReference,
            @Unit("1") double buprenorphine) {
        /**
         * Probability that an offer is accepted.
         *
         * @param visit the patient's craving and pain
         * @param educationShare how much education comes with it, 0 to 1
         * @param offerLogOdds what the kind of offer adds to the log-odds
         */
        double probability(Visit visit, double educationShare, double offerLogOdds) {
            double logOdds = intercept
                    + education * educationShare
                    + craving * visit.craving
                    + pain * (visit.pain - painReference)
                    + offerLogOdds;
            return 1 / (1 + Math.exp(-logOdds));
        }
    }

    /**
     * A taper fails at a pause with {@code pauseFailureProbability (1 - pauseFailureEducationReduction e)}, and at any visit
     * with {@code dropoutProbability (1 - dropoutEducationReduction e)(1 + dropoutCravingSlope c)}. The dose then returns by
     * {@code reversalReturnShare} of the way to where it was. A taper that leaves less than {@code stopBelowShare} of its
     * reference dose ends in a stop.
     */
    public record Taper(
            @Unit("1") double pauseFailureProbability,
            @Unit("1") double pauseFailureEducationReduction,
            @Unit("1") double dropoutProbability,
            @Unit("1") double dropoutEducationReduction,
            @Unit("1") double dropoutCravingSlope,
            @Unit("1") double reversalReturnShare,
            @Unit("1") double stopBelowShare) {}
}
