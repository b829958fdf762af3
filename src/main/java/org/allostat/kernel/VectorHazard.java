package org.allostat.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.allostat.unit.Calendar;

/** model.md (19), (30) to (35): overdose by route, crisis, background death, misuse, and what is left of the budgets. */
final class VectorHazard {
    private static final VectorSpecies<Double> SPECIES = VectorBlock.SPECIES;
    private static final int LANES = VectorBlock.LANES;

    private final double unmaskedWeight;
    private final double withdrawalWeight;
    private final double crisisUnmaskedWeight;
    private final double crisisWithdrawalWeight;
    private final double crisisAffectWeight;
    private final double crisisSquaredWeight;
    private final double misuseUnmaskedWeight;
    private final double misuseWithdrawalWeight;
    private final double misuseCravingWeight;
    private final double misuseConstant;
    private final KernelParameters.Hazard hazard;

    VectorHazard(KernelParameters parameters) {
        hazard = parameters.hazard();
        unmaskedWeight = hazard.unmaskedLoadWeight();
        withdrawalWeight = hazard.overdoseWithdrawalWeight();
        crisisUnmaskedWeight = hazard.crisisUnmaskedLoadWeight();
        crisisWithdrawalWeight = hazard.crisisWithdrawalWeight();
        crisisAffectWeight = hazard.crisisHyperkatifeiaWeight();
        crisisSquaredWeight = hazard.crisisHyperkatifeiaSquaredWeight();
        misuseUnmaskedWeight = hazard.misuseUnmaskedLoadWeight();
        misuseWithdrawalWeight = hazard.misuseWithdrawalWeight();
        misuseCravingWeight = hazard.misuseCravingWeight();
        misuseConstant = hazard.misuseConstant();
    }

    /** The prescribed route by day, before withdrawal: it differs between days where exposure beyond tolerance counts. */
    private void writePrescribed(
            PatientBatch batch,
            int i,
            VectorBlock block,
            int days,
            DoubleVector prescribedPerDay,
            DoubleVector overdosePerDay) {
        double[] prescribedByDay = block.prescribed;
        int end = days * LANES;
        if (hazard.overdoseBeyondTolerance() == 0) {
            for (int day = 0; day < end; day += LANES) {
                prescribedPerDay.intoArray(prescribedByDay, day);
            }
            return;
        }
        DoubleVector beyondPerDay = DoubleVector.fromArray(SPECIES, batch.doseMmePerDay, i)
                .mul(DoubleVector.broadcast(SPECIES, hazard.overdosePerMmePerDay()))
                .mul(DoubleVector.broadcast(SPECIES, hazard.overdoseBeyondTolerance()))
                .mul(overdosePerDay)
                .div(DoubleVector.broadcast(SPECIES, 1).sub(DoubleVector.fromArray(SPECIES, batch.toleranceAtEnd, i)));
        DoubleVector before = DoubleVector.fromArray(SPECIES, batch.tolerance, i);
        for (int day = 0; day < end; day += LANES) {
            DoubleVector after = DoubleVector.fromArray(SPECIES, block.tolerance, day);
            after.sub(before)
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles()
                    .fma(beyondPerDay, prescribedPerDay)
                    .intoArray(prescribedByDay, day);
            before = after;
        }
    }

    /** Runs the block over the patients of one vector, from place i of the batch. */
    void run(PatientBatch batch, int i, VectorBlock block, int days) {
        DoubleVector unmaskedWeight = DoubleVector.broadcast(SPECIES, this.unmaskedWeight);
        DoubleVector withdrawalWeight = DoubleVector.broadcast(SPECIES, this.withdrawalWeight);
        DoubleVector crisisUnmaskedWeight = DoubleVector.broadcast(SPECIES, this.crisisUnmaskedWeight);
        DoubleVector crisisWithdrawalWeight = DoubleVector.broadcast(SPECIES, this.crisisWithdrawalWeight);
        DoubleVector crisisAffectWeight = DoubleVector.broadcast(SPECIES, this.crisisAffectWeight);
        DoubleVector crisisSquaredWeight = DoubleVector.broadcast(SPECIES, this.crisisSquaredWeight);
        DoubleVector misuseUnmaskedWeight = DoubleVector.broadcast(SPECIES, this.misuseUnmaskedWeight);
        DoubleVector misuseWithdrawalWeight = DoubleVector.broadcast(SPECIES, this.misuseWithdrawalWeight);
        DoubleVector misuseCravingWeight = DoubleVector.broadcast(SPECIES, this.misuseCravingWeight);
        DoubleVector misuseConstant = DoubleVector.broadcast(SPECIES, this.misuseConstant);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector misuse = DoubleVector.fromArray(SPECIES, block.misuse, 0);
        DoubleVector prescribed = DoubleVector.fromArray(SPECIES, batch.doseMmePerDay, i);
        DoubleVector dose = prescribed.add(misuse.mul(DoubleVector.broadcast(SPECIES, hazard.misuseExtraMmePerDay())));
        double perDay = 1 / Calendar.DAYS_PER_YEAR;
        DoubleVector overdosePerDay =
                DoubleVector.fromArray(SPECIES, batch.overdoseRatio, i).mul(DoubleVector.broadcast(SPECIES, perDay));
        DoubleVector onBuprenorphine = DoubleVector.fromArray(SPECIES, block.onBuprenorphine, 0)
                .mul(DoubleVector.broadcast(SPECIES, hazard.overdoseOnBuprenorphine()));
        DoubleVector prescribedPerDay = prescribed
                .fma(
                        DoubleVector.broadcast(SPECIES, hazard.overdosePerMmePerDay()),
                        DoubleVector.broadcast(SPECIES, hazard.overdoseBase()))
                .add(onBuprenorphine)
                .mul(overdosePerDay);
        writePrescribed(batch, i, block, days, prescribedPerDay, overdosePerDay);
        DoubleVector lostPerDay = overdosePerDay.mul(DoubleVector.broadcast(SPECIES, hazard.overdoseLostTolerance()));
        DoubleVector illicitDosePerDay = dose.sub(prescribed)
                .mul(DoubleVector.broadcast(SPECIES, hazard.overdosePerMmePerDay()))
                .mul(overdosePerDay);
        DoubleVector regularPerDay = prescribedPerDay.add(illicitDosePerDay);
        boolean ownRate = hazard.overdoseIllicit() > 0;
        DoubleVector misuseWeight = misuse.mul(
                DoubleVector.broadcast(SPECIES, ownRate ? 0 : hazard.illicitPotency() * hazard.overdoseMisuseWeight()));
        DoubleVector illicitPerDay =
                illicitDosePerDay.mul(DoubleVector.broadcast(SPECIES, ownRate ? 0 : hazard.illicitPotency()));
        DoubleVector illicitRate = misuse.mul(overdosePerDay.mul(
                DoubleVector.broadcast(SPECIES, hazard.illicitPotency() * hazard.overdoseIllicit())));
        DoubleVector overdoseCare = DoubleVector.broadcast(SPECIES, hazard.overdoseCareFactor());
        DoubleVector misuseCare = DoubleVector.broadcast(SPECIES, hazard.misuseCareFactor());
        DoubleVector backgroundCare = DoubleVector.broadcast(SPECIES, hazard.backgroundLostCare());
        DoubleVector backgroundOnDrug = DoubleVector.broadcast(SPECIES, hazard.backgroundOnDrug());
        DoubleVector onDrugHalf = DoubleVector.broadcast(SPECIES, hazard.backgroundOnDrugHalfEffectMmePerDay());
        DoubleVector crisisPerDay = DoubleVector.fromArray(SPECIES, batch.crisisRatio, i)
                .mul(DoubleVector.broadcast(SPECIES, perDay))
                .mul(DoubleVector.broadcast(SPECIES, hazard.crisisBase()));
        DoubleVector misusePerDay = one.sub(misuse).mul(DoubleVector.broadcast(SPECIES, perDay * hazard.misuseBase()));
        DoubleVector backgroundPerDay = DoubleVector.fromArray(SPECIES, batch.backgroundDeathPerDay, i);
        DoubleVector overdoseBudget =
                DoubleVector.fromArray(SPECIES, batch.hazardBudget[EventType.OVERDOSE.ordinal()], i);
        DoubleVector crisisBudget = DoubleVector.fromArray(SPECIES, batch.hazardBudget[EventType.CRISIS.ordinal()], i);
        DoubleVector backgroundBudget =
                DoubleVector.fromArray(SPECIES, batch.hazardBudget[EventType.BACKGROUND_DEATH.ordinal()], i);
        DoubleVector misuseBudget = DoubleVector.fromArray(SPECIES, batch.hazardBudget[EventType.MISUSE.ordinal()], i);
        DoubleVector prescribedSum =
                DoubleVector.fromArray(SPECIES, batch.overdoseHazard[OverdoseRoute.PRESCRIBED.ordinal()], i);
        DoubleVector lostSum =
                DoubleVector.fromArray(SPECIES, batch.overdoseHazard[OverdoseRoute.LOST_TOLERANCE.ordinal()], i);
        DoubleVector illicitSum =
                DoubleVector.fromArray(SPECIES, batch.overdoseHazard[OverdoseRoute.ILLICIT.ordinal()], i);
        DoubleVector crisisSum = DoubleVector.fromArray(SPECIES, batch.crisisHazard, i);
        double[] agonistByDay = block.agonist;
        double[] careLossByDay = block.careLoss;
        double[] cravingByDay = block.craving;
        double[] negativeAffectByDay = block.negativeAffect;
        double[] prescribedByDay = block.prescribed;
        double[] signalByDay = block.signal;
        double[] stressLoadByDay = block.stressLoad;
        double[] toleranceByDay = block.tolerance;
        double[] withdrawalTroughByDay = block.withdrawalTrough;
        double[] results = block.results;
        LongVector exhausted = overdoseBudget.reinterpretAsLongs();
        int end = days * LANES;
        for (int day = 0; day < end; day += LANES) {
            DoubleVector signal = DoubleVector.fromArray(SPECIES, signalByDay, day);
            DoubleVector tolerance = DoubleVector.fromArray(SPECIES, toleranceByDay, day);
            DoubleVector withdrawalTrough = DoubleVector.fromArray(SPECIES, withdrawalTroughByDay, day);
            DoubleVector stressLoad = DoubleVector.fromArray(SPECIES, stressLoadByDay, day);
            DoubleVector negativeAffect = DoubleVector.fromArray(SPECIES, negativeAffectByDay, day);
            DoubleVector craving = DoubleVector.fromArray(SPECIES, cravingByDay, day);
            DoubleVector careLoss = DoubleVector.fromArray(SPECIES, careLossByDay, day);
            DoubleVector agonist = DoubleVector.fromArray(SPECIES, agonistByDay, day);
            DoubleVector unmasked = stressLoad
                    .mul(unmaskedWeight)
                    .sub(signal)
                    .reinterpretAsLongs()
                    .max(0L)
                    .reinterpretAsDoubles();
            DoubleVector intolerance = one.sub(tolerance);
            DoubleVector lostHazard =
                    unmasked.mul(lostPerDay).mul(intolerance.mul(intolerance)).mul(careLoss.fma(overdoseCare, one));
            DoubleVector inWithdrawal = withdrawalTrough.fma(withdrawalWeight, one);
            DoubleVector prescribedToday =
                    DoubleVector.fromArray(SPECIES, prescribedByDay, day).mul(inWithdrawal);
            DoubleVector lostToday = lostHazard.mul(inWithdrawal);
            DoubleVector illicitToday =
                    regularPerDay.add(lostHazard).fma(misuseWeight, illicitPerDay.fma(inWithdrawal, illicitRate));
            DoubleVector crisisToday = unmasked.fma(
                            crisisUnmaskedWeight,
                            withdrawalTrough.fma(
                                    crisisWithdrawalWeight,
                                    negativeAffect
                                            .fma(crisisSquaredWeight, crisisAffectWeight)
                                            .fma(negativeAffect, one)))
                    .mul(crisisPerDay);
            DoubleVector misuseToday = unmasked.fma(
                            misuseUnmaskedWeight,
                            withdrawalTrough.fma(
                                    misuseWithdrawalWeight, craving.fma(misuseCravingWeight, misuseConstant)))
                    .mul(misusePerDay.mul(careLoss.fma(misuseCare, one)));
            DoubleVector backgroundToday = careLoss.fma(
                            backgroundCare, agonist.div(agonist.add(onDrugHalf)).fma(backgroundOnDrug, one))
                    .mul(backgroundPerDay);
            overdoseBudget = overdoseBudget.sub(prescribedToday.add(lostToday).add(illicitToday));
            crisisBudget = crisisBudget.sub(crisisToday);
            backgroundBudget = backgroundBudget.sub(backgroundToday);
            misuseBudget = misuseBudget.sub(misuseToday);
            exhausted = exhausted
                    .or(overdoseBudget.reinterpretAsLongs())
                    .or(crisisBudget.reinterpretAsLongs())
                    .or(backgroundBudget.reinterpretAsLongs())
                    .or(misuseBudget.reinterpretAsLongs());
            prescribedSum = prescribedSum.add(prescribedToday);
            lostSum = lostSum.add(lostToday);
            illicitSum = illicitSum.add(illicitToday);
            crisisSum = crisisSum.add(crisisToday);
            prescribedToday.intoArray(results, (VectorBlock.LAST_OVERDOSE_HAZARD + 0) * LANES);
            lostToday.intoArray(results, (VectorBlock.LAST_OVERDOSE_HAZARD + 1) * LANES);
            illicitToday.intoArray(results, (VectorBlock.LAST_OVERDOSE_HAZARD + 2) * LANES);
        }
        overdoseBudget.intoArray(results, (VectorBlock.BUDGET + 0) * LANES);
        crisisBudget.intoArray(results, (VectorBlock.BUDGET + 1) * LANES);
        backgroundBudget.intoArray(results, (VectorBlock.BUDGET + 2) * LANES);
        misuseBudget.intoArray(results, (VectorBlock.BUDGET + 3) * LANES);
        prescribedSum.intoArray(results, (VectorBlock.OVERDOSE_HAZARD + 0) * LANES);
        lostSum.intoArray(results, (VectorBlock.OVERDOSE_HAZARD + 1) * LANES);
        illicitSum.intoArray(results, (VectorBlock.OVERDOSE_HAZARD + 2) * LANES);
        crisisSum.intoArray(results, VectorBlock.CRISIS_HAZARD * LANES);
        exhausted.reinterpretAsDoubles().intoArray(block.exhausted, 0);
    }
}
