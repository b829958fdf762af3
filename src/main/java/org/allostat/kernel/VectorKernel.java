package org.allostat.kernel;

import java.util.Arrays;

/**
 * The daily step for several patients at once, one per lane of a vector, up to 28 days at a time; equal to the bit to
 * {@link ScalarKernel}. Needs module {@code jdk.incubator.vector}: made by {@link Kernels}, where the module is there.
 *
 * <p>Each pass runs all days of a block before the next pass starts, so that the state of a pass stays in registers. A block
 * is computed as if no event happened. Its results are then taken over, except in lanes where a hazard budget ran out:
 * those start anew with the scalar kernel, which stops at the event.
 *
 * <p>Asked for the way to an interview or a visit, it carries the states through all days of a block and reads how the
 * patients feel on the last one alone.
 *
 * <p>The passes call the vector API directly: methods of our own are not reliably inlined into them, and a vector that
 * crosses a call is an object. For the same reason maxima are written on the bits, where the compiler needs one instruction:
 * doubles of 0 and more order like the integers of the same bits.
 */
final class VectorKernel implements Kernel {
    private static final int LANES = VectorBlock.LANES;
    private static final int ALL_LANES = VectorBlock.ALL_LANES;

    private final ScalarKernel scalar;
    private final Kernel.Outputs outputs;
    private final VectorBlock block;
    private final VectorDrug drug;
    private final VectorAgonist agonist;
    private final VectorStress stress;
    private final VectorReward reward;
    private final VectorActivity activity;
    private final VectorPain pain;
    private final VectorFeeling feeling;
    private final VectorUtility utility;
    private final VectorHazard hazard;

    VectorKernel(KernelConstants constants, Kernel.Outputs outputs) {
        KernelParameters parameters = constants.parameters();
        this.outputs = outputs;
        block = new VectorBlock(outputs, parameters.hazard().misuseExtraMmePerDay());
        scalar = new ScalarKernel(constants);
        drug = new VectorDrug(parameters);
        agonist = new VectorAgonist(parameters);
        stress = new VectorStress(parameters, constants.careLossLeftAfterDay());
        reward = new VectorReward(parameters);
        activity = new VectorActivity(parameters);
        pain = new VectorPain(parameters);
        feeling = new VectorFeeling(parameters);
        utility = new VectorUtility(parameters);
        hazard = new VectorHazard(parameters);
    }

    @Override
    public int advance(PatientBatch batch, int i, int days) {
        return scalar.advance(batch, i, days);
    }

    @Override
    public void advance(PatientBatch batch, int from, int to, int[] daysLeft) {
        for (int i = from; i < to; i++) {
            batch.events[i] = 0;
        }
        for (int first = from / LANES * LANES; first < to; first += LANES) {
            advanceVector(batch, first, lanesWithDaysLeft(first, from, to, daysLeft), daysLeft);
        }
    }

    @Override
    public void advance(PatientBatch batch, DoseCalendar calendar) {
        if (outputs == Outputs.ALL) {
            Kernel.super.advance(batch, calendar);
            return;
        }
        calendar.requireSizeOf(batch);
        Arrays.fill(batch.events, 0);
        for (int first = 0; first < batch.size; first += LANES) {
            block.open(batch, calendar, first);
            compute(batch, first, calendar.days());
            block.write(batch, first, ALL_LANES);
        }
    }

    /** The lanes of a vector that lie in the range and have days left, as a mask. */
    private static int lanesWithDaysLeft(int first, int from, int to, int[] daysLeft) {
        int lanes = 0;
        for (int i = Math.max(from, first); i < Math.min(to, first + LANES); i++) {
            lanes |= daysLeft[i] > 0 ? 1 << i - first : 0;
        }
        return lanes;
    }

    private static int fewestDaysLeft(int first, int lanes, int[] daysLeft) {
        int days = VectorBlock.DAYS;
        for (int rest = lanes; rest != 0; rest &= rest - 1) {
            days = Math.min(days, daysLeft[first + Integer.numberOfTrailingZeros(rest)]);
        }
        return days;
    }

    /** Advances the active lanes of a vector block by block, each block as long as the lane with the fewest days left. */
    private void advanceVector(PatientBatch batch, int first, int active, int[] daysLeft) {
        int lanes = active;
        while (Integer.bitCount(lanes) > 1) {
            lanes = advanceBlock(batch, first, lanes, fewestDaysLeft(first, lanes, daysLeft), daysLeft);
        }
        if (lanes != 0) {
            int i = first + Integer.numberOfTrailingZeros(lanes);
            daysLeft[i] -= scalar.advance(batch, i, daysLeft[i]);
        }
    }

    /** Advances the lanes by one block; returns those that go on. */
    private int advanceBlock(PatientBatch batch, int first, int lanes, int days, int[] daysLeft) {
        block.open(batch, first, days);
        int quiet = lanes & ~compute(batch, first, days);
        block.write(batch, first, quiet);
        int goOn = 0;
        for (int rest = lanes; rest != 0; rest &= rest - 1) {
            int lane = Integer.numberOfTrailingZeros(rest);
            int i = first + lane;
            boolean isQuiet = (quiet & 1 << lane) != 0;
            daysLeft[i] -= isQuiet ? days : scalar.advance(batch, i, days);
            goOn |= batch.events[i] == 0 && daysLeft[i] > 0 ? 1 << lane : 0;
        }
        return goOn;
    }

    /** Runs the passes asked for over the block that is open; returns the lanes in which an event may have happened. */
    private int compute(PatientBatch batch, int first, int days) {
        for (int stretch = 0; stretch < block.stretches; stretch++) {
            if (block.anyBuprenorphine) {
                drug.run(batch, first, block, stretch);
            } else {
                agonist.run(batch, first, block, stretch);
            }
        }
        stress.run(batch, first, block, days);
        reward.run(batch, first, block, days);
        int firstFelt = outputs == Outputs.ALL ? 0 : days - 1;
        if (outputs != Outputs.VISIT) {
            activity.run(batch, first, block, firstFelt, days);
        }
        pain.run(batch, first, block, firstFelt, days);
        if (outputs != Outputs.VISIT) {
            feeling.run(batch, first, block, firstFelt, days);
        }
        if (outputs != Outputs.ALL) {
            return 0;
        }
        utility.run(batch, first, block, days);
        hazard.run(batch, first, block, days);
        return block.exhaustedLanes();
    }
}
