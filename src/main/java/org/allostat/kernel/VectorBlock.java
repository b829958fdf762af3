package org.allostat.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Working memory of {@link VectorKernel} for a block of patients over a block of days: what the passes hand to each
 * other, by day and lane, and what they would write to the batch, by quantity and lane.
 *
 * <p>The results wait here until it is known in which lanes no event happened.
 */
final class VectorBlock {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    static final int ALL_LANES = (1 << LANES) - 1;
    static final int DAYS = DoseCalendar.DAYS;

    // Rows of results, in the order of PatientBatch.written.
    static final int AGONIST = 0;
    static final int BUPRENORPHINE = AGONIST + 1;
    static final int TOLERANCE = BUPRENORPHINE + 1;
    static final int OPPONENT = TOLERANCE + 1;
    static final int REWARD_LOAD = OPPONENT + NeuralSystem.COUNT;
    static final int STRESS_LOAD = REWARD_LOAD + 1;
    static final int CARE_LOSS = STRESS_LOAD + 1;
    static final int BUDGET = CARE_LOSS + 1;
    static final int SUM = BUDGET + EventType.COUNT;
    static final int OVERDOSE_HAZARD = SUM + Readout.COUNT;
    static final int CRISIS_HAZARD = OVERDOSE_HAZARD + OverdoseRoute.COUNT;
    static final int MAX_COWS = CRISIS_HAZARD + 1;
    static final int LAST_PAIN = MAX_COWS + 1;
    static final int LAST_TROUGH_PAIN = LAST_PAIN + 1;
    static final int LAST_COWS = LAST_TROUGH_PAIN + 1;
    static final int LAST_CRAVING = LAST_COWS + 1;
    static final int LAST_HYPERKATIFEIA = LAST_CRAVING + 1;
    static final int LAST_MOOD = LAST_HYPERKATIFEIA + 1;
    static final int LAST_OVERDOSE_HAZARD = LAST_MOOD + 1;

    private static final int RESULTS = LAST_OVERDOSE_HAZARD + OverdoseRoute.COUNT;

    // From day to day; shape [DAYS * LANES].
    final double[] signal = days();
    final double[] troughSignal = days();
    final double[] dynorphinFreeByDay = days();
    final double[] tolerance = days();
    final double[] signal0 = days();
    final double[] signal1 = days();
    final double[] signal2 = days();
    final double[] drive = days();
    final double[] neuroimmuneDrive = days();
    final double[] agonist = days();
    final double[] prescribed = days();
    final double[] dynorphin = days();
    final double[] crf = days();
    final double[] norepinephrine = days();
    final double[] hypocretin = days();
    final double[] peptide = days();
    final double[] neuroimmune = days();

    // These take over memory whose contents no later pass reads.
    final double[] withdrawal = signal0;
    final double[] withdrawalTrough = signal1;
    final double[] stressLoad = signal2;
    final double[] careLoss = neuroimmuneDrive;
    final double[] reward = days();
    final double[] stress = hypocretin;
    final double[] negativeAffect = days();
    final double[] pain = neuroimmune;
    final double[] rewardDeficiency = reward;
    final double[] hyperkatifeia = stress;
    final double[] cows = crf;
    final double[] craving = peptide;

    /** Share of dynorphin that buprenorphine leaves free, by day: all of it where there is none. */
    double[] dynorphinFree = dynorphinFreeByDay;

    /** Full agonist taken, MME/d. */
    double[] doses;

    /** Stretches of days on which no dose changes. */
    int stretches;

    /** Where the doses of a stretch stand; shape [DAYS], the first {@link #stretches} of which count. */
    final int[] dosePlaces = new int[DAYS];

    /** Day before which a stretch ends; shape as of {@link #dosePlaces}. */
    final int[] stretchEnds = new int[DAYS];

    /** Whether somebody takes buprenorphine, or has some left. */
    boolean anyBuprenorphine;

    /** 1 for a patient who misuses, else 0; shape [LANES]. */
    final double[] misuse = new double[LANES];

    /** 1 for a patient on buprenorphine, else 0; shape [LANES]. */
    final double[] onBuprenorphine = new double[LANES];

    /** With the sign bit set where a budget was below 0 on some day, or -0, which is rare; shape [LANES]. */
    final double[] exhausted = new double[LANES];

    /** Results by row and lane. */
    final double[] results = new double[RESULTS * LANES];

    /** The rows asked for. */
    private final int[] rows;

    private final double misuseExtra;
    private final double[] steadyDoses = new double[LANES];
    private final double[] allFree = days();

    /**
     * @param outputs what is asked for
     * @param misuseExtra what a patient who misuses takes besides what is prescribed, MME/d
     */
    VectorBlock(Kernel.Outputs outputs, double misuseExtra) {
        this.misuseExtra = misuseExtra;
        doses = steadyDoses;
        Arrays.fill(allFree, 1);
        rows = switch (outputs) {
            case ALL -> IntStream.range(0, RESULTS).toArray();
            case VISIT ->
                IntStream.concat(IntStream.range(0, BUDGET), IntStream.rangeClosed(LAST_PAIN, LAST_TROUGH_PAIN))
                        .toArray();
            case INTERVIEW ->
                IntStream.concat(IntStream.range(0, BUDGET), IntStream.range(LAST_PAIN, LAST_OVERDOSE_HAZARD))
                        .toArray();
        };
    }

    private static double[] days() {
        return new double[DAYS * LANES];
    }

    /**
     * Starts a block of days with the same inputs. Reads what is not stored as a number: yes is 1, no is 0, so that choosing
     * is multiplying, which is exact.
     */
    void open(PatientBatch batch, int i, int days) {
        for (int lane = 0; lane < LANES; lane++) {
            misuse[lane] = batch.misuse[i + lane] ? 1 : 0;
            onBuprenorphine[lane] = batch.buprenorphineMgPerDay[i + lane] > 0 ? 1 : 0;
            steadyDoses[lane] = batch.doseMmePerDay[i + lane] + misuse[lane] * misuseExtra;
        }
        doses = steadyDoses;
        dosePlaces[0] = 0;
        stretchEnds[0] = days;
        stretches = 1;
        begin(batch, i);
    }

    /** Starts a block along a calendar. No hazard will be asked for. */
    void open(PatientBatch batch, DoseCalendar calendar, int i) {
        doses = calendar.doses();
        stretches = calendar.stretches();
        for (int stretch = 0; stretch < stretches; stretch++) {
            dosePlaces[stretch] = calendar.place(stretch, i);
            stretchEnds[stretch] = calendar.end(stretch);
        }
        begin(batch, i);
    }

    /** The day on which a stretch begins. */
    int stretchStart(int stretch) {
        return stretch == 0 ? 0 : stretchEnds[stretch - 1];
    }

    /** Hands the states of exposure over to the first stretch. */
    private void begin(PatientBatch batch, int i) {
        System.arraycopy(batch.agonist, i, results, AGONIST * LANES, LANES);
        System.arraycopy(batch.buprenorphine, i, results, BUPRENORPHINE * LANES, LANES);
        System.arraycopy(batch.tolerance, i, results, TOLERANCE * LANES, LANES);
        boolean any = false;
        for (int place = i; place < i + LANES; place++) {
            any |= batch.buprenorphineMgPerDay[place] != 0 || batch.buprenorphine[place] != 0;
        }
        anyBuprenorphine = any;
        dynorphinFree = any ? dynorphinFreeByDay : allFree;
    }

    /** The lanes in which an event may have happened, as a mask. */
    int exhaustedLanes() {
        int lanes = 0;
        for (int lane = 0; lane < LANES; lane++) {
            lanes |= Double.doubleToRawLongBits(exhausted[lane]) < 0 ? 1 << lane : 0;
        }
        return lanes;
    }

    /** Writes the results asked for of some lanes, given as a mask, to the batch. */
    void write(PatientBatch batch, int i, int lanes) {
        double[][] written = batch.written;
        if (lanes == ALL_LANES) {
            for (int row : rows) {
                DoubleVector.fromArray(SPECIES, results, row * LANES).intoArray(written[row], i);
            }
            return;
        }
        for (int rest = lanes; rest != 0; rest &= rest - 1) {
            int lane = Integer.numberOfTrailingZeros(rest);
            for (int row : rows) {
                written[row][i + lane] = results[row * LANES + lane];
            }
        }
    }
}
