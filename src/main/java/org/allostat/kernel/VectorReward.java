package org.allostat.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** model.md (6), (9), (13), (25) for the reward systems: opponents, load, activity, lost reward. */
final class VectorReward {
    private static final VectorSpecies<Double> SPECIES = VectorBlock.SPECIES;
    private static final int LANES = VectorBlock.LANES;
    private static final int SIGN_SHIFT = 63;

    private final double gainDopamine;
    private final double gainPeptide;
    private final double sensitization;
    private final double loadMaximum;
    private final double dopamineCoupling;
    private final double peptideCoupling;

    VectorReward(KernelParameters parameters) {
        KernelParameters.Opponents systems = parameters.opponents();
        gainDopamine = systems.dopamine().gain();
        gainPeptide = systems.opioidPeptide().gain();
        sensitization = systems.sensitization();
        loadMaximum = parameters.load().maximum();
        dopamineCoupling = -systems.dopamine().loadCoupling();
        peptideCoupling = -systems.opioidPeptide().loadCoupling();
    }

    /** Runs the block over the patients of one vector, from place i of the batch. */
    void run(PatientBatch batch, int i, VectorBlock block, int days) {
        DoubleVector gainDopamine = DoubleVector.broadcast(SPECIES, this.gainDopamine);
        DoubleVector gainPeptide = DoubleVector.broadcast(SPECIES, this.gainPeptide);
        DoubleVector sensitization = DoubleVector.broadcast(SPECIES, this.sensitization);
        DoubleVector loadMaximum = DoubleVector.broadcast(SPECIES, this.loadMaximum);
        DoubleVector dopamineCoupling = DoubleVector.broadcast(SPECIES, this.dopamineCoupling);
        DoubleVector peptideCoupling = DoubleVector.broadcast(SPECIES, this.peptideCoupling);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector minusHalf = DoubleVector.broadcast(SPECIES, -0.5);
        DoubleVector dopamineMean = DoubleVector.fromArray(SPECIES, batch.opponentMean[0], i);
        DoubleVector dopamineAtEnd = DoubleVector.fromArray(SPECIES, batch.opponentAtEnd[0], i);
        DoubleVector peptideMean = DoubleVector.fromArray(SPECIES, batch.opponentMean[1], i);
        DoubleVector peptideAtEnd = DoubleVector.fromArray(SPECIES, batch.opponentAtEnd[1], i);
        DoubleVector rewardFromDrug = DoubleVector.fromArray(SPECIES, batch.rewardFromDrug, i);
        DoubleVector rewardFromWithdrawal = DoubleVector.fromArray(SPECIES, batch.rewardFromWithdrawal, i);
        LongVector rewardFall =
                DoubleVector.fromArray(SPECIES, batch.rewardLoadFall, i).reinterpretAsLongs();
        LongVector rewardTurn = rewardFall.lanewise(
                VectorOperators.XOR,
                DoubleVector.fromArray(SPECIES, batch.rewardLoadRise, i).reinterpretAsLongs());
        DoubleVector dopamine = DoubleVector.fromArray(SPECIES, batch.opponent[0], i);
        DoubleVector peptide = DoubleVector.fromArray(SPECIES, batch.opponent[1], i);
        DoubleVector rewardLoad = DoubleVector.fromArray(SPECIES, batch.rewardLoad, i);
        DoubleVector dopamineSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.DOPAMINE.ordinal()], i);
        DoubleVector peptideSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.OPIOID_PEPTIDE.ordinal()], i);
        double[] driveByDay = block.drive;
        double[] peptideByDay = block.peptide;
        double[] rewardByDay = block.reward;
        double[] signalByDay = block.signal;
        double[] withdrawalByDay = block.withdrawal;
        double[] results = block.results;
        int end = days * LANES;
        for (int day = 0; day < end; day += LANES) {
            DoubleVector signal = DoubleVector.fromArray(SPECIES, signalByDay, day);
            DoubleVector drive = DoubleVector.fromArray(SPECIES, driveByDay, day);
            DoubleVector withdrawal = DoubleVector.fromArray(SPECIES, withdrawalByDay, day);
            DoubleVector rewardSignal = rewardLoad.fma(sensitization, one).mul(signal);
            DoubleVector dopamineTarget = rewardSignal.mul(gainDopamine);
            DoubleVector dopamineGap = dopamine.sub(dopamineTarget);
            DoubleVector dopamineToday = dopamineGap.fma(dopamineMean, dopamineTarget);
            dopamine = dopamineGap.fma(dopamineAtEnd, dopamineTarget);
            DoubleVector peptideTarget = rewardSignal.mul(gainPeptide);
            DoubleVector peptideGap = peptide.sub(peptideTarget);
            DoubleVector peptideToday = peptideGap.fma(peptideMean, peptideTarget);
            peptide = peptideGap.fma(peptideAtEnd, peptideTarget);
            DoubleVector rawReward = withdrawal.fma(rewardFromWithdrawal, drive.mul(rewardFromDrug));
            DoubleVector rewardTarget = rawReward.mul(loadMaximum).div(rawReward.add(loadMaximum));
            DoubleVector rewardGap = rewardLoad.sub(rewardTarget);
            DoubleVector rewardKeep = rewardFall
                    .lanewise(
                            VectorOperators.XOR,
                            rewardTurn.lanewise(
                                    VectorOperators.AND,
                                    rewardGap.reinterpretAsLongs().lanewise(VectorOperators.ASHR, SIGN_SHIFT)))
                    .reinterpretAsDoubles();
            rewardLoad = rewardGap.fma(rewardKeep, rewardTarget);
            DoubleVector activityDopamine = rewardLoad.fma(dopamineCoupling, signal.sub(dopamineToday));
            DoubleVector activityPeptide = rewardLoad.fma(peptideCoupling, signal.sub(peptideToday));
            DoubleVector reward = activityDopamine
                    .add(activityPeptide)
                    .mul(minusHalf)
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles();
            dopamineSum = dopamineSum.add(activityDopamine);
            peptideSum = peptideSum.add(activityPeptide);
            peptideToday.intoArray(peptideByDay, day);
            reward.intoArray(rewardByDay, day);
        }
        dopamine.intoArray(results, (VectorBlock.OPPONENT + 0) * LANES);
        peptide.intoArray(results, (VectorBlock.OPPONENT + 1) * LANES);
        rewardLoad.intoArray(results, VectorBlock.REWARD_LOAD * LANES);
        dopamineSum.intoArray(results, (VectorBlock.SUM + Readout.DOPAMINE.ordinal()) * LANES);
        peptideSum.intoArray(results, (VectorBlock.SUM + Readout.OPIOID_PEPTIDE.ordinal()) * LANES);
    }
}
