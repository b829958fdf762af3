package org.allostat.policy;

import org.allostat.random.RandomStreams;

/**
 * Escalation on perceived breakthrough pain (model.md (38) to (40)): what a patient feels at the trough is read as pain that
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
     * Raises the dose of a patient who perceives breakthrough pain, if luck has it.
     *
     * @param visit what the prescriber sees
     * @param care the chart
     * @param random the run's luck
     * @param ratio what the prescriber makes of the probability, 1 for nothing
     */
    void decide(Visit visit, CareState care, RandomStreams random, double ratio) {
        double before = care.doseMmePerDay;
        double probability = probability(visit, before) * ratio;
        if (probability > 0 && visit.uniform(random, DecisionStream.ESCALATION, visit.number) < probability) {
            care.doseMmePerDay = raised(before);
            care.escalations++;
        }
        if (care.notes.isListening()) {
            tell(visit, care, random, before, probability);
        }
    }

    private void tell(Visit visit, CareState care, RandomStreams random, double before, double probability) {
        double perceived = perceivedPain(visit);
        double tolerated = toleratedPain(visit);
        double luck = visit.uniform(random, DecisionStream.ESCALATION, visit.number);
        if (care.doseMmePerDay > before) {
            care.notes.note(
                    visit.day,
                    new Decision.DoseRaised(perceived, tolerated, before, care.doseMmePerDay, probability, luck));
        } else if (perceived > tolerated) {
            care.notes.note(visit.day, new Decision.DoseHeld(perceived, tolerated, before, probability, luck));
        }
    }

    /**
     * Probability that the dose rises at a visit.
     *
     * @param visit what the prescriber sees
     * @param mmePerDay present dose, MME/d
     */
    public double probability(Visit visit, double mmePerDay) {
        double perceived = perceivedPain(visit);
        return perceived <= toleratedPain(visit)
                ? 0
                : highestProbability(perceived, visit.escalationPropensity, mmePerDay);
    }

    /** What the patient feels at the trough, NRS. */
    private static double perceivedPain(Visit visit) {
        return visit.pain + visit.troughPain;
    }

    /** What the patient bears without asking for more, NRS. */
    private double toleratedPain(Visit visit) {
        return behaviour.toleratedPainShare() * visit.untreatedPain;
    }

    /**
     * The highest probability that the dose rises at a visit, whatever pain up to a limit the patient perceives.
     *
     * @param mostPerceived pain and trough pain together, NRS
     * @param propensity the patient's probability per visit before pain and prescriber change it
     * @param mmePerDay present dose, MME/d
     */
    public double highestProbability(double mostPerceived, double propensity, double mmePerDay) {
        boolean possible =
                rule.rule() != Policy.EscalationRule.NEVER && mmePerDay > 0 && mmePerDay < rule.capMmePerDay();
        if (!possible) {
            return 0;
        }
        double excess = Math.max(0, mostPerceived - behaviour.painThreshold());
        return Math.min(1, rule.probabilityRatio() * propensity * (1 + behaviour.painSlope() * excess));
    }

    /** The dose after one escalation, MME/d. */
    public double raised(double mmePerDay) {
        double step = Math.max(mmePerDay * (1 + rule.stepShare()), mmePerDay + rule.stepMmePerDay());
        return Math.min(step, rule.capMmePerDay());
    }
}
