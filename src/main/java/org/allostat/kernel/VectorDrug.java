package org.allostat.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** model.md (1) to (5), (7): exposure, receptor tolerance, signal, drive; nothing here depends on the loads. */
final class VectorDrug {
    private static final VectorSpecies<Double> SPECIES = VectorBlock.SPECIES;
    private static final int LANES = VectorBlock.LANES;

    private final double inverseBuprenorphineHalf;
    private final double toleranceGain;
    private final double shiftedToleranceGain;
    private final double efficacy;
    private final double toleranceDrive;
    private final double opponentDrive;
    private final double neuroimmuneWeight;
    private final double driveHalf;
    private final boolean convexDrive;
    private final double neuroimmuneHalf;
    private final double kappaMaximum;
    private final double kappaHalf;
    private final double buprenorphineAtEnd;
    private final double buprenorphineMean;

    VectorDrug(KernelParameters parameters) {
        KernelParameters.Pharmacology drug = parameters.pharmacology();
        IntradayProfile buprenorphineProfile =
                IntradayProfile.of(parameters.regimens().of(Formulation.BUPRENORPHINE));
        inverseBuprenorphineHalf = 1 / drug.buprenorphineHalfEffectMgPerDay();
        toleranceGain = drug.toleranceGain();
        shiftedToleranceGain = drug.buprenorphineToleranceShift() * drug.toleranceGain();
        efficacy = drug.buprenorphineEfficacy();
        toleranceDrive = drug.buprenorphineToleranceDrive();
        opponentDrive = drug.buprenorphineOpponentDrive();
        neuroimmuneWeight = drug.buprenorphineNeuroimmuneDrive();
        driveHalf = parameters.load().halfEffectMmePerDay();
        convexDrive = parameters.opponents().neuroimmune().isConvex();
        neuroimmuneHalf = parameters.opponents().neuroimmune().halfOfDrive();
        kappaMaximum = drug.kappaBlockMaximum();
        kappaHalf = drug.kappaBlockHalfEffectMgPerDay();
        buprenorphineAtEnd = buprenorphineProfile.carryOver();
        buprenorphineMean = buprenorphineProfile.carryOverMean();
    }

    /** Runs one stretch of the block over the patients of one vector, from place i of the batch. */
    void run(PatientBatch batch, int i, VectorBlock block, int stretch) {
        DoubleVector inverseBuprenorphineHalf = DoubleVector.broadcast(SPECIES, this.inverseBuprenorphineHalf);
        DoubleVector toleranceGain = DoubleVector.broadcast(SPECIES, this.toleranceGain);
        DoubleVector shiftedToleranceGain = DoubleVector.broadcast(SPECIES, this.shiftedToleranceGain);
        DoubleVector efficacy = DoubleVector.broadcast(SPECIES, this.efficacy);
        DoubleVector toleranceDrive = DoubleVector.broadcast(SPECIES, this.toleranceDrive);
        DoubleVector opponentDrive = DoubleVector.broadcast(SPECIES, this.opponentDrive);
        DoubleVector neuroimmuneWeight = DoubleVector.broadcast(SPECIES, this.neuroimmuneWeight);
        DoubleVector driveHalf = DoubleVector.broadcast(SPECIES, this.driveHalf);
        DoubleVector neuroimmuneHalf = DoubleVector.broadcast(SPECIES, this.neuroimmuneHalf);
        DoubleVector kappaMaximum = DoubleVector.broadcast(SPECIES, this.kappaMaximum);
        DoubleVector kappaHalf = DoubleVector.broadcast(SPECIES, this.kappaHalf);
        DoubleVector buprenorphineAtEnd = DoubleVector.broadcast(SPECIES, this.buprenorphineAtEnd);
        DoubleVector buprenorphineMean = DoubleVector.broadcast(SPECIES, this.buprenorphineMean);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        VectorMask<Double> convex = SPECIES.maskAll(convexDrive);
        DoubleVector outer = DoubleVector.broadcast(SPECIES, IntradayProfile.OUTER_WEIGHT);
        DoubleVector middle = DoubleVector.broadcast(SPECIES, IntradayProfile.MIDDLE_WEIGHT);
        DoubleVector buprenorphineDose = DoubleVector.fromArray(SPECIES, batch.buprenorphineMgPerDay, i);
        DoubleVector agonistAtEnd = DoubleVector.fromArray(SPECIES, batch.carryOver, i);
        DoubleVector agonistMean = DoubleVector.fromArray(SPECIES, batch.carryOverMean, i);
        DoubleVector inverseHalf = DoubleVector.fromArray(SPECIES, batch.inverseHalfEffect, i);
        DoubleVector toleranceAtEnd = DoubleVector.fromArray(SPECIES, batch.toleranceAtEnd, i);
        DoubleVector toleranceMean = DoubleVector.fromArray(SPECIES, batch.toleranceMean, i);
        DoubleVector agonist = DoubleVector.fromArray(SPECIES, block.results, VectorBlock.AGONIST * LANES);
        DoubleVector buprenorphine = DoubleVector.fromArray(SPECIES, block.results, VectorBlock.BUPRENORPHINE * LANES);
        DoubleVector tolerance = DoubleVector.fromArray(SPECIES, block.results, VectorBlock.TOLERANCE * LANES);
        double[] doses = block.doses;
        double[] driveByDay = block.drive;
        double[] neuroimmuneDriveByDay = block.neuroimmuneDrive;
        double[] agonistByDay = block.agonist;
        double[] dynorphinFreeByDay = block.dynorphinFreeByDay;
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
            DoubleVector buprenorphineGap = buprenorphine.sub(buprenorphineDose);
            DoubleVector buprenorphineToday = buprenorphineGap.fma(buprenorphineMean, buprenorphineDose);
            buprenorphine = buprenorphineGap.fma(buprenorphineAtEnd, buprenorphineDose);
            DoubleVector agonistRatio = agonistToday.mul(inverseHalf);
            DoubleVector buprenorphineRatio = buprenorphineToday.mul(inverseBuprenorphineHalf);
            DoubleVector free = one.div(one.add(agonistRatio).add(buprenorphineRatio));
            DoubleVector occupancy = buprenorphineRatio.mul(free);
            DoubleVector target = occupancy.fma(toleranceDrive, agonistRatio.mul(free));
            DoubleVector gap = tolerance.sub(target);
            DoubleVector toleranceToday = gap.fma(toleranceMean, target);
            tolerance = gap.fma(toleranceAtEnd, target);
            DoubleVector strength = inverseHalf.div(toleranceToday.fma(toleranceGain, one));
            DoubleVector shifted = agonistToday.mul(strength);
            DoubleVector partial = buprenorphineRatio.div(toleranceToday.fma(shiftedToleranceGain, one));
            DoubleVector partialSignal = partial.mul(efficacy);
            DoubleVector partialFree = partial.add(one);
            DoubleVector x0 = shifted.mul(node0);
            DoubleVector x1 = shifted.mul(node1);
            DoubleVector x2 = shifted.mul(node2);
            DoubleVector signal0 = x0.add(partialSignal).div(x0.add(partialFree));
            DoubleVector signal1 = x1.add(partialSignal).div(x1.add(partialFree));
            DoubleVector signal2 = x2.add(partialSignal).div(x2.add(partialFree));
            DoubleVector signal = signal0.add(signal2).fma(outer, signal1.mul(middle));
            DoubleVector atTrough = agonistToday
                    .mul(trough)
                    .reinterpretAsLongs()
                    .min(agonist.reinterpretAsLongs())
                    .reinterpretAsDoubles();
            DoubleVector xt = atTrough.mul(strength);
            DoubleVector troughSignal = xt.add(partialSignal).div(xt.add(partialFree));
            DoubleVector drive = occupancy.fma(opponentDrive, agonistToday.div(agonistToday.add(driveHalf)));
            DoubleVector exposure = agonistToday.mul(one.blend(agonistToday, convex));
            DoubleVector occupancyOfDrive = occupancy.mul(one.blend(occupancy, convex));
            DoubleVector neuroimmuneDrive =
                    occupancyOfDrive.fma(neuroimmuneWeight, exposure.div(exposure.add(neuroimmuneHalf)));
            DoubleVector dynorphinFree =
                    one.sub(buprenorphineToday.mul(kappaMaximum).div(buprenorphineToday.add(kappaHalf)));
            signal0.intoArray(signal0ByDay, day);
            signal1.intoArray(signal1ByDay, day);
            signal2.intoArray(signal2ByDay, day);
            signal.intoArray(signalByDay, day);
            troughSignal.intoArray(troughSignalByDay, day);
            drive.intoArray(driveByDay, day);
            neuroimmuneDrive.intoArray(neuroimmuneDriveByDay, day);
            agonistToday.intoArray(agonistByDay, day);
            dynorphinFree.intoArray(dynorphinFreeByDay, day);
            tolerance.intoArray(toleranceByDay, day);
        }
        agonist.intoArray(results, VectorBlock.AGONIST * LANES);
        buprenorphine.intoArray(results, VectorBlock.BUPRENORPHINE * LANES);
        tolerance.intoArray(results, VectorBlock.TOLERANCE * LANES);
    }
}
