package org.allostat.emulate;

import java.util.Arrays;
import org.allostat.population.CohortPatient;
import org.allostat.simulate.PatientRecord;
import org.allostat.simulate.Recorded;

/**
 * A patient's record as a study reads it: windows in days relative to an index date. Means over windows that cut a step take
 * the share of it (model.md (60)). Mutable: the index date and the loop variables move.
 */
final class RecordView {
    /** Most loop variables of an expression, the day of follow-up among them. */
    static final int VARIABLES = 4;

    private final CohortPatient patient;
    private final PatientRecord record;
    private final double withdrawalCows;
    private final double painShift;
    /** Running totals by series, made when first asked for; shape [series][step + 1]. */
    private final double[][] totals = new double[Series.values().length][];

    private final double[] days;

    /** Index date, day of the record. */
    int index;
    /** Values of the variables; place 0 is the day of follow-up. */
    final double[] variables = new double[VARIABLES];

    /**
     * @param withdrawalCows COWS from which a month counts as one of withdrawal
     * @param painShift what care outside the model adds to pain, NRS
     */
    RecordView(CohortPatient patient, PatientRecord record, double withdrawalCows, double painShift) {
        this.patient = patient;
        this.record = record;
        this.withdrawalCows = withdrawalCows;
        this.painShift = painShift;
        days = new double[record.length() + 1];
        for (int step = 0; step < record.length(); step++) {
            days[step + 1] = days[step] + record.of(Recorded.DAYS, step);
        }
    }

    CohortPatient patient() {
        return patient;
    }

    PatientRecord record() {
        return record;
    }

    /** Days of the record until death or its end. */
    double daysLived() {
        return days[record.length()];
    }

    /** Days alive in a window relative to the index date. */
    double daysAlive(double from, double to) {
        return at(days, index + to) - at(days, index + from);
    }

    /** Mean of a level over the days alive in a window; NaN where there are none. */
    double mean(Series series, double from, double to) {
        double alive = daysAlive(from, to);
        return alive > 0 ? total(series, from, to) / alive + shift(series) : Double.NaN;
    }

    /** Number of events in a window, or the sum of a level over its days. */
    double total(Series series, double from, double to) {
        double[] running = running(series);
        return at(running, index + to) - at(running, index + from);
    }

    /** Smallest value of a series among the steps of a window; NaN where there are none. */
    double minimum(Series series, double from, double to) {
        double smallest = Double.NaN;
        for (int step = firstStep(from); step < stepAfter(to); step++) {
            double value = value(series, step);
            smallest = Double.isNaN(smallest) ? value : Math.min(smallest, value);
        }
        return smallest;
    }

    /** Largest value of a series among the steps of a window; NaN where there are none. */
    double maximum(Series series, double from, double to) {
        double largest = Double.NaN;
        for (int step = firstStep(from); step < stepAfter(to); step++) {
            double value = value(series, step);
            largest = Double.isNaN(largest) ? value : Math.max(largest, value);
        }
        return largest;
    }

    /** Largest fall of a series from one step to the next one in a window, not below 0. */
    double largestFall(Series series, double from, double to) {
        double largest = 0;
        for (int step = firstStep(from); step < stepAfter(to); step++) {
            if (step > 0) {
                largest = Math.max(largest, value(series, step - 1) - value(series, step));
            }
        }
        return largest;
    }

    /** Value of a series in the step that holds the day before the given one; NaN beyond the record. */
    double valueAt(Series series, double day) {
        int step = (int) Math.ceil((index + day) / record.stepDays()) - 1;
        return step >= 0 && step < record.length() ? value(series, step) : Double.NaN;
    }

    private int firstStep(double from) {
        return Math.max(0, (int) Math.floor((index + from) / record.stepDays()));
    }

    private int stepAfter(double to) {
        return Math.min(record.length(), (int) Math.ceil((index + to) / record.stepDays()));
    }

    private double value(Series series, int step) {
        return switch (series.kind()) {
            case LEVEL -> sum(series, step) / record.of(Recorded.DAYS, step) + shift(series);
            case LAST, EVENT -> sum(series, step) + shift(series);
        };
    }

    private double shift(Series series) {
        return series == Series.PAIN || series == Series.PAIN_AT_VISIT ? painShift : 0;
    }

    private double sum(Series series, int step) {
        double sum = 0;
        for (Recorded part : series.parts()) {
            sum += record.of(part, step);
        }
        return series == Series.WITHDRAWAL_MONTH ? (sum >= withdrawalCows ? 1 : 0) : sum;
    }

    private double[] running(Series series) {
        double[] running = totals[series.ordinal()];
        if (running == null) {
            running = new double[record.length() + 1];
            for (int step = 0; step < record.length(); step++) {
                running[step + 1] = running[step] + sum(series, step);
            }
            totals[series.ordinal()] = running;
        }
        return running;
    }

    /** A running total at a day of the record, linear within a step; nothing happens before the record or after it. */
    private double at(double[] running, double day) {
        int last = record.length();
        double position = day / record.stepDays();
        if (position <= 0) {
            return 0;
        }
        int step = (int) position;
        if (step >= last) {
            return running[last];
        }
        double shareOfStep = Math.min(1, (day - step * record.stepDays()) / record.of(Recorded.DAYS, step));
        return running[step] + shareOfStep * (running[step + 1] - running[step]);
    }

    /** Forgets the variables. */
    void clearVariables() {
        Arrays.fill(variables, 0);
    }
}
