package org.allostat.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** model.md (18): utility. */
final class VectorUtility {
    private static final VectorSpecies<Double> SPECIES = VectorBlock.SPECIES;
    private static final int LANES = VectorBlock.LANES;

    private final double base;
    private final double hyperkatifeiaDecrement;
    private final double rewardDecrement;
    private final double withdrawalDecrement;
    private final double illicitDecrement;
    private final double atZero;
    private final double slope;
    private final double bend1;
    private final double bend2;
    private final double bend3;
    private final double bend4;
    private final double bend5;
    private final double bend6;
    private final double bend7;
    private final double bend8;
    private final double bend9;

    VectorUtility(KernelParameters parameters) {
        KernelParameters.Utility weights = parameters.utility();
        UtilityDecrement decrement = UtilityDecrement.of(weights.painDecrements());
        base = weights.base();
        hyperkatifeiaDecrement = -weights.hyperkatifeiaDecrement();
        rewardDecrement = -weights.rewardDeficiencyDecrement();
        withdrawalDecrement = -weights.withdrawalPerCowsSquared();
        illicitDecrement = weights.illicit();
        atZero = decrement.atZero();
        slope = decrement.slope();
        bend1 = decrement.bend1();
        bend2 = decrement.bend2();
        bend3 = decrement.bend3();
        bend4 = decrement.bend4();
        bend5 = decrement.bend5();
        bend6 = decrement.bend6();
        bend7 = decrement.bend7();
        bend8 = decrement.bend8();
        bend9 = decrement.bend9();
    }

    /** Runs the block over the patients of one vector, from place i of the batch. */
    void run(PatientBatch batch, int i, VectorBlock block, int days) {
        DoubleVector base = DoubleVector.broadcast(SPECIES, this.base)
                .sub(DoubleVector.fromArray(SPECIES, block.misuse, 0)
                        .mul(DoubleVector.broadcast(SPECIES, illicitDecrement)));
        DoubleVector withdrawalDecrement = DoubleVector.broadcast(SPECIES, this.withdrawalDecrement);
        DoubleVector hyperkatifeiaDecrement = DoubleVector.broadcast(SPECIES, this.hyperkatifeiaDecrement);
        DoubleVector rewardDecrement = DoubleVector.broadcast(SPECIES, this.rewardDecrement);
        DoubleVector atZero = DoubleVector.broadcast(SPECIES, this.atZero);
        DoubleVector slope = DoubleVector.broadcast(SPECIES, this.slope);
        DoubleVector bend1 = DoubleVector.broadcast(SPECIES, this.bend1);
        DoubleVector bend2 = DoubleVector.broadcast(SPECIES, this.bend2);
        DoubleVector bend3 = DoubleVector.broadcast(SPECIES, this.bend3);
        DoubleVector bend4 = DoubleVector.broadcast(SPECIES, this.bend4);
        DoubleVector bend5 = DoubleVector.broadcast(SPECIES, this.bend5);
        DoubleVector bend6 = DoubleVector.broadcast(SPECIES, this.bend6);
        DoubleVector bend7 = DoubleVector.broadcast(SPECIES, this.bend7);
        DoubleVector bend8 = DoubleVector.broadcast(SPECIES, this.bend8);
        DoubleVector bend9 = DoubleVector.broadcast(SPECIES, this.bend9);
        DoubleVector utilitySum = DoubleVector.fromArray(SPECIES, batch.sum[Readout.UTILITY.ordinal()], i);
        double[] cowsByDay = block.cows;
        double[] hyperkatifeiaByDay = block.hyperkatifeia;
        double[] painByDay = block.pain;
        double[] rewardDeficiencyByDay = block.rewardDeficiency;
        double[] results = block.results;
        int end = days * LANES;
        for (int day = 0; day < end; day += LANES) {
            DoubleVector pain = DoubleVector.fromArray(SPECIES, painByDay, day);
            DoubleVector hyperkatifeia = DoubleVector.fromArray(SPECIES, hyperkatifeiaByDay, day);
            DoubleVector rewardDeficiency = DoubleVector.fromArray(SPECIES, rewardDeficiencyByDay, day);
            DoubleVector cows = DoubleVector.fromArray(SPECIES, cowsByDay, day);
            DoubleVector decrement = pain.fma(slope, atZero);
            decrement = pain.sub(1)
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles()
                    .fma(bend1, decrement);
            decrement = pain.sub(2)
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles()
                    .fma(bend2, decrement);
            decrement = pain.sub(3)
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles()
                    .fma(bend3, decrement);
            decrement = pain.sub(4)
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles()
                    .fma(bend4, decrement);
            decrement = pain.sub(5)
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles()
                    .fma(bend5, decrement);
            decrement = pain.sub(6)
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles()
                    .fma(bend6, decrement);
            decrement = pain.sub(7)
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles()
                    .fma(bend7, decrement);
            decrement = pain.sub(8)
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles()
                    .fma(bend8, decrement);
            decrement = pain.sub(9)
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles()
                    .fma(bend9, decrement);
            utilitySum = utilitySum.add(cows.mul(cows)
                    .fma(
                            withdrawalDecrement,
                            rewardDeficiency.fma(
                                    rewardDecrement, hyperkatifeia.fma(hyperkatifeiaDecrement, base.sub(decrement)))));
        }
        utilitySum.intoArray(results, (VectorBlock.SUM + Readout.UTILITY.ordinal()) * LANES);
    }
}
