package org.allostat.simulate;

import java.util.ArrayList;
import java.util.List;
import org.allostat.kernel.KernelState;

/**
 * One patient's life as a study could find it in records: what was dispensed and how the patient fared, in steps of equal
 * length from the start on, up to death or the end. Expected hazards stand for events, so that few people give what counts
 * of many would. Mutable while it is made.
 */
public final class PatientRecord {
    private final int stepDays;
    private final double[][] steps;
    private final List<KernelState> states = new ArrayList<>();
    private int length;

    /**
     * @param stepDays days of a step
     * @param capacity most steps
     */
    PatientRecord(int stepDays, int capacity) {
        this.stepDays = stepDays;
        steps = new double[Recorded.COUNT][capacity];
    }

    /** A record of somebody of whom nothing has been recorded yet. */
    public static PatientRecord empty() {
        return new PatientRecord(1, 0);
    }

    /** Days of a step; the last may be shorter. */
    public int stepDays() {
        return stepDays;
    }

    /** Number of steps in which the patient was alive. */
    public int length() {
        return length;
    }

    /** A quantity of a step. */
    public double of(Recorded quantity, int step) {
        return steps[quantity.ordinal()][step];
    }

    /** Adaptation at the end of a step; only where it was asked for. */
    public KernelState state(int step) {
        return states.get(step);
    }

    void set(Recorded quantity, double value) {
        steps[quantity.ordinal()][length] = value;
    }

    void add(KernelState state) {
        states.add(state);
    }

    void closeStep() {
        length++;
    }
}
