package org.allostat.policy;

import org.allostat.unit.Unit;

/**
 * What patients and prescribers do at a visit under every policy (model description, Behaviour at visits); registry group
 * {@code behaviour}. Each nested record is a registry group of its own.
 *
 * @param escalation when perceived breakthrough pain raises the dose
 * @param acceptance log-odds that an offer is accepted
 * @param taper how a taper fails and ends
 * @param restart how patients return to a prescribed opioid
 * @param buprenorphine how patients leave buprenorphine
 * @param usualCare on whom prescribers in practice act more often
 * @param rotationToleranceRetention receptor tolerance that remains when the opioid is rotated (chi_c)
 * @param visitIntervalDays days between visits
 * @param offerAgainDays days after a failure in which an offer of that kind is not made again
 */
public record Behaviour(
        Escalation escalation,
        Acceptance acceptance,
        Taper taper,
        Restart restart,
        Buprenorphine buprenorphine,
        UsualCare usualCare,
        @Unit("1") double rotationToleranceRetention,
        @Unit("d") double visitIntervalDays,
        @Unit("d") double offerAgainDays) {

    /** Visits between two days; a step between visits makes it a fraction. */
    double visitsBetween(int day, int laterDay) {
        return (laterDay - day) / visitIntervalDays;
    }

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
     * How much more often prescribers in practice act on what no study sees, model.md (58), (59).
     *
     * @param riskSelection what the unseen risk adds to the chance of a stop or cut without consent
     * @param driftSelection what each point of drifting pain adds to the chances of a stop, a cut and a rise
     */
    public record UsualCare(
            @Unit("1") double riskSelection, @Unit("1/NRS") double driftSelection) {}

    /**
     * The log-odds {@code intercept + education e + craving c + pain (p - painReference) + buprenorphine [switch offered] +
     * perFailure n} with education e from 0 to 1, craving c from 0 to 10, pain p and n earlier failures of what is offered.
     */
    public record Acceptance(
            @Unit("1") double intercept,
            @Unit("1") double education,
            @Unit("1") double craving,
            @Unit("1/NRS") double pain,
            @Unit("NRS") double painReference,
            @Unit("1") double buprenorphine,
            @Unit("1") double perFailure) {
        /**
         * Probability that an offer is accepted.
         *
         * @param visit the patient's craving and pain
         * @param educationShare how much education comes with it, 0 to 1
         * @param offerLogOdds what the kind of offer adds to the log-odds
         * @param failures how often the patient has tried this and failed
         */
        double probability(Visit visit, double educationShare, double offerLogOdds, int failures) {
            double logOdds = intercept
                    + education * educationShare
                    + craving * visit.craving
                    + pain * (visit.pain - painReference)
                    + offerLogOdds
                    + perFailure * failures;
            return 1 / (1 + StrictMath.exp(-logOdds));
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

    /**
     * Whoever was taken off, or lies below {@code belowShare} of the reference dose by a cut without consent, or is being
     * tapered without consent, returns to a prescribed opioid at a visit with probability
     * {@code perVisit (base + craving c + pain [p - pain before the cut]+) / (1 + v / visitsToHalf)}, v visits after the latest
     * cut, and times {@code consentedRatio} if the cut was agreed. The dose is then at least a share of the reference dose,
     * uniform from {@code lowestDoseShare} to {@code highestDoseShare}; of the loss of care, {@code careLossKept} is left.
     */
    public record Restart(
            @Unit("1") double perVisit,
            @Unit("1") double base,
            @Unit("1") double craving,
            @Unit("1/NRS") double pain,
            @Unit("visits") double visitsToHalf,
            @Unit("1") double consentedRatio,
            @Unit("1") double belowShare,
            @Unit("1") double lowestDoseShare,
            @Unit("1") double highestDoseShare,
            @Unit("1") double careLossKept) {}

    /**
     * Whoever takes buprenorphine leaves it at a visit with probability {@code dropout / (1 + v / visitsToHalf)}, v visits after
     * the switch: back to {@code returnDoseShare} of the dose before it with probability {@code returnShare}, else off opioids.
     */
    public record Buprenorphine(
            @Unit("1") double dropout,
            @Unit("visits") double visitsToHalf,
            @Unit("1") double returnShare,
            @Unit("1") double returnDoseShare) {}
}
