package org.allostat.policy;

/**
 * Escalation on perceived breakthrough pain (kernel.md section 6): what a patient feels at the trough is read as pain that
 * the dose does not cover, and the dose may rise. The same rule in the history before a study and in every policy.
 */
public final class DoseEscalation {
    private final Policy.Escalation rule;
    private final Behaviour.Escalation behaviour;

    /**
     * @param rule step, cap and readiness of the prescriber
     * @param behaviour what patients tolerate
     */
    public DoseEscalation(Policy.Escalation rule, Behaviour.Escalation behaviour) {
        this.rule = rule;
        this.behaviour = behaviour;
    }

    /**
     * Probability that the dose rises at a visit.
     *
     * @param visit what the prescriber sees
     * @param mmePerDay present dose, MME/d
     */
    public double probability(Visit visit, double mmePerDay) {
        double perceived = visit.pain + visit.troughPain;
        boolean possible = rule.rule() != Policy.EscalationRule.NEVER
                && mmePerDay > 0
                && mmePerDay < rule.capMmePerDay()
                && perceived > behaviour.toleratedPainShare() * visit.untreatedPain;
        if (!possible) {
            return 0;
        }
        double excess = Math.max(0, perceived - behaviour.painThreshold());
        return Math.min(1, rule.probabilityRatio() * visit.escalationPropensity * (1 + behaviour.painSlope() * excess));
    }

    /** The dose after one escalation, MME/d. */
    public double raised(double mmePerDay) {
        double step = Math.max(mmePerDay * (1 + rule.stepShare()), mmePerDay + rule.stepMmePerDay());
        return Math.min(step, rule.capMmePerDay());
    }
}
