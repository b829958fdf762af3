package org.allostat.kernel;

import org.allostat.unit.Calendar;

/**
 * What the daily kernel sums, as rates for a general solver: seventeen readouts, three overdose hazards and the crisis hazard,
 * in the order of {@link PatientBatch#written}. model.md (10) to (19), read at a moment.
 */
final class ContinuousReadouts {
    static final int COUNT = Readout.COUNT + OverdoseRoute.COUNT + 1;

    private final KernelParameters parameters;
    private final UtilityDecrement decrement;
    private final PatientBatch batch;
    private final int place;
    private final double prescribedPerDay;
    private final double illicitPerDay;

    /** The systems at a moment; activities as {@link NeuralSystem} orders them. */
    record Moment(double[] x, double signal, double withdrawal, double atTrough, double unblocked) {}

    ContinuousReadouts(Workload work, int place, int period) {
        parameters = work.constants.parameters();
        decrement = UtilityDecrement.of(parameters.utility().painDecrements());
        batch = work.batch;
        this.place = place;
        KernelParameters.Hazard hazard = parameters.hazard();
        double prescribed = work.doseMmePerDay[period][place];
        double onBuprenorphine = work.buprenorphineMgPerDay[period][place] > 0 ? hazard.overdoseOnBuprenorphine() : 0;
        double perDay = batch.overdoseRatio[place] / Calendar.DAYS_PER_YEAR;
        prescribedPerDay =
                perDay * (hazard.overdoseBase() + hazard.overdosePerMmePerDay() * prescribed + onBuprenorphine);
        illicitPerDay =
                batch.misuse[place] ? perDay * hazard.overdosePerMmePerDay() * hazard.misuseExtraMmePerDay() : 0;
    }

    /** Writes the rates from a place of the array on. */
    void write(Moment now, double[] rate, int offset) {
        double[] activity = activity(now);
        System.arraycopy(activity, 0, rate, offset, activity.length);
        KernelParameters.Affect affect = parameters.affect();
        double opposition = opposition(now);
        double withdrawalWeight = parameters.pain().withdrawalWeight();
        double pain = batch.untreatedPain[place]
                + batch.painScale[place] * (opposition - now.signal + withdrawalWeight * now.withdrawal);
        pain = clamp(pain, parameters.pain().scaleMaximum());
        double reward = Math.max(-0.5 * (activity[0] + activity[1]), 0);
        double stress = stress(activity);
        double negative = affect.hyperkatifeiaRewardWeight() * reward
                + affect.hyperkatifeiaStressWeight() * stress
                + affect.hyperkatifeiaWithdrawalWeight() * now.atTrough
                + affect.hyperkatifeiaDynorphinWeight() * Math.max(activity[2], 0)
                + parameters.care().distressWeight() * now.x[12];
        double urge = affect.cravingHyperkatifeiaWeight() * negative
                + affect.cravingWithdrawalWeight() * now.atTrough
                + affect.cravingPainWeight() * Math.max(pain - affect.cravingPainThreshold(), 0);
        double scale = affect.scaleMaximum();
        double deficiency = scale * reward / (reward + affect.rewardDeficiencyHalf());
        double hyperkatifeia = scale * negative / (negative + affect.hyperkatifeiaHalf());
        int next = offset + activity.length;
        rate[next++] = pain;
        rate[next++] = batch.painScale[place] * (opposition + withdrawalWeight * now.atTrough);
        double cows =
                parameters.withdrawal().cowsMaximum() * now.atTrough / (now.atTrough + batch.withdrawalHalf[place]);
        rate[next++] = cows;
        rate[next++] = deficiency;
        rate[next++] = scale * stress / (stress + affect.stressReactivityHalf());
        rate[next++] = hyperkatifeia;
        rate[next++] = scale * urge / (urge + affect.cravingHalf());
        rate[next++] = mood(now.signal, pain, hyperkatifeia, deficiency);
        rate[next++] = now.x[12];
        KernelParameters.Utility weight = parameters.utility();
        rate[next++] = weight.base()
                - (batch.misuse[place] ? weight.illicit() : 0)
                - decrement.at(pain)
                - weight.hyperkatifeiaDecrement() * hyperkatifeia
                - weight.rewardDeficiencyDecrement() * deficiency
                - weight.withdrawalPerCowsSquared() * cows * cows;
        writeHazards(now, negative, rate, next);
    }

    private double[] activity(Moment now) {
        double[] x = now.x;
        double[] activity = new double[NeuralSystem.COUNT];
        KernelParameters.Opponents systems = parameters.opponents();
        activity[0] = now.signal - x[3] - systems.dopamine().loadCoupling() * x[10];
        activity[1] = now.signal - x[4] - systems.opioidPeptide().loadCoupling() * x[10];
        activity[2] = (x[5] + systems.dynorphin().loadCoupling() * x[11]) * now.unblocked - now.signal;
        activity[3] = x[6] + systems.crf().loadCoupling() * x[11] - now.signal;
        activity[4] = x[7] + systems.norepinephrine().loadCoupling() * x[11] - now.signal;
        activity[5] = x[8] + systems.hypocretin().loadCoupling() * x[11] - now.signal;
        activity[6] = x[9] + systems.neuroimmune().loadCoupling() * x[11];
        return activity;
    }

    private double opposition(Moment now) {
        KernelParameters.Pain weight = parameters.pain();
        double[] x = now.x;
        return weight.opioidPeptideWeight() * x[4]
                + weight.dynorphinWeight() * x[5] * now.unblocked
                + weight.crfWeight() * x[6]
                + weight.norepinephrineWeight() * x[7]
                + batch.neuroimmunePainWeight[place] * x[9]
                + weight.loadWeight() * x[11];
    }

    private double stress(double[] activity) {
        KernelParameters.Affect weight = parameters.affect();
        return Math.max(
                weight.stressDynorphinWeight() * activity[2]
                        + weight.stressCrfWeight() * activity[3]
                        + weight.stressNorepinephrineWeight() * activity[4]
                        + weight.stressHypocretinWeight() * activity[5]
                        + weight.stressNeuroimmuneWeight() * activity[6],
                0);
    }

    private double mood(double signal, double pain, double hyperkatifeia, double deficiency) {
        KernelParameters.Affect weight = parameters.affect();
        double mood = weight.moodBase()
                + weight.moodSignalWeight() * signal
                - weight.moodPainWeight() * (pain - weight.moodPainReference())
                - weight.moodHyperkatifeiaWeight() * hyperkatifeia
                - weight.moodRewardDeficiencyWeight() * deficiency;
        return clamp(mood, weight.scaleMaximum());
    }

    private void writeHazards(Moment now, double negativeAffect, double[] rate, int offset) {
        KernelParameters.Hazard hazard = parameters.hazard();
        double unmasked = Math.max(hazard.unmaskedLoadWeight() * now.x[11] - now.signal, 0);
        double intolerance = 1 - now.x[2];
        double lost = hazard.overdoseLostTolerance()
                * batch.overdoseRatio[place]
                / Calendar.DAYS_PER_YEAR
                * unmasked
                * (1 + hazard.overdoseCareFactor() * now.x[12])
                * intolerance
                * intolerance;
        double inWithdrawal = 1 + hazard.overdoseWithdrawalWeight() * now.atTrough;
        double misusing = batch.misuse[place] ? hazard.overdoseMisuseWeight() : 0;
        rate[offset] = prescribedPerDay * inWithdrawal;
        rate[offset + 1] = lost * inWithdrawal;
        rate[offset + 2] = hazard.illicitPotency()
                * (illicitPerDay * inWithdrawal + misusing * (prescribedPerDay + illicitPerDay + lost));
        rate[offset + 3] = hazard.crisisBase()
                * batch.crisisRatio[place]
                / Calendar.DAYS_PER_YEAR
                * (1
                        + negativeAffect
                                * (hazard.crisisHyperkatifeiaWeight()
                                        + hazard.crisisHyperkatifeiaSquaredWeight() * negativeAffect)
                        + hazard.crisisWithdrawalWeight() * now.atTrough
                        + hazard.crisisUnmaskedLoadWeight() * unmasked);
    }

    private static double clamp(double value, double maximum) {
        return Math.min(Math.max(value, 0), maximum);
    }
}
