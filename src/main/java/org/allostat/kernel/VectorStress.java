package org.allostat.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** model.md (6), (8), (9), (52) for the stress systems, the neuroimmune system among them: what they build against the drug, the withdrawal that comes of it, and the load; the one long chain from day to day. */
final class VectorStress {
    private static final VectorSpecies<Double> SPECIES = VectorBlock.SPECIES;
    private static final int LANES = VectorBlock.LANES;
    private static final int SIGN_SHIFT = 63;

    private final double gainDynorphin;
    private final double gainCrf;
    private final double gainNorepinephrine;
    private final double gainHypocretin;
    private final double gainNeuroimmune;
    private final double sensitization;
    private final double dynorphinWeight;
    private final double crfWeight;
    private final double norepinephrineWeight;
    private final double hypocretinWeight;
    private final double loadWeight;
    private final double threshold;
    private final double loadMaximum;
    private final double careLossLeft;

    VectorStress(KernelParameters parameters, double careLossLeftAfterDay) {
        careLossLeft = careLossLeftAfterDay;
        KernelParameters.Opponents systems = parameters.opponents();
        KernelParameters.Withdrawal weights = parameters.withdrawal();
        gainDynorphin = systems.dynorphin().gain();
        gainCrf = systems.crf().gain();
        gainNorepinephrine = systems.norepinephrine().gain();
        gainHypocretin = systems.hypocretin().gain();
        gainNeuroimmune = systems.neuroimmune().gain();
        sensitization = systems.sensitization();
        dynorphinWeight = weights.dynorphinWeight();
        crfWeight = weights.crfWeight();
        norepinephrineWeight = weights.norepinephrineWeight();
        hypocretinWeight = weights.hypocretinWeight();
        loadWeight = weights.loadWeight();
        threshold = -weights.threshold();
        loadMaximum = parameters.load().maximum();
    }

    /** Runs the block over the patients of one vector, from place i of the batch. */
    void run(PatientBatch batch, int i, VectorBlock block, int days) {
        DoubleVector gainDynorphin = DoubleVector.broadcast(SPECIES, this.gainDynorphin);
        DoubleVector gainCrf = DoubleVector.broadcast(SPECIES, this.gainCrf);
        DoubleVector gainNorepinephrine = DoubleVector.broadcast(SPECIES, this.gainNorepinephrine);
        DoubleVector gainHypocretin = DoubleVector.broadcast(SPECIES, this.gainHypocretin);
        DoubleVector gainNeuroimmune = DoubleVector.broadcast(SPECIES, this.gainNeuroimmune);
        DoubleVector sensitization = DoubleVector.broadcast(SPECIES, this.sensitization);
        DoubleVector dynorphinWeight = DoubleVector.broadcast(SPECIES, this.dynorphinWeight);
        DoubleVector crfWeight = DoubleVector.broadcast(SPECIES, this.crfWeight);
        DoubleVector norepinephrineWeight = DoubleVector.broadcast(SPECIES, this.norepinephrineWeight);
        DoubleVector hypocretinWeight = DoubleVector.broadcast(SPECIES, this.hypocretinWeight);
        DoubleVector loadWeight = DoubleVector.broadcast(SPECIES, this.loadWeight);
        DoubleVector threshold = DoubleVector.broadcast(SPECIES, this.threshold);
        DoubleVector loadMaximum = DoubleVector.broadcast(SPECIES, this.loadMaximum);
        DoubleVector careLossLeft = DoubleVector.broadcast(SPECIES, this.careLossLeft);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector outer = DoubleVector.broadcast(SPECIES, IntradayProfile.OUTER_WEIGHT);
        DoubleVector middle = DoubleVector.broadcast(SPECIES, IntradayProfile.MIDDLE_WEIGHT);
        DoubleVector dynorphinMean = DoubleVector.fromArray(SPECIES, batch.opponentMean[2], i);
        DoubleVector dynorphinAtEnd = DoubleVector.fromArray(SPECIES, batch.opponentAtEnd[2], i);
        DoubleVector crfMean = DoubleVector.fromArray(SPECIES, batch.opponentMean[3], i);
        DoubleVector crfAtEnd = DoubleVector.fromArray(SPECIES, batch.opponentAtEnd[3], i);
        DoubleVector norepinephrineMean = DoubleVector.fromArray(SPECIES, batch.opponentMean[4], i);
        DoubleVector norepinephrineAtEnd = DoubleVector.fromArray(SPECIES, batch.opponentAtEnd[4], i);
        DoubleVector hypocretinMean = DoubleVector.fromArray(SPECIES, batch.opponentMean[5], i);
        DoubleVector hypocretinAtEnd = DoubleVector.fromArray(SPECIES, batch.opponentAtEnd[5], i);
        DoubleVector neuroimmuneMean = DoubleVector.fromArray(SPECIES, batch.opponentMean[6], i);
        DoubleVector neuroimmuneAtEnd = DoubleVector.fromArray(SPECIES, batch.opponentAtEnd[6], i);
        DoubleVector gapShare = DoubleVector.fromArray(SPECIES, batch.gapShare, i);
        DoubleVector stressFromDrug = DoubleVector.fromArray(SPECIES, batch.stressFromDrug, i);
        DoubleVector stressFromWithdrawal = DoubleVector.fromArray(SPECIES, batch.stressFromWithdrawal, i);
        LongVector stressFall =
                DoubleVector.fromArray(SPECIES, batch.stressLoadFall, i).reinterpretAsLongs();
        LongVector stressTurn = stressFall.lanewise(
                VectorOperators.XOR,
                DoubleVector.fromArray(SPECIES, batch.stressLoadRise, i).reinterpretAsLongs());
        DoubleVector dynorphin = DoubleVector.fromArray(SPECIES, batch.opponent[2], i);
        DoubleVector crf = DoubleVector.fromArray(SPECIES, batch.opponent[3], i);
        DoubleVector norepinephrine = DoubleVector.fromArray(SPECIES, batch.opponent[4], i);
        DoubleVector hypocretin = DoubleVector.fromArray(SPECIES, batch.opponent[5], i);
        DoubleVector neuroimmune = DoubleVector.fromArray(SPECIES, batch.opponent[6], i);
        DoubleVector stressLoad = DoubleVector.fromArray(SPECIES, batch.stressLoad, i);
        DoubleVector careLoss = DoubleVector.fromArray(SPECIES, batch.careLoss, i);
        double[] neuroimmuneDriveByDay = block.neuroimmuneDrive;
        double[] careLossByDay = block.careLoss;
        double[] crfByDay = block.crf;
        double[] driveByDay = block.drive;
        double[] dynorphinByDay = block.dynorphin;
        double[] dynorphinFreeByDay = block.dynorphinFree;
        double[] hypocretinByDay = block.hypocretin;
        double[] neuroimmuneByDay = block.neuroimmune;
        double[] norepinephrineByDay = block.norepinephrine;
        double[] signalByDay = block.signal;
        double[] signal0ByDay = block.signal0;
        double[] signal1ByDay = block.signal1;
        double[] signal2ByDay = block.signal2;
        double[] stressLoadByDay = block.stressLoad;
        double[] troughSignalByDay = block.troughSignal;
        double[] withdrawalByDay = block.withdrawal;
        double[] withdrawalTroughByDay = block.withdrawalTrough;
        double[] results = block.results;
        int end = days * LANES;
        for (int day = 0; day < end; day += LANES) {
            DoubleVector signal = DoubleVector.fromArray(SPECIES, signalByDay, day);
            DoubleVector signal0 = DoubleVector.fromArray(SPECIES, signal0ByDay, day);
            DoubleVector signal1 = DoubleVector.fromArray(SPECIES, signal1ByDay, day);
            DoubleVector signal2 = DoubleVector.fromArray(SPECIES, signal2ByDay, day);
            DoubleVector troughSignal = DoubleVector.fromArray(SPECIES, troughSignalByDay, day);
            DoubleVector drive = DoubleVector.fromArray(SPECIES, driveByDay, day);
            DoubleVector neuroimmuneDrive = DoubleVector.fromArray(SPECIES, neuroimmuneDriveByDay, day);
            DoubleVector dynorphinFree = DoubleVector.fromArray(SPECIES, dynorphinFreeByDay, day);
            DoubleVector stressFactor = stressLoad.fma(sensitization, one);
            DoubleVector stressSignal = stressFactor.mul(signal);
            DoubleVector dynorphinTarget = stressSignal.mul(gainDynorphin);
            DoubleVector dynorphinGap = dynorphin.sub(dynorphinTarget);
            DoubleVector dynorphinToday = dynorphinGap.fma(dynorphinMean, dynorphinTarget);
            dynorphin = dynorphinGap.fma(dynorphinAtEnd, dynorphinTarget);
            DoubleVector crfTarget = stressSignal.mul(gainCrf);
            DoubleVector crfGap = crf.sub(crfTarget);
            DoubleVector crfToday = crfGap.fma(crfMean, crfTarget);
            crf = crfGap.fma(crfAtEnd, crfTarget);
            DoubleVector norepinephrineTarget = stressSignal.mul(gainNorepinephrine);
            DoubleVector norepinephrineGap = norepinephrine.sub(norepinephrineTarget);
            DoubleVector norepinephrineToday = norepinephrineGap.fma(norepinephrineMean, norepinephrineTarget);
            norepinephrine = norepinephrineGap.fma(norepinephrineAtEnd, norepinephrineTarget);
            DoubleVector hypocretinTarget = stressSignal.mul(gainHypocretin);
            DoubleVector hypocretinGap = hypocretin.sub(hypocretinTarget);
            DoubleVector hypocretinToday = hypocretinGap.fma(hypocretinMean, hypocretinTarget);
            hypocretin = hypocretinGap.fma(hypocretinAtEnd, hypocretinTarget);
            DoubleVector neuroimmuneTarget = stressFactor.mul(gainNeuroimmune).mul(neuroimmuneDrive);
            DoubleVector neuroimmuneGap = neuroimmune.sub(neuroimmuneTarget);
            DoubleVector neuroimmuneToday = neuroimmuneGap.fma(neuroimmuneMean, neuroimmuneTarget);
            neuroimmune = neuroimmuneGap.fma(neuroimmuneAtEnd, neuroimmuneTarget);
            DoubleVector felt = dynorphinToday.mul(dynorphinFree);
            DoubleVector pressure = felt.fma(
                            dynorphinWeight, crfToday.fma(crfWeight, stressLoad.fma(loadWeight, threshold)))
                    .add(norepinephrineToday.fma(norepinephrineWeight, hypocretinToday.mul(hypocretinWeight)));
            DoubleVector withdrawal0 =
                    pressure.sub(signal0).reinterpretAsLongs().max(0L).reinterpretAsDoubles();
            DoubleVector withdrawal1 =
                    pressure.sub(signal1).reinterpretAsLongs().max(0L).reinterpretAsDoubles();
            DoubleVector withdrawal2 =
                    pressure.sub(signal2).reinterpretAsLongs().max(0L).reinterpretAsDoubles();
            DoubleVector withdrawalTrough =
                    pressure.sub(troughSignal).reinterpretAsLongs().max(0L).reinterpretAsDoubles();
            DoubleVector regular = withdrawal0.add(withdrawal2).fma(outer, withdrawal1.mul(middle));
            DoubleVector withdrawal = withdrawalTrough.sub(regular).fma(gapShare, regular);
            DoubleVector rawStress = withdrawal.fma(stressFromWithdrawal, drive.mul(stressFromDrug));
            DoubleVector stressTarget = rawStress.mul(loadMaximum).div(rawStress.add(loadMaximum));
            DoubleVector stressGap = stressLoad.sub(stressTarget);
            DoubleVector stressKeep = stressFall
                    .lanewise(
                            VectorOperators.XOR,
                            stressTurn.lanewise(
                                    VectorOperators.AND,
                                    stressGap.reinterpretAsLongs().lanewise(VectorOperators.ASHR, SIGN_SHIFT)))
                    .reinterpretAsDoubles();
            stressLoad = stressGap.fma(stressKeep, stressTarget);
            careLoss = careLoss.mul(careLossLeft);
            dynorphinToday.intoArray(dynorphinByDay, day);
            crfToday.intoArray(crfByDay, day);
            norepinephrineToday.intoArray(norepinephrineByDay, day);
            hypocretinToday.intoArray(hypocretinByDay, day);
            neuroimmuneToday.intoArray(neuroimmuneByDay, day);
            withdrawal.intoArray(withdrawalByDay, day);
            withdrawalTrough.intoArray(withdrawalTroughByDay, day);
            stressLoad.intoArray(stressLoadByDay, day);
            careLoss.intoArray(careLossByDay, day);
        }
        dynorphin.intoArray(results, (VectorBlock.OPPONENT + 2) * LANES);
        crf.intoArray(results, (VectorBlock.OPPONENT + 3) * LANES);
        norepinephrine.intoArray(results, (VectorBlock.OPPONENT + 4) * LANES);
        hypocretin.intoArray(results, (VectorBlock.OPPONENT + 5) * LANES);
        neuroimmune.intoArray(results, (VectorBlock.OPPONENT + 6) * LANES);
        stressLoad.intoArray(results, VectorBlock.STRESS_LOAD * LANES);
        careLoss.intoArray(results, VectorBlock.CARE_LOSS * LANES);
    }
}
