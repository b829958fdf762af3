package org.allostat.kernel;

import java.util.stream.Stream;

/**
 * A batch of patients as a structure of arrays, each of shape [size], padded to whole vectors. Three groups: constants of
 * the person, inputs that hold until changed at a visit, and what the kernel writes (the 17 states, sums of readouts,
 * readouts of the last day).
 *
 * <p>States are as at the end of the last day advanced.
 */
public final class PatientBatch {
    /** Arrays hold a whole number of vectors: eight doubles are the widest. */
    static final int PADDING = 8;

    /** Number of patients that fit. */
    public final int size;

    // Constants of the person.
    final double[] untreatedPain;
    /** Analgesic efficacy times untreated pain, NRS. */
    final double[] painScale;

    final double[] inverseHalfEffect;
    final double[] toleranceAtEnd;
    final double[] toleranceMean;
    final double[][] opponentAtEnd;
    final double[][] opponentMean;
    final double[] rewardLoadRise;
    final double[] rewardLoadFall;
    final double[] stressLoadRise;
    final double[] stressLoadFall;
    final double[] rewardFromDrug;
    final double[] rewardFromWithdrawal;
    final double[] stressFromDrug;
    final double[] stressFromWithdrawal;
    final double[] neuroimmunePainWeight;
    final double[] withdrawalHalf;

    // Inputs.
    /** Prescribed full agonist, MME/d. */
    public final double[] doseMmePerDay;
    /** Buprenorphine, mg/d. */
    public final double[] buprenorphineMgPerDay;

    /** Components of each patient's {@link IntradayProfile}. */
    final double[] node0;

    final double[] node1;
    final double[] node2;
    final double[] trough;
    final double[] gapShare;
    final double[] carryOver;
    final double[] carryOverMean;
    /** Whether the patient misuses or uses an illicit supply. */
    public final boolean[] misuse;
    /** Multiplier of the overdose hazard (benzodiazepines), 1 for none. */
    public final double[] overdoseRatio;
    /** Multiplier of the mental-health crisis hazard (depression), 1 for none. */
    public final double[] crisisRatio;
    /** Background death hazard, per day. */
    public final double[] backgroundDeathPerDay;

    // States.
    final double[] agonist;
    final double[] buprenorphine;
    final double[] tolerance;
    final double[][] opponent;
    final double[] rewardLoad;
    final double[] stressLoad;
    final double[] careLoss;
    /** Hazard left until the next event, by event type. Infinite means that the event cannot happen. */
    public final double[][] hazardBudget;

    // Outputs.
    /** Sums of daily readouts since {@link #clearSums}, by readout. */
    public final double[][] sum;
    /** Cumulative overdose hazard since {@link #clearSums}, by route. */
    public final double[][] overdoseHazard;
    /** Cumulative crisis hazard since {@link #clearSums}. */
    public final double[] crisisHazard;
    /** Largest COWS since {@link #clearSums}. */
    public final double[] maxCows;
    /** Pain of the last day, NRS. */
    public final double[] lastPain;
    /** How much worse pain was at the trough than on the mean of the last day, NRS. */
    public final double[] lastTroughPain;
    /** COWS of the last day. */
    public final double[] lastCows;
    /** Craving of the last day. */
    public final double[] lastCraving;
    /** Hyperkatifeia of the last day. */
    public final double[] lastHyperkatifeia;
    /** Mood of the last day. */
    public final double[] lastMood;
    /** Overdose hazard of the last day, by route. */
    public final double[][] lastOverdoseHazard;
    /** Events of the last day, a mask of {@link EventType#bit()}. */
    public final int[] events;

    /** All that the kernel writes but the events, by quantity: states, budgets, sums, last readouts; see {@code VectorBlock}. */
    final double[][] written;

    /**
     * An empty batch: no drug ever, no event possible.
     *
     * @param size number of patients, positive
     */
    public PatientBatch(int size) {
        if (size <= 0) {
            throw new IllegalArgumentException("size must be positive: " + size);
        }
        this.size = size;
        int padded = padded(size);
        untreatedPain = new double[padded];
        painScale = new double[padded];
        inverseHalfEffect = new double[padded];
        toleranceAtEnd = new double[padded];
        toleranceMean = new double[padded];
        opponentAtEnd = new double[NeuralSystem.COUNT][padded];
        opponentMean = new double[NeuralSystem.COUNT][padded];
        rewardLoadRise = new double[padded];
        rewardLoadFall = new double[padded];
        stressLoadRise = new double[padded];
        stressLoadFall = new double[padded];
        rewardFromDrug = new double[padded];
        rewardFromWithdrawal = new double[padded];
        stressFromDrug = new double[padded];
        stressFromWithdrawal = new double[padded];
        neuroimmunePainWeight = new double[padded];
        withdrawalHalf = new double[padded];
        doseMmePerDay = new double[padded];
        buprenorphineMgPerDay = new double[padded];
        node0 = new double[padded];
        node1 = new double[padded];
        node2 = new double[padded];
        trough = new double[padded];
        gapShare = new double[padded];
        carryOver = new double[padded];
        carryOverMean = new double[padded];
        misuse = new boolean[padded];
        overdoseRatio = new double[padded];
        crisisRatio = new double[padded];
        backgroundDeathPerDay = new double[padded];
        agonist = new double[padded];
        buprenorphine = new double[padded];
        tolerance = new double[padded];
        opponent = new double[NeuralSystem.COUNT][padded];
        rewardLoad = new double[padded];
        stressLoad = new double[padded];
        careLoss = new double[padded];
        hazardBudget = new double[EventType.COUNT][padded];
        sum = new double[Readout.COUNT][padded];
        overdoseHazard = new double[OverdoseRoute.COUNT][padded];
        crisisHazard = new double[padded];
        maxCows = new double[padded];
        lastPain = new double[padded];
        lastTroughPain = new double[padded];
        lastCows = new double[padded];
        lastCraving = new double[padded];
        lastHyperkatifeia = new double[padded];
        lastMood = new double[padded];
        lastOverdoseHazard = new double[OverdoseRoute.COUNT][padded];
        events = new int[padded];
        written = Stream.of(
                        Stream.of(agonist, buprenorphine, tolerance),
                        Stream.of(opponent),
                        Stream.of(rewardLoad, stressLoad, careLoss),
                        Stream.of(hazardBudget),
                        Stream.of(sum),
                        Stream.of(overdoseHazard),
                        Stream.of(crisisHazard, maxCows, lastPain, lastTroughPain, lastCows),
                        Stream.of(lastCraving, lastHyperkatifeia, lastMood),
                        Stream.of(lastOverdoseHazard))
                .flatMap(rows -> rows)
                .toArray(double[][]::new);
        for (int i = 0; i < size; i++) {
            setProfile(i, IntradayProfile.FLAT);
        }
    }

    /** Length of an array for some patients: whole vectors. */
    static int padded(int size) {
        return (size + PADDING - 1) / PADDING * PADDING;
    }

    /**
     * Makes place i a person who never took an opioid and to whom nothing can happen.
     *
     * @param i place in the batch
     * @param traits the person
     * @param kernel the constants and the formulations
     */
    public void setPerson(int i, PatientTraits traits, KernelConstants kernel) {
        painScale[i] = traits.analgesicEfficacy() * traits.untreatedPain();
        setUntreatedPain(i, traits.untreatedPain());
        inverseHalfEffect[i] = 1 / traits.halfEffectMmePerDay();
        kernel.setTimeFactors(this, i, traits);
        withdrawalHalf[i] = traits.withdrawalHalf();
        neuroimmunePainWeight[i] = traits.neuroimmunePainWeight();
        doseMmePerDay[i] = 0;
        buprenorphineMgPerDay[i] = 0;
        setProfile(i, IntradayProfile.FLAT);
        misuse[i] = false;
        overdoseRatio[i] = 1;
        crisisRatio[i] = 1;
        backgroundDeathPerDay[i] = 0;
        for (double[] budget : hazardBudget) {
            budget[i] = Double.POSITIVE_INFINITY;
        }
        setState(i, KernelState.NEVER_EXPOSED);
        clearSums(i);
    }

    /**
     * Sets the untreated pain of the days to come of the person at place i, NRS 0 to 10, model.md (10): the person's own, less what
     * self-management relieves, with the course of the disease. What the drug can do stays as the person's own pain made it.
     */
    public void setUntreatedPain(int i, double nrs) {
        untreatedPain[i] = nrs;
    }

    /** Meets an imposed cut, model.md (52): loses a share, 0 to 1, of the care and trust that are left to the person at place i. */
    public void loseCare(int i, double share) {
        careLoss[i] = Math.fma(1 - careLoss[i], share, careLoss[i]);
    }

    /** Keeps a share, 0 to 1, of the loss of care of the person at place i, as where care is taken up again. */
    public void keepCareLoss(int i, double share) {
        careLoss[i] *= share;
    }

    /** Loss of care and trust of the person at place i, 0 to 1. */
    public double careLoss(int i) {
        return careLoss[i];
    }

    /** The untreated pain of the person at place i, NRS. */
    public double untreatedPain(int i) {
        return untreatedPain[i];
    }

    /** Changes how the full agonist reaches the receptor. */
    public void setFormulation(int i, Formulation formulation, KernelConstants kernel) {
        setProfile(i, kernel.profile(formulation));
    }

    private void setProfile(int i, IntradayProfile profile) {
        node0[i] = profile.node0();
        node1[i] = profile.node1();
        node2[i] = profile.node2();
        trough[i] = profile.trough();
        gapShare[i] = profile.gapShare();
        carryOver[i] = profile.carryOver();
        carryOverMean[i] = profile.carryOverMean();
    }

    /** Incomplete cross-tolerance at a rotation, model.md (46): keeps the given share of receptor tolerance. */
    public void keepTolerance(int i, double share) {
        tolerance[i] *= share;
    }

    /** Copies the adaptation of the person at place i out. */
    public KernelState state(int i) {
        return new KernelState(
                agonist[i],
                buprenorphine[i],
                tolerance[i],
                opponent[0][i],
                opponent[1][i],
                opponent[2][i],
                opponent[3][i],
                opponent[4][i],
                opponent[5][i],
                opponent[6][i],
                rewardLoad[i],
                stressLoad[i],
                careLoss[i]);
    }

    /** Sets the adaptation of the person at place i. */
    public void setState(int i, KernelState state) {
        agonist[i] = state.agonistExposure();
        buprenorphine[i] = state.buprenorphineExposure();
        tolerance[i] = state.receptorTolerance();
        opponent[0][i] = state.opponentDopamine();
        opponent[1][i] = state.opponentOpioidPeptide();
        opponent[2][i] = state.opponentDynorphin();
        opponent[3][i] = state.opponentCrf();
        opponent[4][i] = state.opponentNorepinephrine();
        opponent[5][i] = state.opponentHypocretin();
        opponent[6][i] = state.opponentNeuroimmune();
        rewardLoad[i] = state.loadReward();
        stressLoad[i] = state.loadStress();
        careLoss[i] = state.careLoss();
    }

    /** Slow load of the reward systems at place i. */
    public double rewardLoad(int i) {
        return rewardLoad[i];
    }

    /** Slow load of the stress systems at place i. */
    public double stressLoad(int i) {
        return stressLoad[i];
    }

    /** Starts the sums, cumulative hazards and maxima of place i anew. */
    public void clearSums(int i) {
        for (double[] readout : sum) {
            readout[i] = 0;
        }
        for (double[] route : overdoseHazard) {
            route[i] = 0;
        }
        crisisHazard[i] = 0;
        maxCows[i] = 0;
        events[i] = 0;
    }
}
