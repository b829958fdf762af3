package org.allostat.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** model.md (26), and what follows from it in model.md (14), (15): the activity of the stress systems. */
final class VectorActivity {
    private static final VectorSpecies<Double> SPECIES = VectorBlock.SPECIES;
    private static final int LANES = VectorBlock.LANES;

    private final double dynorphinCoupling;
    private final double crfCoupling;
    private final double norepinephrineCoupling;
    private final double hypocretinCoupling;
    private final double neuroimmuneCoupling;
    private final double stressDynorphinWeight;
    private final double stressCrfWeight;
    private final double stressNorepinephrineWeight;
    private final double stressHypocretinWeight;
    private final double stressNeuroimmuneWeight;
    private final double affectRewardWeight;
    private final double affectStressWeight;
    private final double affectWithdrawalWeight;
    private final double affectDynorphinWeight;
    private final double distressWeight;

    VectorActivity(KernelParameters parameters) {
        KernelParameters.Opponents systems = parameters.opponents();
        KernelParameters.Affect affect = parameters.affect();
        dynorphinCoupling = systems.dynorphin().loadCoupling();
        crfCoupling = systems.crf().loadCoupling();
        norepinephrineCoupling = systems.norepinephrine().loadCoupling();
        hypocretinCoupling = systems.hypocretin().loadCoupling();
        neuroimmuneCoupling = systems.neuroimmune().loadCoupling();
        stressDynorphinWeight = affect.stressDynorphinWeight();
        stressCrfWeight = affect.stressCrfWeight();
        stressNorepinephrineWeight = affect.stressNorepinephrineWeight();
        stressHypocretinWeight = affect.stressHypocretinWeight();
        stressNeuroimmuneWeight = affect.stressNeuroimmuneWeight();
        affectRewardWeight = affect.hyperkatifeiaRewardWeight();
        affectStressWeight = affect.hyperkatifeiaStressWeight();
        affectWithdrawalWeight = affect.hyperkatifeiaWithdrawalWeight();
        affectDynorphinWeight = affect.hyperkatifeiaDynorphinWeight();
        distressWeight = parameters.care().distressWeight();
    }

    /** Runs the days of the block from one on over the patients of one vector, from place i of the batch. */
    void run(PatientBatch batch, int i, VectorBlock block, int from, int days) {
        DoubleVector dynorphinCoupling = DoubleVector.broadcast(SPECIES, this.dynorphinCoupling);
        DoubleVector crfCoupling = DoubleVector.broadcast(SPECIES, this.crfCoupling);
        DoubleVector norepinephrineCoupling = DoubleVector.broadcast(SPECIES, this.norepinephrineCoupling);
        DoubleVector hypocretinCoupling = DoubleVector.broadcast(SPECIES, this.hypocretinCoupling);
        DoubleVector neuroimmuneCoupling = DoubleVector.broadcast(SPECIES, this.neuroimmuneCoupling);
        DoubleVector stressDynorphinWeight = DoubleVector.broadcast(SPECIES, this.stressDynorphinWeight);
        DoubleVector stressCrfWeight = DoubleVector.broadcast(SPECIES, this.stressCrfWeight);
        DoubleVector stressNorepinephrineWeight = DoubleVector.broadcast(SPECIES, this.stressNorepinephrineWeight);
        DoubleVector stressHypocretinWeight = DoubleVector.broadcast(SPECIES, this.stressHypocretinWeight);
        DoubleVector stressNeuroimmuneWeight = DoubleVector.broadcast(SPECIES, this.stressNeuroimmuneWeight);
        DoubleVector affectRewardWeight = DoubleVector.broadcast(SPECIES, this.affectRewardWeight);
        DoubleVector affectStressWeight = DoubleVector.broadcast(SPECIES, this.affectStressWeight);
        DoubleVector affectWithdrawalWeight = DoubleVector.broadcast(SPECIES, this.affectWithdrawalWeight);
        DoubleVector affectDynorphinWeight = DoubleVector.broadcast(SPECIES, this.affectDynorphinWeight);
        DoubleVector distressWeight = DoubleVector.broadcast(SPECIES, this.distressWeight);
        DoubleVector careLossSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.CARE_LOSS.ordinal()], i);
        double[] careLossByDay = block.careLoss;
        DoubleVector dynorphinSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.DYNORPHIN.ordinal()], i);
        DoubleVector crfSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.CRF.ordinal()], i);
        DoubleVector norepinephrineSum =
                DoubleVector.fromArray(SPECIES, batch.sum[Readout.NOREPINEPHRINE.ordinal()], i);
        DoubleVector hypocretinSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.HYPOCRETIN.ordinal()], i);
        DoubleVector neuroimmuneSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.NEUROIMMUNE.ordinal()], i);
        double[] crfByDay = block.crf;
        double[] dynorphinByDay = block.dynorphin;
        double[] dynorphinFreeByDay = block.dynorphinFree;
        double[] hypocretinByDay = block.hypocretin;
        double[] negativeAffectByDay = block.negativeAffect;
        double[] neuroimmuneByDay = block.neuroimmune;
        double[] norepinephrineByDay = block.norepinephrine;
        double[] rewardByDay = block.reward;
        double[] signalByDay = block.signal;
        double[] stressByDay = block.stress;
        double[] stressLoadByDay = block.stressLoad;
        double[] withdrawalTroughByDay = block.withdrawalTrough;
        double[] results = block.results;
        int end = days * LANES;
        for (int day = from * LANES; day < end; day += LANES) {
            DoubleVector signal = DoubleVector.fromArray(SPECIES, signalByDay, day);
            DoubleVector dynorphinFree = DoubleVector.fromArray(SPECIES, dynorphinFreeByDay, day);
            DoubleVector withdrawalTrough = DoubleVector.fromArray(SPECIES, withdrawalTroughByDay, day);
            DoubleVector stressLoad = DoubleVector.fromArray(SPECIES, stressLoadByDay, day);
            DoubleVector reward = DoubleVector.fromArray(SPECIES, rewardByDay, day);
            DoubleVector careLoss = DoubleVector.fromArray(SPECIES, careLossByDay, day);
            DoubleVector dynorphin = DoubleVector.fromArray(SPECIES, dynorphinByDay, day);
            DoubleVector crf = DoubleVector.fromArray(SPECIES, crfByDay, day);
            DoubleVector norepinephrine = DoubleVector.fromArray(SPECIES, norepinephrineByDay, day);
            DoubleVector hypocretin = DoubleVector.fromArray(SPECIES, hypocretinByDay, day);
            DoubleVector neuroimmune = DoubleVector.fromArray(SPECIES, neuroimmuneByDay, day);
            DoubleVector activityDynorphin = stressLoad
                    .fma(dynorphinCoupling, dynorphin)
                    .mul(dynorphinFree)
                    .sub(signal);
            DoubleVector activityCrf = stressLoad.fma(crfCoupling, crf).sub(signal);
            DoubleVector activityNorepinephrine =
                    stressLoad.fma(norepinephrineCoupling, norepinephrine).sub(signal);
            DoubleVector activityHypocretin =
                    stressLoad.fma(hypocretinCoupling, hypocretin).sub(signal);
            DoubleVector activityNeuroimmune = stressLoad.fma(neuroimmuneCoupling, neuroimmune);
            DoubleVector stress = activityDynorphin
                    .fma(
                            stressDynorphinWeight,
                            activityCrf.fma(
                                    stressCrfWeight,
                                    activityNorepinephrine.fma(
                                            stressNorepinephrineWeight,
                                            activityHypocretin.fma(
                                                    stressHypocretinWeight,
                                                    activityNeuroimmune.mul(stressNeuroimmuneWeight)))))
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles();
            DoubleVector dynorphinExcess =
                    activityDynorphin.reinterpretAsLongs().max(0L).reinterpretAsDoubles();
            DoubleVector negativeAffect = reward.fma(
                    affectRewardWeight,
                    stress.fma(
                            affectStressWeight,
                            withdrawalTrough.fma(
                                    affectWithdrawalWeight,
                                    dynorphinExcess.fma(affectDynorphinWeight, careLoss.mul(distressWeight)))));
            dynorphinSum = dynorphinSum.add(activityDynorphin);
            crfSum = crfSum.add(activityCrf);
            norepinephrineSum = norepinephrineSum.add(activityNorepinephrine);
            hypocretinSum = hypocretinSum.add(activityHypocretin);
            neuroimmuneSum = neuroimmuneSum.add(activityNeuroimmune);
            careLossSum = careLossSum.add(careLoss);
            stress.intoArray(stressByDay, day);
            negativeAffect.intoArray(negativeAffectByDay, day);
        }
        careLossSum.intoArray(results, (VectorBlock.SUM + Readout.CARE_LOSS.ordinal()) * LANES);
        dynorphinSum.intoArray(results, (VectorBlock.SUM + Readout.DYNORPHIN.ordinal()) * LANES);
        crfSum.intoArray(results, (VectorBlock.SUM + Readout.CRF.ordinal()) * LANES);
        norepinephrineSum.intoArray(results, (VectorBlock.SUM + Readout.NOREPINEPHRINE.ordinal()) * LANES);
        hypocretinSum.intoArray(results, (VectorBlock.SUM + Readout.HYPOCRETIN.ordinal()) * LANES);
        neuroimmuneSum.intoArray(results, (VectorBlock.SUM + Readout.NEUROIMMUNE.ordinal()) * LANES);
    }
}
