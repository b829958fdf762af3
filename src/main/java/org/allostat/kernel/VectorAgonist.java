package org.allostat.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * model.md (1) to (5) where nobody has buprenorphine in the body, which is nearly everywhere: {@link VectorDrug} less the
 * terms that are then exactly 0, and two of its ten quotients.
 */
final class VectorAgonist {
    private static final VectorSpecies<Double> SPECIES = VectorBlock.SPECIES;
    private static final int LANES = VectorBlock.LANES;

    private final double toleranceGain;
    private final double driveHalf;
    private final boolean convexDrive;
    private final double neuroimmuneHalf;

    VectorAgonist(KernelParameters parameters) {
        KernelParameters.Pharmacology drug = parameters.pharmacology();
        toleranceGain = drug.toleranceGain();
        driveHalf = parameters.load().halfEffectMmePerDay();
        convexDrive = parameters.opponents().neuroimmune().isConvex();
        neuroimmuneHalf = parameters.opponents().neuroimmune().halfOfDrive();
    }

    /** Runs one stretch of the block over the patients of one vector, from place i of the batch. */
    void run(PatientBatch batch, int i, VectorBlock block, int stretch) {
        DoubleVector toleranceGain = DoubleVector.broadcast(SPECIES, this.toleranceGain);
        DoubleVector driveHalf = DoubleVector.broadcast(SPECIES, this.driveHalf);
        DoubleVector neuroimmuneHalf = DoubleVector.broadcast(SPECIES, this.neuroimmuneHalf);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        VectorMask<Double> convex = SPECIES.maskAll(convexDrive);
        DoubleVector outer = DoubleVector.broadcast(SPECIES, IntradayProfile.OUTER_WEIGHT);
        DoubleVector middle = DoubleVector.broadcast(SPECIES, IntradayProfile.MIDDLE_WEIGHT);
        DoubleVector agonistAtEnd = DoubleVector.fromArray(SPECIES, batch.carryOver, i);
        DoubleVector agonistMean = DoubleVector.fromArray(SPECIES, batch.carryOverMean, i);
        DoubleVector inverseHalf = DoubleVector.fromArray(SPECIES, batch.inverseHalfEffect, i);
        DoubleVector toleranceAtEnd = DoubleVector.fromArray(SPECIES, batch.toleranceAtEnd, i);
        DoubleVector toleranceMean = DoubleVector.fromArray(SPECIES, batch.toleranceMean, i);
        DoubleVector agonist = DoubleVector.fromArray(SPECIES, block.results, VectorBlock.AGONIST * LANES);
        DoubleVector tolerance = DoubleVector.fromArray(SPECIES, block.results, VectorBlock.TOLERANCE * LANES);
        double[] doses = block.doses;
        double[] driveByDay = block.drive;
        double[] neuroimmuneDriveByDay = block.neuroimmuneDrive;
        double[] agonistByDay = block.agonist;
        double[] signalByDay = block.signal;
        double[] signal0ByDay = block.signal0;
        double[] signal1ByDay = block.signal1;
        double[] signal2ByDay = block.signal2;
        double[] toleranceByDay = block.tolerance;
        double[] troughSignalByDay = block.troughSignal;
        double[] results = block.results;
        DoubleVector dose = DoubleVector.fromArray(SPECIES, doses, block.dosePlaces[stretch]);
        VectorMask<Double> dosing = dose.compare(VectorOperators.GT, zero);
        DoubleVector node0 = one.blend(DoubleVector.fromArray(SPECIES, batch.node0, i), dosing);
        DoubleVector node1 = one.blend(DoubleVector.fromArray(SPECIES, batch.node1, i), dosing);
        DoubleVector node2 = one.blend(DoubleVector.fromArray(SPECIES, batch.node2, i), dosing);
        DoubleVector trough = one.blend(DoubleVector.fromArray(SPECIES, batch.trough, i), dosing);
        int end = block.stretchEnds[stretch] * LANES;
        for (int day = block.stretchStart(stretch) * LANES; day < end; day += LANES) {
            DoubleVector agonistGap = agonist.sub(dose);
            DoubleVector agonistToday = agonistGap.fma(agonistMean, dose);
            agonist = agonistGap.fma(agonistAtEnd, dose);
            DoubleVector agonistRatio = agonistToday.mul(inverseHalf);
            DoubleVector free = one.div(one.add(agonistRatio));
            DoubleVector target = agonistRatio.mul(free);
            DoubleVector gap = tolerance.sub(target);
            DoubleVector toleranceToday = gap.fma(toleranceMean, target);
            tolerance = gap.fma(toleranceAtEnd, target);
            DoubleVector strength = inverseHalf.div(toleranceToday.fma(toleranceGain, one));
            DoubleVector shifted = agonistToday.mul(strength);
            DoubleVector x0 = shifted.mul(node0);
            DoubleVector x1 = shifted.mul(node1);
            DoubleVector x2 = shifted.mul(node2);
            DoubleVector signal0 = x0.div(x0.add(one));
            DoubleVector signal1 = x1.div(x1.add(one));
            DoubleVector signal2 = x2.div(x2.add(one));
            DoubleVector signal = signal0.add(signal2).fma(outer, signal1.mul(middle));
            DoubleVector atTrough = agonistToday
                    .mul(trough)
                    .reinterpretAsLongs()
                    .min(agonist.reinterpretAsLongs())
                    .reinterpretAsDoubles();
            DoubleVector xt = atTrough.mul(strength);
            DoubleVector troughSignal = xt.div(xt.add(one));
            DoubleVector drive = agonistToday.div(agonistToday.add(driveHalf));
            DoubleVector exposure = agonistToday.mul(one.blend(agonistToday, convex));
            DoubleVector neuroimmuneDrive = exposure.div(exposure.add(neuroimmuneHalf));
            signal0.intoArray(signal0ByDay, day);
            signal1.intoArray(signal1ByDay, day);
            signal2.intoArray(signal2ByDay, day);
            signal.intoArray(signalByDay, day);
            troughSignal.intoArray(troughSignalByDay, day);
            drive.intoArray(driveByDay, day);
            neuroimmuneDrive.intoArray(neuroimmuneDriveByDay, day);
            agonistToday.intoArray(agonistByDay, day);
            tolerance.intoArray(toleranceByDay, day);
        }
        agonist.intoArray(results, VectorBlock.AGONIST * LANES);
        tolerance.intoArray(results, VectorBlock.TOLERANCE * LANES);
    }
}
