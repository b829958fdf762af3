package org.allostat.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allostat.kernel.PatientBatch;
import org.allostat.policy.Treatment;

/**
 * One course of a patient's body, and the charts of all policies under which it runs so. Charts that begin to treat the
 * body differently part: each kind of treatment gets a course of its own, with the same past. Mutable.
 */
final class Course {
    private final int lane;
    private final PatientLedger ledger;
    private List<Chart> charts;
    private int[] policies;
    private Treatment treatment;
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
     * Charts under which the body is treated alike.
     *
     * @param treatment what the body meets
     * @param charts at least one
     */
    record Alike(Treatment treatment, List<Chart> charts) {}

    /**
     * @param lane the body's place in the batch
     * @param alike the charts that begin together
     */
    Course(int lane, Alike alike) {
        this(lane, alike, new PatientLedger());
    }

    private Course(int lane, Alike alike, PatientLedger ledger) {
        this.lane = lane;
        this.ledger = ledger;
        charts = alike.charts();
        policies = policiesOf(charts);
        treatment = alike.treatment();
    }

    /** A course with the past of this one, in another lane. */
    Course fork(int otherLane, Alike others) {
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
     * @return those that no longer belong to this course, often none
     */
    List<Alike> part(int visitDay) {
        treatment = charts.get(0).treatment(day, visitDay);
        int same = 1;
        while (same < charts.size() && charts.get(same).treatment(day, visitDay).equals(treatment)) {
            same++;
        }
        if (same == charts.size()) {
            return List.of();
        }
        Map<Treatment, List<Chart>> chartsOf = new LinkedHashMap<>();
        for (Chart chart : charts) {
            chartsOf.computeIfAbsent(chart.treatment(day, visitDay), unused -> new ArrayList<>())
                    .add(chart);
        }
        List<Alike> groups = chartsOf.entrySet().stream()
                .map(group -> new Alike(group.getKey(), group.getValue()))
                .toList();
        setCharts(groups.get(0).charts()); // the first chart's come first
        return groups.subList(1, groups.size());
    }

    /** Starts a period. */
    void openPeriod(PatientBatch batch) {
        batch.clearSums(lane);
        mmeDays = 0;
        overdosesBefore = ledger.overdoses();
        crisesBefore = ledger.crises();
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

    /** What the body meets, as of the latest visit or step. */
    Treatment treatment() {
        return treatment;
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
}
