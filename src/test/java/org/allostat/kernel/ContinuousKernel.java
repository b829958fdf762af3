package org.allostat.kernel;

import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * The model, model.md (1) to (12), in continuous time, written from its equations and not from the kernel: the states follow
 * their differential equations instead of targets held for a day. It uses the same profile within the day (three nodes and a
 * trough), so what differs from the daily kernel is the step alone.
 *
 * <p>Ten integrals stand beside the twelve states: of exposure, receptor tolerance and the seven opponents. Their differences
 * over a step are the exact means that the kernel approximates.
 */
final class ContinuousKernel implements OrdinaryDifferentialEquation {
    static final int STATES = 12;
    /** States 0 to 9 have an integral each, the loads have none. */
    static final int INTEGRALS = 10;

    private static final int REWARD_LOAD = 10;
    private static final int STRESS_LOAD = 11;
    private static final double HOURS_PER_DAY = 24;
    private static final double[] NODES = {0.5 - Math.sqrt(15) / 10, 0.5, 0.5 + Math.sqrt(15) / 10};
    private static final double[] WEIGHTS = {5.0 / 18, 8.0 / 18, 5.0 / 18};

    private final KernelParameters parameters;
    private final PatientTraits traits;
    private final DoseChange dose;

    ContinuousKernel(KernelParameters parameters, PatientTraits traits, DoseChange dose) {
        this.parameters = parameters;
        this.traits = traits;
        this.dose = dose;
    }

    @Override
    public int getDimension() {
        return STATES + INTEGRALS;
    }

    @Override
    public double[] computeDerivatives(double time, double[] x) {
        KernelParameters.Pharmacology drug = parameters.pharmacology();
        KernelParameters.Load load = parameters.load();
        Reading now = new Reading(x, x[0]);
        double[] rate = new double[getDimension()];
        rate[0] = (dose.doseMmePerDay() - x[0]) / carryOverDays(dose.formulation());
        rate[1] = (dose.buprenorphineMgPerDay() - x[1]) / carryOverDays(Formulation.BUPRENORPHINE);
        double toleranceTarget = now.agonistOccupancy + drug.buprenorphineToleranceDrive() * now.partialOccupancy;
        double factor = traits.adaptationTimeFactor();
        rate[2] = (toleranceTarget - x[2]) / (traits.toleranceTimeConstantDays() * factor);
        for (NeuralSystem system : NeuralSystem.values()) {
            int i = 3 + system.ordinal();
            KernelParameters.Opponent opponent = parameters.opponents().of(system);
            double sensitized =
                    1 + parameters.opponents().sensitization() * x[system.isReward() ? REWARD_LOAD : STRESS_LOAD];
            double drive = system == NeuralSystem.NEUROIMMUNE ? now.neuroimmuneDrive : now.signal;
            rate[i] = (opponent.gain() * sensitized * drive - x[i]) / (opponent.timeConstantDays() * factor);
        }
        rate[REWARD_LOAD] = loadRate(
                load.rewardFromDrug() * now.drive + load.rewardFromWithdrawal() * now.withdrawal,
                x[REWARD_LOAD],
                traits.rewardLoadTimeConstantDays(),
                load.rewardRecoveryRatio());
        rate[STRESS_LOAD] = loadRate(
                load.stressFromDrug() * now.drive + load.stressFromWithdrawal() * now.withdrawal,
                x[STRESS_LOAD],
                traits.stressLoadTimeConstantDays(),
                load.stressRecoveryRatio());
        System.arraycopy(x, 0, rate, STATES, INTEGRALS);
        return rate;
    }

    /** Pain and COWS read from means over a step, loads at its end, and exposure at its end: model.md (4) to (12). */
    Reading read(double[] means, double agonistAtEnd) {
        return new Reading(means, agonistAtEnd);
    }

    private double loadRate(double raw, double now, double days, double recoveryRatio) {
        double scaled = raw * traits.vulnerability();
        double maximum = parameters.load().maximum();
        double gap = maximum * scaled / (scaled + maximum) - now;
        return gap / (gap >= 0 ? days : days * recoveryRatio);
    }

    private double carryOverDays(Formulation formulation) {
        return parameters.regimens().of(formulation).carryOverHalfLifeHours() / HOURS_PER_DAY / Math.log(2);
    }

    /** What follows from the twelve states at a moment, or from their means. */
    final class Reading {
        final double agonistOccupancy;
        final double partialOccupancy;
        final double signal;
        final double drive;
        final double neuroimmuneDrive;
        final double withdrawal;
        final double pain;
        final double cows;

        private Reading(double[] x, double agonistAtEnd) {
            KernelParameters.Pharmacology drug = parameters.pharmacology();
            KernelParameters.Regimen regimen = parameters.regimens().of(dose.formulation());
            double halfEffect = traits.halfEffectMmePerDay();
            double x0 = x[0] / halfEffect;
            double y0 = x[1] / drug.buprenorphineHalfEffectMgPerDay();
            agonistOccupancy = x0 / (1 + x0 + y0);
            partialOccupancy = y0 / (1 + x0 + y0);
            drive = x[0] / (x[0] + parameters.load().halfEffectMmePerDay())
                    + drug.buprenorphineOpponentDrive() * partialOccupancy;
            KernelParameters.NeuroimmuneOpponent immune = parameters.opponents().neuroimmune();
            double exponent = immune.driveExponent();
            double power = Math.pow(x[0], exponent);
            neuroimmuneDrive = power / (power + Math.pow(immune.halfEffectMmePerDay(), exponent))
                    + drug.buprenorphineNeuroimmuneDrive() * Math.pow(partialOccupancy, exponent);
            double shift = 1 + drug.toleranceGain() * x[2];
            double y = y0 / (1 + drug.buprenorphineToleranceShift() * drug.toleranceGain() * x[2]);
            double blocked = 1 - drug.kappaBlockMaximum() * x[1] / (x[1] + drug.kappaBlockHalfEffectMgPerDay());
            double pressure = pressure(x, blocked);
            double hourly = Math.log(2) / regimen.rippleHalfLifeHours();
            double interval = HOURS_PER_DAY / regimen.dosesPerDay();
            double peak = hourly * interval / (1 - Math.exp(-hourly * interval));
            double signals = 0;
            double regular = 0;
            for (int j = 0; j < NODES.length; j++) {
                double relative = dose.doseMmePerDay() > 0 ? peak * Math.exp(-hourly * interval * NODES[j]) : 1;
                double node = signal(x0 * relative / shift, y);
                signals += WEIGHTS[j] * node;
                regular += WEIGHTS[j] * Math.max(pressure - node, 0);
            }
            signal = signals;
            double relative = dose.doseMmePerDay() > 0 ? peak * Math.exp(-hourly * regimen.longestGapHours()) : 1;
            double lowest = Math.min(x[0] * relative, agonistAtEnd) / halfEffect / shift;
            double atTrough = Math.max(pressure - signal(lowest, y), 0);
            double share = Math.max(0, (regimen.longestGapHours() - interval) / HOURS_PER_DAY);
            withdrawal = (1 - share) * regular + share * atTrough;
            pain = pain(x, blocked);
            cows = parameters.withdrawal().cowsMaximum() * atTrough / (atTrough + traits.withdrawalHalf());
        }

        private double signal(double agonistRatio, double partialRatio) {
            return (agonistRatio + parameters.pharmacology().buprenorphineEfficacy() * partialRatio)
                    / (1 + agonistRatio + partialRatio);
        }

        private double pressure(double[] x, double blocked) {
            KernelParameters.Withdrawal weight = parameters.withdrawal();
            return weight.dynorphinWeight() * x[5] * blocked
                    + weight.crfWeight() * x[6]
                    + weight.norepinephrineWeight() * x[7]
                    + weight.hypocretinWeight() * x[8]
                    + weight.loadWeight() * x[STRESS_LOAD]
                    - weight.threshold();
        }

        private double pain(double[] x, double blocked) {
            KernelParameters.Pain weight = parameters.pain();
            double opposition = weight.opioidPeptideWeight() * x[4]
                    + weight.dynorphinWeight() * x[5] * blocked
                    + weight.crfWeight() * x[6]
                    + weight.norepinephrineWeight() * x[7]
                    + traits.neuroimmunePainWeight() * x[9]
                    + weight.loadWeight() * x[STRESS_LOAD];
            double scale = traits.analgesicEfficacy() * traits.untreatedPain();
            double felt =
                    traits.untreatedPain() + scale * (opposition - signal + weight.withdrawalWeight() * withdrawal);
            return Math.min(Math.max(felt, 0), weight.scaleMaximum());
        }
    }
}
