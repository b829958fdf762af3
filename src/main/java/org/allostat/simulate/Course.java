package org.allostat.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allostat.kernel.PatientBatch;

/**
 * One course of a patient's body, and the charts of all policies under which it runs so. Charts that begin to treat the
 * body differently part: each kind of treatment gets a course of its own, with the same past. Mutable.
 */
final class Course {
    private final int lane;
    private final PatientLedger ledger;
    private List<Chart> charts;
    private int[] policies;
    private boolean finished;

    /** Today, days since policy start. */
    int day;
    /** Day at which the kernel is to stop. */
    int target;
    /** Full agonist taken in this period, MME/d times days. */
    double mmeDays;

    /** Days alive in this period, once it is over. */
    int daysLived;

    int overdosesBefore;
    int crisesBefore;

    /** Age for which the body's background hazard is set, years; 0 before it is. */
    int ageOfHazard;

    /**
     * @param lane the body's place in the batch
     * @param charts those that begin together
     */
    Course(int lane, List<Chart> charts) {
        this(lane, charts, new PatientLedger());
    }

    private Course(int lane, List<Chart> charts, PatientLedger ledger) {
        this.lane = lane;
        this.ledger = ledger;
        this.charts = charts;
        policies = policiesOf(charts);
    }

    /** A course with the past of this one, in another lane. */
    Course fork(int otherLane, List<Chart> others) {
        Course fork = new Course(otherLane, others, ledger.copy());
        fork.day = day;
        fork.target = target;
        fork.mmeDays = mmeDays;
        fork.overdosesBefore = overdosesBefore;
        fork.crisesBefore = crisesBefore;
        fork.ageOfHazard = ageOfHazard;
        return fork;
    }

    /**
     * Parts the charts by how they treat the body until the next visit.
     *
     * @return groups of charts that no longer belong to this course, often none
     */
    List<List<Chart>> part(int visitDay, double trustLostDays) {
        int same = 1;
        while (same < charts.size() && anyChart().treatsAs(charts.get(same), day, visitDay, trustLostDays)) {
            same++;
        }
        if (same == charts.size()) {
            return List.of();
        }
        List<List<Chart>> groups = new ArrayList<>();
        for (Chart chart : charts) {
            int place = 0;
            while (place < groups.size() && !groups.get(place).get(0).treatsAs(chart, day, visitDay, trustLostDays)) {
                place++;
            }
            if (place == groups.size()) {
                groups.add(new ArrayList<>());
            }
            groups.get(place).add(chart);
        }
        setCharts(groups.get(0));
        return groups.subList(1, groups.size());
    }

    /** Starts a period. */
    void openPeriod(PatientBatch batch) {
        batch.clearSums(lane);
        mmeDays = 0;
        overdosesBefore = ledger.overdoses();
        crisesBefore = ledger.crises();
    }

    /** Whether the charts have just rotated the patient; reading it takes it back. */
    boolean takeRotation() {
        boolean rotated = false;
        for (Chart chart : charts) {
            rotated |= chart.care().takeRotation();
        }
        return rotated;
    }

    private void setCharts(List<Chart> some) {
        charts = some;
        policies = policiesOf(some);
    }

    private static int[] policiesOf(List<Chart> charts) {
        int[] policies = charts.get(0).policies();
        for (Chart chart : charts.subList(1, charts.size())) {
            int before = policies.length;
            policies = Arrays.copyOf(policies, before + chart.policies().length);
            System.arraycopy(chart.policies(), 0, policies, before, chart.policies().length);
        }
        return policies;
    }

    int lane() {
        return lane;
    }

    PatientLedger ledger() {
        return ledger;
    }

    List<Chart> charts() {
        return charts;
    }

    /** Any of the charts: what the body meets is the same in all. */
    Chart anyChart() {
        return charts.get(0);
    }

    /** Numbers of the policies under which the body runs so. */
    int[] policies() {
        return policies;
    }

    /** Whether the lane was given back, after the patient's death or at the end. */
    boolean isFinished() {
        return finished;
    }

    void finish() {
        finished = true;
    }

    /** Spends on care under every chart. */
    void spendCare(double presentUsd) {
        for (Chart chart : charts) {
            chart.spendCare(presentUsd);
        }
    }
}
