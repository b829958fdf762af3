package org.allostat.kernel;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The highest latent severity of opioid use disorder, model.md (27), that a past can have led to, from its days of use and its doses
 * alone, without a step of the kernel: src/docs/decisions/0022-proven-answers.md. Where a person answers alike at this severity and at
 * the person's own severity without any load, the answers are known. For people to whom buprenorphine and imposed cuts never happened.
 *
 * <p>Every state is carried from stretch to stretch as an upper limit. Loads grow by what drives them and fall as they do without it;
 * drives rise with the dose, withdrawal with the signal of the past and against that of today. One thread at a time.
 */
public final class SeverityCeiling {
    /** More than all rounding, relative and absolute. */
    private static final double SLACK = 1e-9;

    private final KernelConstants constants;
    private final KernelParameters parameters;
    private final DsmInterview interview;
    private final SignalCeiling signal;
    private final StressCeiling stress;
    private final boolean isAvailable;

    private PatientTraits traits;
    private double untreatedPain;
    private double mostMmePerDay;
    private double drive;
    private double toleranceDays;
    private double toleranceAtEnd;
    private double mostTolerance;
    /** Days of the uses that are planned, and what is left of a gap in tolerance after parts of one. */
    private int plannedDays;

    private double beforeSecondHalf;
    private double atHalf;
    private double afterSecondHalf;
    private final LoadCeiling reward = new LoadCeiling();
    private final LoadCeiling strain = new LoadCeiling();
    /** Days of full exposure that what is left of the drug is worth after use. */
    private double driveAfterUse;

    private boolean used;
    private int daysOfUse;
    private int daysSinceUse;

    /** @param constants the parameter set */
    public SeverityCeiling(KernelConstants constants) {
        this.constants = constants;
        parameters = constants.parameters();
        interview = new DsmInterview(parameters.criteria());
        signal = new SignalCeiling(parameters.pharmacology());
        stress = new StressCeiling(parameters);
        isAvailable = isMonotonic(parameters);
        traits = new PatientTraits(0, 0, 1, 1, 1, 1, 1, 0, 0, 1);
    }

    /**
     * Begins a person who never took an opioid.
     *
     * @param person the person
     * @param nrs untreated pain of all days up to the interview
     * @param formulation how the drug is taken
     * @param least MME/d on days of use at least
     * @param most MME/d at most, whatever is misused among it
     */
    public void begin(PatientTraits person, double nrs, Formulation formulation, double least, double most) {
        traits = person;
        untreatedPain = nrs;
        mostMmePerDay = most;
        signal.begin(
                constants.profile(formulation),
                least / person.halfEffectMmePerDay(),
                most / person.halfEffectMmePerDay());
        stress.begin(person.adaptationTimeFactor());
        KernelParameters.Load load = parameters.load();
        drive = most / (most + load.halfEffectMmePerDay());
        toleranceDays = person.toleranceTimeConstantDays() * person.adaptationTimeFactor();
        toleranceAtEnd = StrictMath.exp(-1 / toleranceDays);
        mostTolerance = 0;
        used = false;
        plannedDays = -1;
        daysSinceUse = 0;
        // the drive is concave, so that a share of the dose drives more than that share, but no more than along the
        // tangent at 0
        driveAfterUse = drive > 0 ? signal.shareAfterUse() * (most / load.halfEffectMmePerDay()) / drive : 0;
        double vulnerability = person.vulnerability();
        double strongest = signal.most(0) * stress.fullPressure();
        strain.begin(
                load.stressFromDrug() * vulnerability * drive,
                load.stressFromWithdrawal() * vulnerability,
                person.stressLoadTimeConstantDays(),
                load.stressRecoveryRatio(),
                load.maximum());
        strain.limit(pressure(strongest, load.maximum()));
        strain.limit(pressure(strongest, strain.limit()));
        reward.begin(
                load.rewardFromDrug() * vulnerability * drive,
                load.rewardFromWithdrawal() * vulnerability,
                person.rewardLoadTimeConstantDays(),
                load.rewardRecoveryRatio(),
                load.maximum());
        reward.limit(pressure(strongest, strain.limit()));
    }

    /** Withdrawal pressure, model.md (8): that of the systems without load, at a load. */
    private double pressure(double systems, double load) {
        double strengthening = Math.fma(parameters.opponents().sensitization(), load, 1);
        return Math.fma(strengthening, systems, excess(load));
    }

    /** What the load itself adds to the pressure, less the threshold. */
    private double excess(double load) {
        return parameters.withdrawal().loadWeight() * load
                - parameters.withdrawal().threshold();
    }

    /** Some days of use, in two halves: the second meets the tolerance that the first has built. */
    public void use(int days) {
        int half = days / 2;
        if (days != plannedDays) {
            planUse(days, half);
        }
        double load = strain.highestAfter(days);
        double least = half > 0 ? leastTolerance(beforeSecondHalf) : 0;
        double mostAtHalf = mostTolerance(atHalf);
        double early = half > 0 ? pressure(stress.use(0, signal.most(0)), load) : 0;
        double late = pressure(stress.use(1, signal.most(least)), load);
        mostTolerance = mostTolerance(atHalf * afterSecondHalf);
        for (int n = 1; n <= Math.min(2, days); n++) {
            boolean isEarly = n <= half;
            useDays(
                    LoadCeiling.ONE_DAY,
                    isEarly ? signal.uncovered(early, n, mostAtHalf) : signal.uncovered(late, n, mostTolerance));
        }
        if (half > 2) {
            useDays(0, signal.uncovered(early, 3, mostAtHalf));
        }
        if (days > 2) {
            useDays(1, signal.uncovered(late, 3, mostTolerance));
        }
        used = true;
        daysOfUse = days;
        daysSinceUse = 0;
    }

    private void planUse(int days, int half) {
        plannedDays = days;
        stress.planUse(half, days - half);
        strain.planUse(Math.max(0, half - 2), days - Math.max(2, half));
        reward.planUse(Math.max(0, half - 2), days - Math.max(2, half));
        beforeSecondHalf = SignalCeiling.power(toleranceAtEnd, Math.max(0, half - 1));
        atHalf = SignalCeiling.power(toleranceAtEnd, half);
        afterSecondHalf = SignalCeiling.power(toleranceAtEnd, days - half);
    }

    private void useDays(int part, double withdrawal) {
        strain.pass(part, 1, withdrawal);
        reward.pass(part, 1, withdrawal);
    }

    /** Tolerance of a use, which relaxes toward an occupancy that is known from the second day on; before it there was none at least. */
    private double leastTolerance(double left) {
        return signal.leastOccupancy() * (1 - left);
    }

    private double mostTolerance(double left) {
        double target = signal.mostOccupancy();
        return target + (mostTolerance - target) * left;
    }

    /** Some days without the drug. */
    public void pause(int days) {
        if (!used) {
            return;
        }
        stress.endUse(signal);
        double tolerated = (1 - toleranceAtEnd) * signal.mostAfterUse();
        double tolerance = Math.min(signal.mostOccupancy(), mostTolerance + tolerated);
        double load = strain.highestAfter(Math.min(2, days));
        double share = driveAfterUse;
        for (int n = 1; n <= Math.min(2, days); n++) {
            double pressure = pressure(stress.pressureAfter(n), load);
            double withdrawal = signal.uncoveredAfter(pressure, n, daysOfUse, tolerance);
            double drop = share * (1 - signal.carryOver());
            strain.pass(LoadCeiling.ONE_DAY, drop, withdrawal);
            reward.pass(LoadCeiling.ONE_DAY, drop, withdrawal);
            share -= drop;
        }
        if (days > 2) {
            goOnPausing(days - 2, share);
        }
        stress.pause(days);
        double left = SignalCeiling.decayAtMost(days / toleranceDays);
        mostTolerance = Math.min(tolerance, mostTolerance * left + tolerated);
        daysSinceUse = days;
    }

    /** The days of a pause from the third on, on which nothing covers withdrawal. */
    private void goOnPausing(int days, double driveDays) {
        double holding = strain.withdrawalThatHolds();
        double guess = Math.max(strain.highest(), strain.limit());
        // with the strongest load there was at most this withdrawal, with which the load was at most that
        double load = strain.highestInPause(withdrawalAbove(holding, days, guess), driveDays);
        double all = withdrawalAbove(0, days, load);
        double above = withdrawalAbove(holding, days, load);
        double aboveReward = withdrawalAbove(reward.withdrawalThatHolds(), days, load);
        // what the load itself adds beyond the threshold does not die away
        double slowest = excess(load) > 0 ? Double.POSITIVE_INFINITY : stress.slowestDays();
        strain.passPause(days, above, all, driveDays, slowest);
        reward.passPause(days, aboveReward, all, driveDays, slowest);
    }

    /** Sum over the days of a pause from the third on of what withdrawal exceeds this. */
    private double withdrawalAbove(double withdrawal, int days, double load) {
        double threshold = withdrawal - excess(load);
        return stress.withdrawalDaysFromThird(
                        Math.fma(parameters.opponents().sensitization(), load, 1), Math.max(0, threshold))
                + Math.max(0, -threshold) * days;
    }

    /**
     * The latent severity at the end of the days that were told, at most; infinite where nothing is proven.
     *
     * @param baseline the person's own severity
     * @param misuse whether the person misuses
     */
    public double severity(double baseline, boolean misuse) {
        if (!isAvailable) {
            return Double.POSITIVE_INFINITY;
        }
        double highest = interview.severity(baseline, reward.value(), strain.value(), craving(), misuse);
        if (Double.isNaN(highest)) {
            return Double
                    .POSITIVE_INFINITY; // where what is left of the drug outlasts a system, limits are infinite, and
            // their differences none
        }
        double spread = highest - interview.severity(baseline, 0, 0, 0, misuse);
        return highest + SLACK * (1 + spread + Math.abs(baseline));
    }

    /** Craving of the last day, model.md (12) to (16), with what covers or relieves it at its least. */
    private double craving() {
        KernelParameters.Opponents systems = parameters.opponents();
        KernelParameters.Affect affect = parameters.affect();
        double load = strain.value();
        double strengthening = Math.fma(systems.sensitization(), strain.highest(), 1);
        double dynorphin = strengthening * systems.dynorphin().gain() * stress.felt(NeuralSystem.DYNORPHIN);
        double crf = strengthening * systems.crf().gain() * stress.felt(NeuralSystem.CRF);
        double norepinephrine =
                strengthening * systems.norepinephrine().gain() * stress.felt(NeuralSystem.NOREPINEPHRINE);
        double hypocretin = strengthening * systems.hypocretin().gain() * stress.felt(NeuralSystem.HYPOCRETIN);
        double neuroimmune = strengthening * systems.neuroimmune().gain() * neuroimmuneDrive();
        double withdrawal = withdrawalNow(dynorphin, crf, norepinephrine, hypocretin);
        double peptide = rewardSystem(systems.opioidPeptide());
        double deficit = 0.5
                * (rewardSystem(systems.dopamine())
                        + peptide
                        + (systems.dopamine().loadCoupling()
                                        + systems.opioidPeptide().loadCoupling())
                                * reward.value());
        double kappa = dynorphin + systems.dynorphin().loadCoupling() * load;
        double stressed = affect.stressDynorphinWeight() * kappa
                + affect.stressCrfWeight() * (crf + systems.crf().loadCoupling() * load)
                + affect.stressNorepinephrineWeight()
                        * (norepinephrine + systems.norepinephrine().loadCoupling() * load)
                + affect.stressHypocretinWeight()
                        * (hypocretin + systems.hypocretin().loadCoupling() * load)
                + affect.stressNeuroimmuneWeight()
                        * (neuroimmune + systems.neuroimmune().loadCoupling() * load);
        double negativeAffect = affect.hyperkatifeiaRewardWeight() * deficit
                + affect.hyperkatifeiaStressWeight() * stressed
                + affect.hyperkatifeiaWithdrawalWeight() * withdrawal
                + affect.hyperkatifeiaDynorphinWeight() * kappa;
        KernelParameters.Pain pain = parameters.pain();
        double opposition = pain.opioidPeptideWeight() * peptide
                + pain.dynorphinWeight() * dynorphin
                + pain.crfWeight() * crf
                + pain.norepinephrineWeight() * norepinephrine
                + traits.neuroimmunePainWeight() * neuroimmune
                + pain.loadWeight() * load;
        double felt = untreatedPain
                + traits.analgesicEfficacy()
                        * traits.untreatedPain()
                        * (pain.withdrawalWeight() * withdrawal + opposition);
        double painExcess = Math.max(0, Math.min(pain.scaleMaximum(), felt) - affect.cravingPainThreshold());
        double urge = affect.cravingHyperkatifeiaWeight() * negativeAffect
                + affect.cravingWithdrawalWeight() * withdrawal
                + affect.cravingPainWeight() * painExcess;
        return affect.scaleMaximum() * urge / (urge + affect.cravingHalf());
    }

    private double withdrawalNow(double dynorphin, double crf, double norepinephrine, double hypocretin) {
        KernelParameters.Withdrawal weights = parameters.withdrawal();
        double pressure = Math.max(
                0,
                weights.dynorphinWeight() * dynorphin
                        + weights.crfWeight() * crf
                        + weights.norepinephrineWeight() * norepinephrine
                        + weights.hypocretinWeight() * hypocretin
                        + excess(strain.value()));
        return daysSinceUse == 0 && daysOfUse > 1 ? signal.uncoveredAtTrough(pressure, mostTolerance) : pressure;
    }

    /** A system of reward: at most what the strongest signal ever makes of it, fallen since use. */
    private double rewardSystem(KernelParameters.Opponent system) {
        if (!used) {
            return 0;
        }
        double strongest = signal.most(0);
        double strengthening = Math.fma(parameters.opponents().sensitization(), reward.highest(), 1);
        double full = strengthening * system.gain();
        if (daysSinceUse == 0) {
            return full * strongest;
        }
        double atEnd = StrictMath.exp(-1 / (system.timeConstantDays() * traits.adaptationTimeFactor()));
        double left = strongest + (1 - atEnd) * signal.mostAfterUse(atEnd);
        return full * Math.min(strongest, left * SignalCeiling.power(atEnd, daysSinceUse - 1));
    }

    private double neuroimmuneDrive() {
        KernelParameters.NeuroimmuneOpponent system = parameters.opponents().neuroimmune();
        double exposure = system.isConvex() ? mostMmePerDay * mostMmePerDay : mostMmePerDay;
        return used ? exposure / (exposure + system.halfOfDrive()) : 0;
    }

    /** Whether everything that is taken to raise severity does: with a negative weight among them nothing is proven. */
    private static boolean isMonotonic(KernelParameters parameters) {
        KernelParameters.Opponents systems = parameters.opponents();
        KernelParameters.Load load = parameters.load();
        KernelParameters.Withdrawal withdrawal = parameters.withdrawal();
        KernelParameters.Pain pain = parameters.pain();
        KernelParameters.Affect affect = parameters.affect();
        KernelParameters.Criteria criteria = parameters.criteria();
        boolean systemsRaise = Arrays.stream(NeuralSystem.values())
                .map(systems::of)
                .allMatch(system -> system.gain() >= 0 && system.loadCoupling() >= 0);
        return systemsRaise
                && DoubleStream.of(
                                parameters.pharmacology().toleranceGain(),
                                systems.sensitization(),
                                load.rewardFromDrug(),
                                load.rewardFromWithdrawal(),
                                load.stressFromDrug(),
                                load.stressFromWithdrawal(),
                                withdrawal.dynorphinWeight(),
                                withdrawal.crfWeight(),
                                withdrawal.norepinephrineWeight(),
                                withdrawal.hypocretinWeight(),
                                withdrawal.loadWeight(),
                                pain.opioidPeptideWeight(),
                                pain.dynorphinWeight(),
                                pain.crfWeight(),
                                pain.norepinephrineWeight(),
                                pain.loadWeight(),
                                pain.withdrawalWeight(),
                                affect.hyperkatifeiaRewardWeight(),
                                affect.hyperkatifeiaStressWeight(),
                                affect.hyperkatifeiaWithdrawalWeight(),
                                affect.hyperkatifeiaDynorphinWeight(),
                                affect.stressDynorphinWeight(),
                                affect.stressCrfWeight(),
                                affect.stressNorepinephrineWeight(),
                                affect.stressHypocretinWeight(),
                                affect.stressNeuroimmuneWeight(),
                                affect.cravingHyperkatifeiaWeight(),
                                affect.cravingWithdrawalWeight(),
                                affect.cravingPainWeight(),
                                criteria.rewardLoadWeight(),
                                criteria.stressLoadWeight(),
                                criteria.cravingWeight())
                        .allMatch(weight -> weight >= 0);
    }
}
