package org.allostat.kernel;

/**
 * The adaptation of one patient at the end of a day: the states of model.md, in its order, save the hazard budgets.
 *
 * @param agonistExposure full agonist carried over, scaled so that at steady state it equals the dose, MME/d
 * @param buprenorphineExposure the same for buprenorphine, mg/d
 * @param receptorTolerance receptor-level tolerance, 0 to 1
 * @param opponentDopamine fast opponent of dopamine
 * @param opponentOpioidPeptide fast opponent of opioid peptides
 * @param opponentDynorphin dynorphin recruited against the drug
 * @param opponentCrf corticotropin-releasing factor recruited against the drug
 * @param opponentNorepinephrine norepinephrine recruited against the drug
 * @param opponentHypocretin hypocretin recruited against the drug
 * @param opponentNeuroimmune neuroimmune activation
 * @param loadReward slow allostatic load of the reward systems
 * @param loadStress slow allostatic load of the stress systems
 * @param careLoss loss of care and trust after imposed cuts, 0 to 1
 */
public record KernelState(
        double agonistExposure,
        double buprenorphineExposure,
        double receptorTolerance,
        double opponentDopamine,
        double opponentOpioidPeptide,
        double opponentDynorphin,
        double opponentCrf,
        double opponentNorepinephrine,
        double opponentHypocretin,
        double opponentNeuroimmune,
        double loadReward,
        double loadStress,
        double careLoss) {
    /** The state of a person who never took an opioid. */
    public static final KernelState NEVER_EXPOSED = new KernelState(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
