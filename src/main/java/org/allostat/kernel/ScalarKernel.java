package org.allostat.kernel;

import org.allostat.unit.Calendar;

/**
 * The daily step, one patient at a time: model.md (1) to (19), (25), (26), (30) to (35) and (52) as code, in that order; a comment
 * that begins with a number marks the lines of that equation. This is the
 * specification and the oracle of every faster form, so the order of operations and each {@code Math.fma} are part of it.
 *
 * <p>Each linear state relaxes exactly toward a target held for the day, X' = T + (X - T) d, and its exact daily mean
 * feeds every coupling, which is of second order; the slow loads act with a lag of a day, which is of first order and small
 * (src/docs/decisions/0001-daily-step.md). No exp, log, pow or sqrt: all factors are precomputed.
 *
 * <p>{@link #advance} is long on purpose. The state lives in local variables, which the compiler keeps in registers;
 * split into methods it would live in memory.
 */
public final class ScalarKernel implements Kernel {
    private static final int DOPAMINE = NeuralSystem.DOPAMINE.ordinal();
    private static final int OPIOID_PEPTIDE = NeuralSystem.OPIOID_PEPTIDE.ordinal();
    private static final int DYNORPHIN = NeuralSystem.DYNORPHIN.ordinal();
    private static final int CRF = NeuralSystem.CRF.ordinal();
    private static final int NOREPINEPHRINE = NeuralSystem.NOREPINEPHRINE.ordinal();
    private static final int HYPOCRETIN = NeuralSystem.HYPOCRETIN.ordinal();
    private static final int NEUROIMMUNE = NeuralSystem.NEUROIMMUNE.ordinal();
    private static final int PRESCRIBED = OverdoseRoute.PRESCRIBED.ordinal();
    private static final int LOST_TOLERANCE = OverdoseRoute.LOST_TOLERANCE.ordinal();
    private static final int ILLICIT = OverdoseRoute.ILLICIT.ordinal();

    private final KernelParameters parameters;
    private final IntradayProfile buprenorphineProfile;
    private final double careLossLeftAfterDay;
    private final UtilityDecrement painDecrement;

    /** @param constants the parameter set */
    public ScalarKernel(KernelConstants constants) {
        parameters = constants.parameters();
        buprenorphineProfile = constants.profile(Formulation.BUPRENORPHINE);
        careLossLeftAfterDay = constants.careLossLeftAfterDay();
        painDecrement = UtilityDecrement.of(parameters.utility().painDecrements());
    }

    @Override
    public int advance(PatientBatch batch, int i, int days) {
        KernelParameters.Pharmacology drug = parameters.pharmacology();
        KernelParameters.Opponents systems = parameters.opponents();
        KernelParameters.Load load = parameters.load();
        KernelParameters.Withdrawal withdrawal = parameters.withdrawal();
        KernelParameters.Pain painWeight = parameters.pain();
        KernelParameters.Affect affect = parameters.affect();
        KernelParameters.Utility utilityWeight = parameters.utility();
        KernelParameters.Hazard hazard = parameters.hazard();

        // Inputs of the block.
        boolean misuse = batch.misuse[i];
        double prescribed = batch.doseMmePerDay[i];
        double dose = prescribed + (misuse ? hazard.misuseExtraMmePerDay() : 0);
        double buprenorphineDose = batch.buprenorphineMgPerDay[i];
        boolean dosing = dose > 0;
        double node0 = dosing ? batch.node0[i] : 1;
        double node1 = dosing ? batch.node1[i] : 1;
        double node2 = dosing ? batch.node2[i] : 1;
        double trough = dosing ? batch.trough[i] : 1;
        double gapShare = batch.gapShare[i];
        double agonistAtEnd = batch.carryOver[i];
        double agonistMean = batch.carryOverMean[i];
        double buprenorphineAtEnd = buprenorphineProfile.carryOver();
        double buprenorphineMean = buprenorphineProfile.carryOverMean();

        // The person.
        double untreatedPain = batch.untreatedPain[i];
        double painScale = batch.painScale[i];
        double inverseHalfEffect = batch.inverseHalfEffect[i];
        double inverseBuprenorphineHalf = 1 / drug.buprenorphineHalfEffectMgPerDay();
        double toleranceAtEnd = batch.toleranceAtEnd[i];
        double toleranceMean = batch.toleranceMean[i];
        double neuroimmunePain = batch.neuroimmunePainWeight[i];
        double withdrawalHalf = batch.withdrawalHalf[i];
        double efficacy = drug.buprenorphineEfficacy();
        double toleranceGain = drug.toleranceGain();
        double shiftedToleranceGain = drug.buprenorphineToleranceShift() * toleranceGain;
        double sensitization = systems.sensitization();
        double gainDopamine = systems.dopamine().gain();
        double gainPeptide = systems.opioidPeptide().gain();
        double gainDynorphin = systems.dynorphin().gain();
        double gainCrf = systems.crf().gain();
        double gainNorepinephrine = systems.norepinephrine().gain();
        double gainHypocretin = systems.hypocretin().gain();
        double gainNeuroimmune = systems.neuroimmune().gain();
        double loadMaximum = load.maximum();
        boolean convexDrive = systems.neuroimmune().isConvex();
        double neuroimmuneHalf = systems.neuroimmune().halfOfDrive();
        double distressWeight = parameters.care().distressWeight();
        double utilityBase = misuse ? utilityWeight.base() - utilityWeight.illicit() : utilityWeight.base();

        // Hazards per day.
        double perDay = 1 / Calendar.DAYS_PER_YEAR;
        double overdosePerDay = perDay * batch.overdoseRatio[i];
        double onBuprenorphine = buprenorphineDose > 0 ? hazard.overdoseOnBuprenorphine() : 0;
        double prescribedPerDay =
                (Math.fma(hazard.overdosePerMmePerDay(), prescribed, hazard.overdoseBase()) + onBuprenorphine)
                        * overdosePerDay;
        // exposure beyond tolerance, as the rise of tolerance that it drives
        double beyondPerDay = hazard.overdoseBeyondTolerance()
                * (hazard.overdosePerMmePerDay() * prescribed)
                * overdosePerDay
                / (1 - toleranceAtEnd);
        double lostPerDay = hazard.overdoseLostTolerance() * overdosePerDay;
        double illicitDosePerDay = hazard.overdosePerMmePerDay() * (dose - prescribed) * overdosePerDay;
        double regularPerDay = prescribedPerDay + illicitDosePerDay;
        // the illicit route has a rate of its own, or it multiplies all others
        boolean ownRate = hazard.overdoseIllicit() > 0;
        double misuseWeight = misuse && !ownRate ? hazard.illicitPotency() * hazard.overdoseMisuseWeight() : 0;
        double illicitPerDay = ownRate ? 0 : hazard.illicitPotency() * illicitDosePerDay;
        double illicitRate =
                misuse && ownRate ? overdosePerDay * (hazard.illicitPotency() * hazard.overdoseIllicit()) : 0;
        double crisisPerDay = perDay * batch.crisisRatio[i] * hazard.crisisBase();
        double misusePerDay = misuse ? 0 : perDay * hazard.misuseBase();
        double backgroundPerDay = batch.backgroundDeathPerDay[i];

        // State.
        double agonist = batch.agonist[i];
        double buprenorphine = batch.buprenorphine[i];
        double tolerance = batch.tolerance[i];
        double dopamine = batch.opponent[DOPAMINE][i];
        double peptide = batch.opponent[OPIOID_PEPTIDE][i];
        double dynorphin = batch.opponent[DYNORPHIN][i];
        double crf = batch.opponent[CRF][i];
        double norepinephrine = batch.opponent[NOREPINEPHRINE][i];
        double hypocretin = batch.opponent[HYPOCRETIN][i];
        double neuroimmune = batch.opponent[NEUROIMMUNE][i];
        double rewardLoad = batch.rewardLoad[i];
        double stressLoad = batch.stressLoad[i];
        double careLoss = batch.careLoss[i];
        double overdoseBudget = batch.hazardBudget[EventType.OVERDOSE.ordinal()][i];
        double crisisBudget = batch.hazardBudget[EventType.CRISIS.ordinal()][i];
        double backgroundBudget = batch.hazardBudget[EventType.BACKGROUND_DEATH.ordinal()][i];
        double misuseBudget = batch.hazardBudget[EventType.MISUSE.ordinal()][i];

        // Sums so far.
        double[][] sum = batch.sum;
        double dopamineSum = sum[Readout.DOPAMINE.ordinal()][i];
        double peptideSum = sum[Readout.OPIOID_PEPTIDE.ordinal()][i];
        double dynorphinSum = sum[Readout.DYNORPHIN.ordinal()][i];
        double crfSum = sum[Readout.CRF.ordinal()][i];
        double norepinephrineSum = sum[Readout.NOREPINEPHRINE.ordinal()][i];
        double hypocretinSum = sum[Readout.HYPOCRETIN.ordinal()][i];
        double neuroimmuneSum = sum[Readout.NEUROIMMUNE.ordinal()][i];
        double painSum = sum[Readout.PAIN.ordinal()][i];
        double hyperalgesiaSum = sum[Readout.HYPERALGESIA.ordinal()][i];
        double cowsSum = sum[Readout.COWS.ordinal()][i];
        double rewardDeficiencySum = sum[Readout.REWARD_DEFICIENCY.ordinal()][i];
        double stressReactivitySum = sum[Readout.STRESS_REACTIVITY.ordinal()][i];
        double hyperkatifeiaSum = sum[Readout.HYPERKATIFEIA.ordinal()][i];
        double cravingSum = sum[Readout.CRAVING.ordinal()][i];
        double moodSum = sum[Readout.MOOD.ordinal()][i];
        double careLossSum = sum[Readout.CARE_LOSS.ordinal()][i];
        double utilitySum = sum[Readout.UTILITY.ordinal()][i];
        double prescribedSum = batch.overdoseHazard[PRESCRIBED][i];
        double lostSum = batch.overdoseHazard[LOST_TOLERANCE][i];
        double illicitSum = batch.overdoseHazard[ILLICIT][i];
        double crisisSum = batch.crisisHazard[i];
        double maxCows = batch.maxCows[i];

        int day = 0;
        int events = 0;
        while (day < days && events == 0) {
            day++;
            // (1) Exposure: exact carry-over, and its mean over the day.
            double agonistGap = agonist - dose;
            double agonistToday = Math.fma(agonistGap, agonistMean, dose);
            agonist = Math.fma(agonistGap, agonistAtEnd, dose);
            double buprenorphineGap = buprenorphine - buprenorphineDose;
            double buprenorphineToday = Math.fma(buprenorphineGap, buprenorphineMean, buprenorphineDose);
            buprenorphine = Math.fma(buprenorphineGap, buprenorphineAtEnd, buprenorphineDose);

            // (2), (3) Competitive occupancy drives receptor tolerance.
            double agonistRatio = agonistToday * inverseHalfEffect;
            double buprenorphineRatio = buprenorphineToday * inverseBuprenorphineHalf;
            double free = 1 / (1 + agonistRatio + buprenorphineRatio);
            double buprenorphineOccupancy = buprenorphineRatio * free;
            double toleranceTarget =
                    Math.fma(drug.buprenorphineToleranceDrive(), buprenorphineOccupancy, agonistRatio * free);
            double toleranceBefore = tolerance;
            double toleranceGap = tolerance - toleranceTarget;
            double toleranceToday = Math.fma(toleranceGap, toleranceMean, toleranceTarget);
            tolerance = Math.fma(toleranceGap, toleranceAtEnd, toleranceTarget);

            // (4) Signal at three nodes of the day and at the trough.
            double strength = inverseHalfEffect / Math.fma(toleranceGain, toleranceToday, 1);
            double shifted = agonistToday * strength;
            double partial = buprenorphineRatio / Math.fma(shiftedToleranceGain, toleranceToday, 1);
            double partialSignal = efficacy * partial;
            double partialFree = 1 + partial;
            double x0 = shifted * node0;
            double x1 = shifted * node1;
            double x2 = shifted * node2;
            double signal0 = (x0 + partialSignal) / (x0 + partialFree);
            double signal1 = (x1 + partialSignal) / (x1 + partialFree);
            double signal2 = (x2 + partialSignal) / (x2 + partialFree);
            double signal =
                    Math.fma(IntradayProfile.OUTER_WEIGHT, signal0 + signal2, IntradayProfile.MIDDLE_WEIGHT * signal1);
            double troughExposure = agonistToday * trough;
            troughExposure = troughExposure < agonist ? troughExposure : agonist;
            double xt = troughExposure * strength;
            double troughSignal = (xt + partialSignal) / (xt + partialFree);

            // (5) Drives that do not saturate with the receptor: of the loads, and of the neuroimmune system.
            double drive = Math.fma(
                    drug.buprenorphineOpponentDrive(),
                    buprenorphineOccupancy,
                    agonistToday / (agonistToday + load.halfEffectMmePerDay()));
            double neuroimmuneExposure = convexDrive ? agonistToday * agonistToday : agonistToday;
            double neuroimmuneDrive = Math.fma(
                    drug.buprenorphineNeuroimmuneDrive(),
                    convexDrive ? buprenorphineOccupancy * buprenorphineOccupancy : buprenorphineOccupancy,
                    neuroimmuneExposure / (neuroimmuneExposure + neuroimmuneHalf));

            // (6) Fast opponents, strengthened by the slow load; exact relaxation and daily mean.
            double rewardSignal = Math.fma(sensitization, rewardLoad, 1) * signal;
            double stressFactor = Math.fma(sensitization, stressLoad, 1);
            double stressSignal = stressFactor * signal;
            double target = gainDopamine * rewardSignal;
            double gap = dopamine - target;
            double dopamineToday = Math.fma(gap, batch.opponentMean[DOPAMINE][i], target);
            dopamine = Math.fma(gap, batch.opponentAtEnd[DOPAMINE][i], target);
            target = gainPeptide * rewardSignal;
            gap = peptide - target;
            double peptideToday = Math.fma(gap, batch.opponentMean[OPIOID_PEPTIDE][i], target);
            peptide = Math.fma(gap, batch.opponentAtEnd[OPIOID_PEPTIDE][i], target);
            target = gainDynorphin * stressSignal;
            gap = dynorphin - target;
            double dynorphinToday = Math.fma(gap, batch.opponentMean[DYNORPHIN][i], target);
            dynorphin = Math.fma(gap, batch.opponentAtEnd[DYNORPHIN][i], target);
            target = gainCrf * stressSignal;
            gap = crf - target;
            double crfToday = Math.fma(gap, batch.opponentMean[CRF][i], target);
            crf = Math.fma(gap, batch.opponentAtEnd[CRF][i], target);
            target = gainNorepinephrine * stressSignal;
            gap = norepinephrine - target;
            double norepinephrineToday = Math.fma(gap, batch.opponentMean[NOREPINEPHRINE][i], target);
            norepinephrine = Math.fma(gap, batch.opponentAtEnd[NOREPINEPHRINE][i], target);
            target = gainHypocretin * stressSignal;
            gap = hypocretin - target;
            double hypocretinToday = Math.fma(gap, batch.opponentMean[HYPOCRETIN][i], target);
            hypocretin = Math.fma(gap, batch.opponentAtEnd[HYPOCRETIN][i], target);
            target = gainNeuroimmune * stressFactor * neuroimmuneDrive;
            gap = neuroimmune - target;
            double neuroimmuneToday = Math.fma(gap, batch.opponentMean[NEUROIMMUNE][i], target);
            neuroimmune = Math.fma(gap, batch.opponentAtEnd[NEUROIMMUNE][i], target);

            // (7) Buprenorphine blocks the kappa receptor, hence dynorphin.
            double dynorphinFree = 1
                    - drug.kappaBlockMaximum()
                            * buprenorphineToday
                            / (buprenorphineToday + drug.kappaBlockHalfEffectMgPerDay());
            double dynorphinFelt = dynorphinToday * dynorphinFree;

            // (8) Withdrawal: opponents that the drug no longer covers.
            double pressure = Math.fma(
                            withdrawal.dynorphinWeight(),
                            dynorphinFelt,
                            Math.fma(
                                    withdrawal.crfWeight(),
                                    crfToday,
                                    Math.fma(withdrawal.loadWeight(), stressLoad, -withdrawal.threshold())))
                    + Math.fma(
                            withdrawal.norepinephrineWeight(),
                            norepinephrineToday,
                            withdrawal.hypocretinWeight() * hypocretinToday);
            double withdrawal0 = pressure - signal0;
            double withdrawal1 = pressure - signal1;
            double withdrawal2 = pressure - signal2;
            double withdrawalTrough = pressure - troughSignal;
            withdrawal0 = withdrawal0 > 0 ? withdrawal0 : 0;
            withdrawal1 = withdrawal1 > 0 ? withdrawal1 : 0;
            withdrawal2 = withdrawal2 > 0 ? withdrawal2 : 0;
            withdrawalTrough = withdrawalTrough > 0 ? withdrawalTrough : 0;
            double withdrawalRegular = Math.fma(
                    IntradayProfile.OUTER_WEIGHT,
                    withdrawal0 + withdrawal2,
                    IntradayProfile.MIDDLE_WEIGHT * withdrawal1);
            double withdrawalToday = Math.fma(gapShare, withdrawalTrough - withdrawalRegular, withdrawalRegular);

            // (9) Slow allostatic loads: bounded target, slower recovery than build-up.
            double rawReward =
                    Math.fma(batch.rewardFromWithdrawal[i], withdrawalToday, batch.rewardFromDrug[i] * drive);
            double rewardTarget = loadMaximum * rawReward / (rawReward + loadMaximum);
            double rewardGap = rewardLoad - rewardTarget;
            rewardLoad = Math.fma(
                    rewardGap, rewardGap > 0 ? batch.rewardLoadFall[i] : batch.rewardLoadRise[i], rewardTarget);
            double rawStress =
                    Math.fma(batch.stressFromWithdrawal[i], withdrawalToday, batch.stressFromDrug[i] * drive);
            double stressTarget = loadMaximum * rawStress / (rawStress + loadMaximum);
            double stressGap = stressLoad - stressTarget;
            stressLoad = Math.fma(
                    stressGap, stressGap > 0 ? batch.stressLoadFall[i] : batch.stressLoadRise[i], stressTarget);

            // (52) Loss of care mends.
            careLoss *= careLossLeftAfterDay;

            // (25), (26) Activity of the seven systems: negative when decreased, positive when increased.
            double activityDopamine = Math.fma(-systems.dopamine().loadCoupling(), rewardLoad, signal - dopamineToday);
            double activityPeptide =
                    Math.fma(-systems.opioidPeptide().loadCoupling(), rewardLoad, signal - peptideToday);
            double activityDynorphin =
                    Math.fma(systems.dynorphin().loadCoupling(), stressLoad, dynorphinToday) * dynorphinFree - signal;
            double activityCrf = Math.fma(systems.crf().loadCoupling(), stressLoad, crfToday) - signal;
            double activityNorepinephrine =
                    Math.fma(systems.norepinephrine().loadCoupling(), stressLoad, norepinephrineToday) - signal;
            double activityHypocretin =
                    Math.fma(systems.hypocretin().loadCoupling(), stressLoad, hypocretinToday) - signal;
            double activityNeuroimmune = Math.fma(systems.neuroimmune().loadCoupling(), stressLoad, neuroimmuneToday);

            // (10), (11) Pain, and hyperalgesia with the drug effect removed.
            double opposition = Math.fma(
                    painWeight.opioidPeptideWeight(),
                    peptideToday,
                    Math.fma(
                            painWeight.dynorphinWeight(),
                            dynorphinFelt,
                            Math.fma(
                                    painWeight.crfWeight(),
                                    crfToday,
                                    Math.fma(
                                            painWeight.norepinephrineWeight(),
                                            norepinephrineToday,
                                            Math.fma(
                                                    neuroimmunePain,
                                                    neuroimmuneToday,
                                                    painWeight.loadWeight() * stressLoad)))));
            double pain = Math.fma(
                    painScale,
                    Math.fma(painWeight.withdrawalWeight(), withdrawalToday, opposition - signal),
                    untreatedPain);
            pain = pain > 0 ? pain : 0;
            pain = pain < painWeight.scaleMaximum() ? pain : painWeight.scaleMaximum();
            double hyperalgesia = painScale * Math.fma(painWeight.withdrawalWeight(), withdrawalTrough, opposition);

            // (12) to (17) What the patient feels.
            double cows = withdrawal.cowsMaximum() * withdrawalTrough / (withdrawalTrough + withdrawalHalf);
            double reward = -0.5 * (activityDopamine + activityPeptide);
            reward = reward > 0 ? reward : 0;
            double stress = Math.fma(
                    affect.stressDynorphinWeight(),
                    activityDynorphin,
                    Math.fma(
                            affect.stressCrfWeight(),
                            activityCrf,
                            Math.fma(
                                    affect.stressNorepinephrineWeight(),
                                    activityNorepinephrine,
                                    Math.fma(
                                            affect.stressHypocretinWeight(),
                                            activityHypocretin,
                                            affect.stressNeuroimmuneWeight() * activityNeuroimmune))));
            stress = stress > 0 ? stress : 0;
            double dynorphinExcess = activityDynorphin > 0 ? activityDynorphin : 0;
            double negativeAffect = Math.fma(
                    affect.hyperkatifeiaRewardWeight(),
                    reward,
                    Math.fma(
                            affect.hyperkatifeiaStressWeight(),
                            stress,
                            Math.fma(
                                    affect.hyperkatifeiaWithdrawalWeight(),
                                    withdrawalTrough,
                                    Math.fma(
                                            affect.hyperkatifeiaDynorphinWeight(),
                                            dynorphinExcess,
                                            distressWeight * careLoss))));
            double painExcess = pain - affect.cravingPainThreshold();
            painExcess = painExcess > 0 ? painExcess : 0;
            double urge = Math.fma(
                    affect.cravingHyperkatifeiaWeight(),
                    negativeAffect,
                    Math.fma(
                            affect.cravingWithdrawalWeight(),
                            withdrawalTrough,
                            affect.cravingPainWeight() * painExcess));
            double scale = affect.scaleMaximum();
            double rewardDeficiency = scale * reward / (reward + affect.rewardDeficiencyHalf());
            double stressReactivity = scale * stress / (stress + affect.stressReactivityHalf());
            double hyperkatifeia = scale * negativeAffect / (negativeAffect + affect.hyperkatifeiaHalf());
            double craving = scale * urge / (urge + affect.cravingHalf());
            double mood = Math.fma(affect.moodSignalWeight(), signal, affect.moodBase());
            mood = Math.fma(-affect.moodPainWeight(), pain - affect.moodPainReference(), mood);
            mood = Math.fma(-affect.moodHyperkatifeiaWeight(), hyperkatifeia, mood);
            mood = Math.fma(-affect.moodRewardDeficiencyWeight(), rewardDeficiency, mood);
            mood = mood > 0 ? mood : 0;
            mood = mood < scale ? mood : scale;

            // (18) Utility: the published decrements of pain, linear between whole NRS points.
            double decrement = painDecrement.at(pain);
            double utility = utilityBase - decrement;
            utility = Math.fma(-utilityWeight.hyperkatifeiaDecrement(), hyperkatifeia, utility);
            utility = Math.fma(-utilityWeight.rewardDeficiencyDecrement(), rewardDeficiency, utility);
            utility = Math.fma(-utilityWeight.withdrawalPerCowsSquared(), cows * cows, utility);

            // (19), (31) to (35) Load that the drug no longer masks; hazards, overdose by route.
            double unmasked = hazard.unmaskedLoadWeight() * stressLoad - signal;
            unmasked = unmasked > 0 ? unmasked : 0;
            double intolerance = 1 - tolerance;
            double lostHazard = lostPerDay
                    * unmasked
                    * (intolerance * intolerance)
                    * Math.fma(hazard.overdoseCareFactor(), careLoss, 1);
            double inWithdrawal = Math.fma(hazard.overdoseWithdrawalWeight(), withdrawalTrough, 1);
            double beyond = tolerance - toleranceBefore;
            beyond = beyond > 0 ? beyond : 0;
            double prescribedToday = Math.fma(beyondPerDay, beyond, prescribedPerDay) * inWithdrawal;
            double lostToday = lostHazard * inWithdrawal;
            double illicitToday = Math.fma(
                    misuseWeight, regularPerDay + lostHazard, Math.fma(illicitPerDay, inWithdrawal, illicitRate));
            double crisisToday = crisisPerDay
                    * Math.fma(
                            hazard.crisisUnmaskedLoadWeight(),
                            unmasked,
                            Math.fma(
                                    hazard.crisisWithdrawalWeight(),
                                    withdrawalTrough,
                                    Math.fma(
                                            Math.fma(
                                                    hazard.crisisHyperkatifeiaSquaredWeight(),
                                                    negativeAffect,
                                                    hazard.crisisHyperkatifeiaWeight()),
                                            negativeAffect,
                                            1)));
            double misuseToday = misusePerDay
                    * Math.fma(hazard.misuseCareFactor(), careLoss, 1)
                    * Math.fma(
                            hazard.misuseUnmaskedLoadWeight(),
                            unmasked,
                            Math.fma(
                                    hazard.misuseWithdrawalWeight(),
                                    withdrawalTrough,
                                    Math.fma(hazard.misuseCravingWeight(), craving, hazard.misuseConstant())));
            double backgroundToday = backgroundPerDay
                    * Math.fma(
                            hazard.backgroundLostCare(),
                            careLoss,
                            Math.fma(
                                    hazard.backgroundOnDrug(),
                                    agonistToday / (agonistToday + hazard.backgroundOnDrugHalfEffectMmePerDay()),
                                    1));
            // (30) The budgets.
            overdoseBudget -= prescribedToday + lostToday + illicitToday;
            crisisBudget -= crisisToday;
            backgroundBudget -= backgroundToday;
            misuseBudget -= misuseToday;
            if (overdoseBudget < 0 || crisisBudget < 0 || backgroundBudget < 0 || misuseBudget < 0) {
                events = (overdoseBudget < 0 ? EventType.OVERDOSE.bit() : 0)
                        | (crisisBudget < 0 ? EventType.CRISIS.bit() : 0)
                        | (backgroundBudget < 0 ? EventType.BACKGROUND_DEATH.bit() : 0)
                        | (misuseBudget < 0 ? EventType.MISUSE.bit() : 0);
            }

            dopamineSum += activityDopamine;
            peptideSum += activityPeptide;
            dynorphinSum += activityDynorphin;
            crfSum += activityCrf;
            norepinephrineSum += activityNorepinephrine;
            hypocretinSum += activityHypocretin;
            neuroimmuneSum += activityNeuroimmune;
            painSum += pain;
            hyperalgesiaSum += hyperalgesia;
            cowsSum += cows;
            rewardDeficiencySum += rewardDeficiency;
            stressReactivitySum += stressReactivity;
            hyperkatifeiaSum += hyperkatifeia;
            cravingSum += craving;
            moodSum += mood;
            careLossSum += careLoss;
            utilitySum += utility;
            prescribedSum += prescribedToday;
            lostSum += lostToday;
            illicitSum += illicitToday;
            crisisSum += crisisToday;
            maxCows = cows > maxCows ? cows : maxCows;
            if (day == days || events != 0) {
                batch.lastPain[i] = pain;
                batch.lastTroughPain[i] = painScale * (signal - troughSignal);
                batch.lastCows[i] = cows;
                batch.lastCraving[i] = craving;
                batch.lastHyperkatifeia[i] = hyperkatifeia;
                batch.lastMood[i] = mood;
                batch.lastOverdoseHazard[PRESCRIBED][i] = prescribedToday;
                batch.lastOverdoseHazard[LOST_TOLERANCE][i] = lostToday;
                batch.lastOverdoseHazard[ILLICIT][i] = illicitToday;
            }
        }

        batch.agonist[i] = agonist;
        batch.buprenorphine[i] = buprenorphine;
        batch.tolerance[i] = tolerance;
        batch.opponent[DOPAMINE][i] = dopamine;
        batch.opponent[OPIOID_PEPTIDE][i] = peptide;
        batch.opponent[DYNORPHIN][i] = dynorphin;
        batch.opponent[CRF][i] = crf;
        batch.opponent[NOREPINEPHRINE][i] = norepinephrine;
        batch.opponent[HYPOCRETIN][i] = hypocretin;
        batch.opponent[NEUROIMMUNE][i] = neuroimmune;
        batch.rewardLoad[i] = rewardLoad;
        batch.stressLoad[i] = stressLoad;
        batch.careLoss[i] = careLoss;
        batch.hazardBudget[EventType.OVERDOSE.ordinal()][i] = overdoseBudget;
        batch.hazardBudget[EventType.CRISIS.ordinal()][i] = crisisBudget;
        batch.hazardBudget[EventType.BACKGROUND_DEATH.ordinal()][i] = backgroundBudget;
        batch.hazardBudget[EventType.MISUSE.ordinal()][i] = misuseBudget;
        sum[Readout.DOPAMINE.ordinal()][i] = dopamineSum;
        sum[Readout.OPIOID_PEPTIDE.ordinal()][i] = peptideSum;
        sum[Readout.DYNORPHIN.ordinal()][i] = dynorphinSum;
        sum[Readout.CRF.ordinal()][i] = crfSum;
        sum[Readout.NOREPINEPHRINE.ordinal()][i] = norepinephrineSum;
        sum[Readout.HYPOCRETIN.ordinal()][i] = hypocretinSum;
        sum[Readout.NEUROIMMUNE.ordinal()][i] = neuroimmuneSum;
        sum[Readout.PAIN.ordinal()][i] = painSum;
        sum[Readout.HYPERALGESIA.ordinal()][i] = hyperalgesiaSum;
        sum[Readout.COWS.ordinal()][i] = cowsSum;
        sum[Readout.REWARD_DEFICIENCY.ordinal()][i] = rewardDeficiencySum;
        sum[Readout.STRESS_REACTIVITY.ordinal()][i] = stressReactivitySum;
        sum[Readout.HYPERKATIFEIA.ordinal()][i] = hyperkatifeiaSum;
        sum[Readout.CRAVING.ordinal()][i] = cravingSum;
        sum[Readout.MOOD.ordinal()][i] = moodSum;
        sum[Readout.CARE_LOSS.ordinal()][i] = careLossSum;
        sum[Readout.UTILITY.ordinal()][i] = utilitySum;
        batch.overdoseHazard[PRESCRIBED][i] = prescribedSum;
        batch.overdoseHazard[LOST_TOLERANCE][i] = lostSum;
        batch.overdoseHazard[ILLICIT][i] = illicitSum;
        batch.crisisHazard[i] = crisisSum;
        batch.maxCows[i] = maxCows;
        batch.events[i] = events;
        return day;
    }
}
