package org.allostat.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** model.md (10), (11): pain and hyperalgesia. */
final class VectorPain {
    private static final VectorSpecies<Double> SPECIES = VectorBlock.SPECIES;
    private static final int LANES = VectorBlock.LANES;

    private final double peptideWeight;
    private final double dynorphinWeight;
    private final double crfWeight;
    private final double norepinephrineWeight;
    private final double loadWeight;
    private final double withdrawalWeight;
    private final double scaleMaximum;

    VectorPain(KernelParameters parameters) {
        KernelParameters.Pain weights = parameters.pain();
        scaleMaximum = weights.scaleMaximum();
        peptideWeight = weights.opioidPeptideWeight();
        dynorphinWeight = weights.dynorphinWeight();
        crfWeight = weights.crfWeight();
        norepinephrineWeight = weights.norepinephrineWeight();
        loadWeight = weights.loadWeight();
        withdrawalWeight = weights.withdrawalWeight();
    }

    /** Runs the days of the block from one on over the patients of one vector, from place i of the batch. */
    void run(PatientBatch batch, int i, VectorBlock block, int from, int days) {
        DoubleVector peptideWeight = DoubleVector.broadcast(SPECIES, this.peptideWeight);
        DoubleVector dynorphinWeight = DoubleVector.broadcast(SPECIES, this.dynorphinWeight);
        DoubleVector crfWeight = DoubleVector.broadcast(SPECIES, this.crfWeight);
        DoubleVector norepinephrineWeight = DoubleVector.broadcast(SPECIES, this.norepinephrineWeight);
        DoubleVector loadWeight = DoubleVector.broadcast(SPECIES, this.loadWeight);
        DoubleVector withdrawalWeight = DoubleVector.broadcast(SPECIES, this.withdrawalWeight);
        DoubleVector painScale = DoubleVector.fromArray(SPECIES, batch.painScale, i);
        DoubleVector untreatedPain = DoubleVector.fromArray(SPECIES, batch.untreatedPain, i);
        DoubleVector neuroimmuneWeight = DoubleVector.fromArray(SPECIES, batch.neuroimmunePainWeight, i);
        LongVector maximum = DoubleVector.broadcast(SPECIES, this.scaleMaximum).reinterpretAsLongs();
        DoubleVector painSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.PAIN.ordinal()], i);
        DoubleVector hyperalgesiaSum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.HYPERALGESIA.ordinal()], i);
        double[] crfByDay = block.crf;
        double[] dynorphinByDay = block.dynorphin;
        double[] dynorphinFreeByDay = block.dynorphinFree;
        double[] neuroimmuneByDay = block.neuroimmune;
        double[] norepinephrineByDay = block.norepinephrine;
        double[] painByDay = block.pain;
        double[] peptideByDay = block.peptide;
        double[] signalByDay = block.signal;
        double[] stressLoadByDay = block.stressLoad;
        double[] withdrawalByDay = block.withdrawal;
        double[] withdrawalTroughByDay = block.withdrawalTrough;
        double[] results = block.results;
        int end = days * LANES;
        for (int day = from * LANES; day < end; day += LANES) {
            DoubleVector signal = DoubleVector.fromArray(SPECIES, signalByDay, day);
            DoubleVector dynorphinFree = DoubleVector.fromArray(SPECIES, dynorphinFreeByDay, day);
            DoubleVector peptide = DoubleVector.fromArray(SPECIES, peptideByDay, day);
            DoubleVector dynorphin = DoubleVector.fromArray(SPECIES, dynorphinByDay, day);
            DoubleVector crf = DoubleVector.fromArray(SPECIES, crfByDay, day);
            DoubleVector norepinephrine = DoubleVector.fromArray(SPECIES, norepinephrineByDay, day);
            DoubleVector neuroimmune = DoubleVector.fromArray(SPECIES, neuroimmuneByDay, day);
            DoubleVector stressLoad = DoubleVector.fromArray(SPECIES, stressLoadByDay, day);
            DoubleVector withdrawal = DoubleVector.fromArray(SPECIES, withdrawalByDay, day);
            DoubleVector withdrawalTrough = DoubleVector.fromArray(SPECIES, withdrawalTroughByDay, day);
            DoubleVector felt = dynorphin.mul(dynorphinFree);
            DoubleVector opposition = peptide.fma(
                    peptideWeight,
                    felt.fma(
                            dynorphinWeight,
                            crf.fma(
                                    crfWeight,
                                    norepinephrine.fma(
                                            norepinephrineWeight,
                                            neuroimmune.fma(neuroimmuneWeight, stressLoad.mul(loadWeight))))));
            DoubleVector pain = withdrawal
                    .fma(withdrawalWeight, opposition.sub(signal))
                    .fma(painScale, untreatedPain)
                    .reinterpretAsLongs()
                    .max(0L)
                    .min(maximum)
                    .reinterpretAsDoubles();
            DoubleVector hyperalgesia =
                    withdrawalTrough.fma(withdrawalWeight, opposition).mul(painScale);
            painSum = painSum.add(pain);
            hyperalgesiaSum = hyperalgesiaSum.add(hyperalgesia);
            pain.intoArray(painByDay, day);
        }
        painSum.intoArray(results, (VectorBlock.SUM + Readout.PAIN.ordinal()) * LANES);
        hyperalgesiaSum.intoArray(results, (VectorBlock.SUM + Readout.HYPERALGESIA.ordinal()) * LANES);
        int last = end - LANES;
        DoubleVector.fromArray(SPECIES, painByDay, last).intoArray(results, VectorBlock.LAST_PAIN * LANES);
        painScale
                .mul(DoubleVector.fromArray(SPECIES, signalByDay, last)
                        .sub(DoubleVector.fromArray(SPECIES, block.troughSignal, last)))
                .intoArray(results, VectorBlock.LAST_TROUGH_PAIN * LANES);
    }
}
