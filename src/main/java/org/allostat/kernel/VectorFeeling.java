package org.allostat.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** model.md (12) to (17): withdrawal on its scale, reward deficiency, stress reactivity, hyperkatifeia, craving, mood. */
final class VectorFeeling {
    private static final VectorSpecies<Double> SPECIES = VectorBlock.SPECIES;
    private static final int LANES = VectorBlock.LANES;

    private final double cowsMaximum;
    private final double scale;
    private final double rewardHalf;
    private final double stressHalf;
    private final double hyperkatifeiaHalf;
    private final double cravingHalf;
    private final double cravingAffectWeight;
    private final double cravingWithdrawalWeight;
    private final double cravingPainWeight;
    private final double painThreshold;
    private final double moodBase;
    private final double moodSignalWeight;
    private final double moodPainWeight;
    private final double painReference;
    private final double moodHyperkatifeiaWeight;
    private final double moodRewardWeight;

    VectorFeeling(KernelParameters parameters) {
        KernelParameters.Affect affect = parameters.affect();
        cowsMaximum = parameters.withdrawal().cowsMaximum();
        scale = affect.scaleMaximum();
        rewardHalf = affect.rewardDeficiencyHalf();
        stressHalf = affect.stressReactivityHalf();
        hyperkatifeiaHalf = affect.hyperkatifeiaHalf();
        cravingHalf = affect.cravingHalf();
        cravingAffectWeight = affect.cravingHyperkatifeiaWeight();
        cravingWithdrawalWeight = affect.cravingWithdrawalWeight();
        cravingPainWeight = affect.cravingPainWeight();
        painThreshold = affect.cravingPainThreshold();
        moodBase = affect.moodBase();
        moodSignalWeight = affect.moodSignalWeight();
        moodPainWeight = -affect.moodPainWeight();
        painReference = affect.moodPainReference();
        moodHyperkatifeiaWeight = -affect.moodHyperkatifeiaWeight();
        moodRewardWeight = -affect.moodRewardDeficiencyWeight();
    }

    /** Runs the days of the block from one on over the patients of one vector, from place i of the batch. */
    void run(PatientBatch batch, int i, VectorBlock block, int from, int days) {
        DoubleVector cowsMaximum = DoubleVector.broadcast(SPECIES, this.cowsMaximum);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, this.scale);
        DoubleVector rewardHalf = DoubleVector.broadcast(SPECIES, this.rewardHalf);
        DoubleVector stressHalf = DoubleVector.broadcast(SPECIES, this.stressHalf);
        DoubleVector hyperkatifeiaHalf = DoubleVector.broadcast(SPECIES, this.hyperkatifeiaHalf);
        DoubleVector cravingHalf = DoubleVector.broadcast(SPECIES, this.cravingHalf);
        DoubleVector cravingAffectWeight = DoubleVector.broadcast(SPECIES, this.cravingAffectWeight);
        DoubleVector cravingWithdrawalWeight = DoubleVector.broadcast(SPECIES, this.cravingWithdrawalWeight);
        DoubleVector cravingPainWeight = DoubleVector.broadcast(SPECIES, this.cravingPainWeight);
        DoubleVector painThreshold = DoubleVector.broadcast(SPECIES, this.painThreshold);
        DoubleVector moodBase = DoubleVector.broadcast(SPECIES, this.moodBase);
        DoubleVector moodSignalWeight = DoubleVector.broadcast(SPECIES, this.moodSignalWeight);
        DoubleVector moodPainWeight = DoubleVector.broadcast(SPECIES, this.moodPainWeight);
        DoubleVector painReference = DoubleVector.broadcast(SPECIES, this.painReference);
        DoubleVector moodHyperkatifeiaWeight = DoubleVector.broadcast(SPECIES, this.moodHyperkatifeiaWeight);
        DoubleVector moodRewardWeight = DoubleVector.broadcast(SPECIES, this.moodRewardWeight);
        DoubleVector withdrawalHalf = DoubleVector.fromArray(SPECIES, batch.withdrawalHalf, i);
        LongVector maximum = scale.reinterpretAsLongs();
        LongVector maxCows = DoubleVector.fromArray(SPECIES, batch.maxCows, i).reinterpretAsLongs();
        DoubleVector cowsSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.COWS.ordinal()], i);
        DoubleVector rewardDeficiencySum =
                DoubleVector.fromArray(SPECIES, batch.sum[Readout.REWARD_DEFICIENCY.ordinal()], i);
        DoubleVector stressReactivitySum =
                DoubleVector.fromArray(SPECIES, batch.sum[Readout.STRESS_REACTIVITY.ordinal()], i);
        DoubleVector hyperkatifeiaSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.HYPERKATIFEIA.ordinal()], i);
        DoubleVector cravingSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.CRAVING.ordinal()], i);
        DoubleVector moodSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.MOOD.ordinal()], i);
        double[] cowsByDay = block.cows;
        double[] cravingByDay = block.craving;
        double[] hyperkatifeiaByDay = block.hyperkatifeia;
        double[] negativeAffectByDay = block.negativeAffect;
        double[] painByDay = block.pain;
        double[] rewardByDay = block.reward;
        double[] rewardDeficiencyByDay = block.rewardDeficiency;
        double[] signalByDay = block.signal;
        double[] stressByDay = block.stress;
        double[] withdrawalTroughByDay = block.withdrawalTrough;
        double[] results = block.results;
        int end = days * LANES;
        for (int day = from * LANES; day < end; day += LANES) {
            DoubleVector signal = DoubleVector.fromArray(SPECIES, signalByDay, day);
            DoubleVector withdrawalTrough = DoubleVector.fromArray(SPECIES, withdrawalTroughByDay, day);
            DoubleVector reward = DoubleVector.fromArray(SPECIES, rewardByDay, day);
            DoubleVector stress = DoubleVector.fromArray(SPECIES, stressByDay, day);
            DoubleVector negativeAffect = DoubleVector.fromArray(SPECIES, negativeAffectByDay, day);
            DoubleVector pain = DoubleVector.fromArray(SPECIES, painByDay, day);
            DoubleVector cows = withdrawalTrough.mul(cowsMaximum).div(withdrawalTrough.add(withdrawalHalf));
            DoubleVector painExcess =
                    pain.sub(painThreshold).reinterpretAsLongs().max(0L).reinterpretAsDoubles();
            DoubleVector urge = negativeAffect.fma(
                    cravingAffectWeight,
                    withdrawalTrough.fma(cravingWithdrawalWeight, painExcess.mul(cravingPainWeight)));
            DoubleVector rewardDeficiency = reward.mul(scale).div(reward.add(rewardHalf));
            DoubleVector stressReactivity = stress.mul(scale).div(stress.add(stressHalf));
            DoubleVector hyperkatifeia = negativeAffect.mul(scale).div(negativeAffect.add(hyperkatifeiaHalf));
            DoubleVector craving = urge.mul(scale).div(urge.add(cravingHalf));
            DoubleVector mood = rewardDeficiency
                    .fma(
                            moodRewardWeight,
                            hyperkatifeia.fma(
                                    moodHyperkatifeiaWeight,
                                    pain.sub(painReference)
                                            .fma(moodPainWeight, signal.fma(moodSignalWeight, moodBase))))
                    .reinterpretAsLongs()
                    .max(0L)
                    .min(maximum)
                    .reinterpretAsDoubles();
            maxCows = maxCows.max(cows.reinterpretAsLongs());
            cowsSum = cowsSum.add(cows);
            rewardDeficiencySum = rewardDeficiencySum.add(rewardDeficiency);
            stressReactivitySum = stressReactivitySum.add(stressReactivity);
            hyperkatifeiaSum = hyperkatifeiaSum.add(hyperkatifeia);
            cravingSum = cravingSum.add(craving);
            moodSum = moodSum.add(mood);
            cows.intoArray(cowsByDay, day);
            mood.intoArray(results, VectorBlock.LAST_MOOD * LANES);
            rewardDeficiency.intoArray(rewardDeficiencyByDay, day);
            hyperkatifeia.intoArray(hyperkatifeiaByDay, day);
            craving.intoArray(cravingByDay, day);
        }
        cowsSum.intoArray(results, (VectorBlock.SUM + Readout.COWS.ordinal()) * LANES);
        rewardDeficiencySum.intoArray(results, (VectorBlock.SUM + Readout.REWARD_DEFICIENCY.ordinal()) * LANES);
        stressReactivitySum.intoArray(results, (VectorBlock.SUM + Readout.STRESS_REACTIVITY.ordinal()) * LANES);
        hyperkatifeiaSum.intoArray(results, (VectorBlock.SUM + Readout.HYPERKATIFEIA.ordinal()) * LANES);
        cravingSum.intoArray(results, (VectorBlock.SUM + Readout.CRAVING.ordinal()) * LANES);
        moodSum.intoArray(results, (VectorBlock.SUM + Readout.MOOD.ordinal()) * LANES);
        maxCows.reinterpretAsDoubles().intoArray(results, VectorBlock.MAX_COWS * LANES);
        DoubleVector.fromArray(SPECIES, cowsByDay, end - LANES).intoArray(results, VectorBlock.LAST_COWS * LANES);
        DoubleVector.fromArray(SPECIES, cravingByDay, end - LANES).intoArray(results, VectorBlock.LAST_CRAVING * LANES);
        DoubleVector.fromArray(SPECIES, hyperkatifeiaByDay, end - LANES)
                .intoArray(results, VectorBlock.LAST_HYPERKATIFEIA * LANES);
    }
}
