package org.allostat.kernel;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * A patient of the workload in continuous time, for a general solver: the equations of the tests' {@code ContinuousKernel}
 * with every constant computed beforehand, as src/jmh/python/continuous.py has them.
 *
 * <p>In one form the solver follows the thirteen states alone, in legs between dose changes. That flatters it, since the daily
 * kernel also gives sums of readouts and hazards every 28 days; in the other form the solver gives these too.
 */
final class ContinuousPatient {
    static final int STATES = 13;
    private static final double SHORTEST_STEP_DAYS = 1e-9;

    private final KernelParameters parameters;
    private final double agonistRate;
    private final double buprenorphineRate;
    private final double toleranceRate;
    private final double[] opponentRate = new double[NeuralSystem.COUNT];
    private final double[] gain = new double[NeuralSystem.COUNT];
    private final double careRate;
    private final double rewardRise;
    private final double rewardFall;
    private final double stressRise;
    private final double stressFall;
    private final int place;
    private final PatientBatch batch;
    private final boolean readouts;
    private final double[] start;
    private final List<Leg> legs = new ArrayList<>();

    /**
     * @param i place in the workload
     * @param readouts whether to integrate {@link ContinuousReadouts}, and stop every 28 days, as the kernel does
     */
    ContinuousPatient(Workload work, int i, boolean readouts) {
        place = i;
        this.readouts = readouts;
        start = new double[readouts ? STATES + ContinuousReadouts.COUNT : STATES];
        batch = work.batch;
        parameters = work.constants.parameters();
        agonistRate = rate(batch.carryOver[i]);
        buprenorphineRate =
                rate(work.constants.profile(Formulation.BUPRENORPHINE).carryOver());
        toleranceRate = rate(batch.toleranceAtEnd[i]);
        for (NeuralSystem system : NeuralSystem.values()) {
            opponentRate[system.ordinal()] = rate(batch.opponentAtEnd[system.ordinal()][i]);
            gain[system.ordinal()] = parameters.opponents().of(system).gain();
        }
        careRate = rate(work.constants.careLossLeftAfterDay());
        rewardRise = rate(batch.rewardLoadRise[i]);
        rewardFall = rate(batch.rewardLoadFall[i]);
        stressRise = rate(batch.stressLoadRise[i]);
        stressFall = rate(batch.stressLoadFall[i]);
        for (int row = 0; row < STATES; row++) {
            start[row] = work.start()[row][i];
        }
        addLegs(work);
    }

    /** 1/tau of exp(-1/tau), per day. */
    private static double rate(double atEnd) {
        return -Math.log(atEnd);
    }

    private void addLegs(Workload work) {
        double extra = batch.misuse[place] ? parameters.hazard().misuseExtraMmePerDay() : 0;
        int first = 0;
        for (int period = 1; period <= Workload.PERIODS; period++) {
            if (period == Workload.PERIODS || readouts || !sameDose(work, first, period)) {
                legs.add(new Leg(
                        (period - first) * Workload.DAYS,
                        new ContinuousReadouts(work, place, first),
                        work.doseMmePerDay[first][place] + extra,
                        work.buprenorphineMgPerDay[first][place]));
                first = period;
            }
        }
    }

    private boolean sameDose(Workload work, int one, int other) {
        return work.doseMmePerDay[one][place] == work.doseMmePerDay[other][place]
                && work.buprenorphineMgPerDay[one][place] == work.buprenorphineMgPerDay[other][place];
    }

    /** The states at the end of the year, and the sums over it if asked for. */
    double[] run(double tolerance) {
        double[] x = start;
        for (Leg leg : legs) {
            ODEIntegrator solver = new DormandPrince853Integrator(SHORTEST_STEP_DAYS, leg.days, tolerance, tolerance);
            x = solver.integrate(leg, new ODEState(0, x), leg.days).getPrimaryState();
        }
        return x;
    }

    /** The equations while doses are constant. */
    private final class Leg implements OrdinaryDifferentialEquation {
        private final int days;
        private final ContinuousReadouts sums;
        private final double dose;
        private final double buprenorphineDose;
        private final double node0;
        private final double node1;
        private final double node2;
        private final double trough;
        private double signal;
        private double drive;
        private double neuroimmuneDrive;
        private double withdrawal;
        private double atTrough;
        private double unblocked;

        Leg(int days, ContinuousReadouts sums, double dose, double buprenorphineDose) {
            this.days = days;
            this.sums = sums;
            this.dose = dose;
            this.buprenorphineDose = buprenorphineDose;
            node0 = dose > 0 ? batch.node0[place] : 1;
            node1 = dose > 0 ? batch.node1[place] : 1;
            node2 = dose > 0 ? batch.node2[place] : 1;
            trough = dose > 0 ? Math.min(batch.trough[place], 1) : 1;
        }

        @Override
        public int getDimension() {
            return start.length;
        }

        @Override
        public double[] computeDerivatives(double time, double[] x) {
            KernelParameters.Pharmacology drug = parameters.pharmacology();
            double[] rate = new double[start.length];
            double ratio = x[0] * batch.inverseHalfEffect[place];
            double partial = x[1] / drug.buprenorphineHalfEffectMgPerDay();
            double free = 1 / (1 + ratio + partial);
            double occupancy = partial * free;
            drive = x[0] / (x[0] + parameters.load().halfEffectMmePerDay())
                    + drug.buprenorphineOpponentDrive() * occupancy;
            double exposure = x[0] * x[0];
            neuroimmuneDrive =
                    exposure / (exposure + parameters.opponents().neuroimmune().halfOfDrive())
                            + drug.buprenorphineNeuroimmuneDrive() * occupancy * occupancy;
            rate[0] = agonistRate * (dose - x[0]);
            rate[1] = buprenorphineRate * (buprenorphineDose - x[1]);
            rate[2] = toleranceRate * ((ratio + drug.buprenorphineToleranceDrive() * partial) * free - x[2]);
            read(x, ratio, partial);
            addOpponents(x, rate);
            addLoads(x, rate);
            rate[12] = -careRate * x[12];
            if (readouts) {
                sums.write(new ContinuousReadouts.Moment(x, signal, withdrawal, atTrough, unblocked), rate, STATES);
            }
            return rate;
        }

        private void read(double[] x, double ratio, double partial) {
            KernelParameters.Pharmacology drug = parameters.pharmacology();
            double full = ratio / (1 + drug.toleranceGain() * x[2]);
            double shifted = partial / (1 + drug.buprenorphineToleranceShift() * drug.toleranceGain() * x[2]);
            double signal0 = signal(full * node0, shifted);
            double signal1 = signal(full * node1, shifted);
            double signal2 = signal(full * node2, shifted);
            signal = IntradayProfile.OUTER_WEIGHT * (signal0 + signal2) + IntradayProfile.MIDDLE_WEIGHT * signal1;
            double pressure = pressure(x);
            double regular =
                    IntradayProfile.OUTER_WEIGHT * (positive(pressure - signal0) + positive(pressure - signal2))
                            + IntradayProfile.MIDDLE_WEIGHT * positive(pressure - signal1);
            atTrough = positive(pressure - signal(full * trough, shifted));
            withdrawal = regular + batch.gapShare[place] * (atTrough - regular);
        }

        private double pressure(double[] x) {
            KernelParameters.Pharmacology drug = parameters.pharmacology();
            KernelParameters.Withdrawal weight = parameters.withdrawal();
            unblocked = 1 - drug.kappaBlockMaximum() * x[1] / (x[1] + drug.kappaBlockHalfEffectMgPerDay());
            return weight.dynorphinWeight() * x[5] * unblocked
                    + weight.crfWeight() * x[6]
                    + weight.norepinephrineWeight() * x[7]
                    + weight.hypocretinWeight() * x[8]
                    + weight.loadWeight() * x[11]
                    - weight.threshold();
        }

        private double signal(double full, double partial) {
            return (full + parameters.pharmacology().buprenorphineEfficacy() * partial) / (1 + full + partial);
        }

        private void addOpponents(double[] x, double[] rate) {
            double sensitization = parameters.opponents().sensitization();
            double reward = (1 + sensitization * x[10]) * signal;
            double sensitized = 1 + sensitization * x[11];
            double stress = sensitized * signal;
            for (int k = 0; k < 2; k++) {
                rate[3 + k] = opponentRate[k] * (gain[k] * reward - x[3 + k]);
            }
            for (int k = 2; k < 6; k++) {
                rate[3 + k] = opponentRate[k] * (gain[k] * stress - x[3 + k]);
            }
            rate[9] = opponentRate[6] * (gain[6] * sensitized * neuroimmuneDrive - x[9]);
        }

        private void addLoads(double[] x, double[] rate) {
            double maximum = parameters.load().maximum();
            double raw = batch.rewardFromDrug[place] * drive + batch.rewardFromWithdrawal[place] * withdrawal;
            double gap = maximum * raw / (raw + maximum) - x[10];
            rate[10] = gap * (gap >= 0 ? rewardRise : rewardFall);
            raw = batch.stressFromDrug[place] * drive + batch.stressFromWithdrawal[place] * withdrawal;
            gap = maximum * raw / (raw + maximum) - x[11];
            rate[11] = gap * (gap >= 0 ? stressRise : stressFall);
        }

        private static double positive(double x) {
            return x > 0 ? x : 0;
        }
    }
}
