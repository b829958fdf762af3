package org.allostat.kernel;

import org.allostat.unit.Unit;

/**
 * What differs between patients for life (model.md, parameters of group {@code traits}). The registry holds, for each, the
 * reference patient's value and the distribution between patients.
 *
 * @param untreatedPain pain without any drug or adaptation, NRS 0 to 10 (P0)
 * @param analgesicEfficacy share of untreated pain that full receptor signal removes (e_max)
 * @param halfEffectMmePerDay dose of half effect without tolerance (K_f)
 * @param toleranceTimeConstantDays time constant of receptor tolerance before the adaptation time factor (tau_R)
 * @param adaptationTimeFactor common multiplier of the fast time constants (ct)
 * @param rewardLoadTimeConstantDays build-up time constant of the reward load (tau_Lr)
 * @param stressLoadTimeConstantDays build-up time constant of the stress load (tau_Ls)
 * @param vulnerability multiplier of what feeds the slow loads (vul)
 * @param neuroimmunePainWeight weight of neuroimmune activity in pain (pi_NI)
 * @param withdrawalHalf withdrawal pressure at half the COWS range (W50)
 */
public record PatientTraits(
        @Unit("NRS") double untreatedPain,
        @Unit("1") double analgesicEfficacy,
        @Unit("MME/d") double halfEffectMmePerDay,
        @Unit("d") double toleranceTimeConstantDays,
        @Unit("1") double adaptationTimeFactor,
        @Unit("d") double rewardLoadTimeConstantDays,
        @Unit("d") double stressLoadTimeConstantDays,
        @Unit("1") double vulnerability,
        @Unit("1") double neuroimmunePainWeight,
        @Unit("1") double withdrawalHalf) {}
