package org.allostat.emulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allostat.emulate.EmulatedStudy.Assignment;
import org.allostat.emulate.EmulatedStudy.Estimand;
import org.allostat.emulate.EmulatedStudy.Outcome;
import org.allostat.evidence.Distribution;
import org.allostat.unit.Calendar;

/**
 * What one study counts in the people of a task: who is found, in which arm, with which outcomes; as analysed and causal
 * apart. Mutable.
 */
final class StudyTally {
    /** Number of the sums that are no estimand's: who was found. */
    static final int FOUND = -1;

    private static final double PER_100_PERSON_YEARS = 100;
    private static final Distribution STANDARD_NORMAL = new Distribution.Normal(0, 1);

    private final CompiledStudy compiled;
    private final EmulatedStudy study;
    private final List<CellLayout> layouts = new ArrayList<>();
    private final List<CellSums> analysed = new ArrayList<>();
    private final List<CellSums> causal = new ArrayList<>();
    private final CellSums found = new CellSums();

    StudyTally(CompiledStudy compiled) {
        this.compiled = compiled;
        study = compiled.study();
        for (Estimand estimand : study.estimands()) {
            layouts.add(compiled.layout(estimand));
            analysed.add(new CellSums());
            causal.add(new CellSums());
        }
    }

    CellSums analysed(int estimand) {
        return analysed.get(estimand);
    }

    CellSums causal(int estimand) {
        return causal.get(estimand);
    }

    CellSums found() {
        return found;
    }

    /** Counts a person who passed the first n of the conditions that remove people; place 0 counts everybody. */
    void countPassed(int conditions) {
        found.add(conditions, CellSums.PEOPLE, 1);
    }

    /** Counts an index date of an arm. */
    void countIndexDate(int arm) {
        found.add(armCell(study, arm), CellSums.PEOPLE, 1);
    }

    /** Where the index dates of an arm are counted: after the conditions. */
    static int armCell(EmulatedStudy study, int arm) {
        return study.where().size() + study.entry().conditions().size() + 1 + arm;
    }

    /** A person of one arm of a trial, from the start of the record on. */
    void addTrial(RecordView view, int arm, boolean allocated) {
        for (int e = 0; e < study.estimands().size(); e++) {
            Estimand estimand = study.estimands().get(e);
            if (allocated) {
                addFixed(analysed.get(e), layouts.get(e), estimand, view, arm);
            }
            addFixed(causal.get(e), layouts.get(e), estimand, view, arm);
        }
    }

    /** A person of an observational study at an index date. */
    void addObserved(RecordView view) {
        if (study.assignment() == Assignment.CLONE_CENSOR_WEIGHT) {
            addClones(view);
        } else if (study.varying()) {
            addVarying(view);
        } else {
            int arm = armNow(view);
            if (arm >= 0) {
                countIndexDate(arm);
                for (int e = 0; e < study.estimands().size(); e++) {
                    addFixed(analysed.get(e), layouts.get(e), study.estimands().get(e), view, arm);
                }
            }
        }
    }

    /** A person found, replayed from the index date on under the policy of an arm. */
    void addCausal(RecordView view, int arm) {
        for (int e = 0; e < study.estimands().size(); e++) {
            Estimand estimand = study.estimands().get(e);
            Outcome outcome = outcome(estimand);
            if (outcome.isEvents() || compiled.value(estimand.outcome()).earliest() >= 0) {
                if (study.assignment() == Assignment.CLONE_CENSOR_WEIGHT) {
                    addEvents(causal.get(e), layouts.get(e), estimand, view, arm, true);
                } else {
                    addFixed(causal.get(e), layouts.get(e), estimand, view, arm);
                }
            }
        }
    }

    private Outcome outcome(Estimand estimand) {
        Outcome outcome = study.outcomes().get(estimand.outcome());
        if (outcome == null) {
            throw new IllegalStateException(study.id() + " has no outcome " + estimand.outcome());
        }
        return outcome;
    }

    /** The arm into which the record puts the person now; -1 for none. A study without arms has one, which holds everybody. */
    private int armNow(RecordView view) {
        if (study.arms().isEmpty()) {
            return 0;
        }
        for (int arm = 0; arm < study.arms().size(); arm++) {
            if (compiled.when().get(arm).holds(view)) {
                return arm;
            }
        }
        return -1;
    }

    private void addFixed(CellSums sums, CellLayout layout, Estimand estimand, RecordView view, int arm) {
        if (outcome(estimand).isEvents()) {
            addEvents(sums, layout, estimand, view, arm, false);
        } else {
            addValue(sums, layout, estimand, view, arm);
        }
    }

    private void addValue(CellSums sums, CellLayout layout, Estimand estimand, RecordView view, int arm) {
        Outcome outcome = outcome(estimand);
        double value = compiled.value(estimand.outcome()).value(view);
        double weight = compiled.weight(estimand.outcome()).value(view);
        if (Double.isNaN(value) || !(weight > 0)) {
            return;
        }
        if (!Double.isNaN(outcome.atMost())) {
            double distance = outcome.atMost() - value;
            value = outcome.instrumentSd() > 0
                    ? STANDARD_NORMAL.cumulative(distance / outcome.instrumentSd())
                    : distance >= 0 ? 1 : 0;
        }
        int stratum = Covariate.stratum(estimand.adjustFor(), view);
        int interval = estimand.kind() == EstimandKind.QUANTILE ? QuantileBins.of(value) : 0;
        long cell = layout.cell(group(view), arm, stratum, interval);
        sums.add(cell, CellSums.SIZE, weight);
        sums.add(cell, CellSums.PEOPLE, 1);
        sums.add(cell, CellSums.TOTAL, weight * value);
    }

    private static int group(RecordView view) {
        return (int) (view.patient().patientId() % CellSums.GROUPS);
    }

    private void addEvents(
            CellSums sums, CellLayout layout, Estimand estimand, RecordView view, int arm, boolean peopleByInterval) {
        Outcome outcome = outcome(estimand);
        int stratum = Covariate.stratum(estimand.adjustFor(), view);
        double atRisk = 1;
        double years = 0;
        double events = 0;
        for (int step = 0; step < compiled.followUpSteps(); step++) {
            double alive = years(view, step);
            if (!(alive > 0)) {
                break;
            }
            double expected = events(outcome, view, step);
            if (estimand.kind().needsIntervals()) {
                long cell = layout.cell(group(view), arm, stratum, step);
                sums.add(cell, CellSums.SIZE, atRisk * alive);
                sums.add(cell, CellSums.TOTAL, atRisk * expected);
                sums.add(cell, CellSums.PEOPLE, peopleByInterval || step == 0 ? 1 : 0);
            }
            years += atRisk * alive;
            events += atRisk * expected;
            atRisk *= outcome.recurrent() ? 1 : StrictMath.exp(-expected);
        }
        if (!estimand.kind().needsIntervals()) {
            long cell = layout.cell(group(view), arm, stratum, 0);
            sums.add(cell, CellSums.SIZE, years);
            sums.add(cell, CellSums.TOTAL, events);
            sums.add(cell, CellSums.PEOPLE, 1);
        }
    }

    private double stepFrom(int step) {
        return study.followUp().fromDay() + step * (double) CompiledStudy.STEP_DAYS;
    }

    private double stepTo(int step) {
        return Math.min(study.followUp().toDay(), stepFrom(step) + CompiledStudy.STEP_DAYS);
    }

    private double years(RecordView view, int step) {
        return view.daysAlive(stepFrom(step), stepTo(step)) / Calendar.DAYS_PER_YEAR;
    }

    /** Expected number of codes in a step, model.md (61): sensitivity times events, and codes without an event. */
    private double events(Outcome outcome, RecordView view, int step) {
        double expected = outcome.falsePer100PersonYears() / PER_100_PERSON_YEARS * years(view, step);
        for (Map.Entry<Series, Double> event : outcome.events().entrySet()) {
            expected += event.getValue() * view.total(event.getKey(), stepFrom(step), stepTo(step));
        }
        return expected;
    }

    /** Exposure is read again at every step: a person's time falls to the arm of the step. */
    private void addVarying(RecordView view) {
        int[] arms = new int[compiled.followUpSteps()];
        boolean[] seen = new boolean[Math.max(1, study.arms().size())];
        for (int step = 0; step < arms.length; step++) {
            view.variables[0] = stepFrom(step);
            arms[step] = years(view, step) > 0 ? armNow(view) : -1;
            if (arms[step] >= 0 && !seen[arms[step]]) {
                seen[arms[step]] = true;
                countIndexDate(arms[step]);
            }
        }
        view.clearVariables();
        for (int e = 0; e < study.estimands().size(); e++) {
            addVarying(analysed.get(e), layouts.get(e), study.estimands().get(e), view, arms);
        }
    }

    private void addVarying(CellSums sums, CellLayout layout, Estimand estimand, RecordView view, int[] arms) {
        Outcome outcome = outcome(estimand);
        int stratum = Covariate.stratum(estimand.adjustFor(), view);
        double[] years = new double[Math.max(1, study.arms().size())];
        double[] events = new double[years.length];
        double atRisk = 1;
        for (int step = 0; step < arms.length; step++) {
            if (arms[step] >= 0) {
                double expected = events(outcome, view, step);
                double alive = years(view, step);
                if (estimand.kind().needsIntervals()) {
                    long cell = layout.cell(group(view), arms[step], stratum, step);
                    sums.add(cell, CellSums.SIZE, atRisk * alive);
                    sums.add(cell, CellSums.TOTAL, atRisk * expected);
                }
                years[arms[step]] += atRisk * alive;
                events[arms[step]] += atRisk * expected;
                atRisk *= outcome.recurrent() ? 1 : StrictMath.exp(-expected);
            }
        }
        if (study.assignment() == Assignment.WITHIN_PERSON) {
            addWithinPerson(sums, layout, estimand, view, years, events);
        } else if (!estimand.kind().needsIntervals()) {
            for (int arm = 0; arm < years.length; arm++) {
                long cell = layout.cell(group(view), arm, stratum, 0);
                sums.add(cell, CellSums.SIZE, years[arm]);
                sums.add(cell, CellSums.TOTAL, events[arm]);
                sums.add(cell, CellSums.PEOPLE, years[arm] > 0 ? 1 : 0);
            }
        }
    }

    /** Every person is a stratum: the two sums of the Mantel-Haenszel ratio, one person's part of each. */
    private void addWithinPerson(
            CellSums sums, CellLayout layout, Estimand estimand, RecordView view, double[] years, double[] events) {
        int arm = study.armNumber(estimand.arm());
        int reference = study.armNumber(estimand.reference());
        double both = years[arm] + years[reference];
        if (years[arm] > 0 && years[reference] > 0) {
            long exposed = layout.cell(group(view), arm, 0, 0);
            long other = layout.cell(group(view), reference, 0, 0);
            sums.add(exposed, CellSums.TOTAL, events[arm] * years[reference] / both);
            sums.add(other, CellSums.TOTAL, events[reference] * years[arm] / both);
            sums.add(exposed, CellSums.SIZE, years[arm]);
            sums.add(other, CellSums.SIZE, years[reference]);
        }
    }

    /** Everybody follows every arm until the record breaks its rule. */
    private void addClones(RecordView view) {
        for (int arm = 0; arm < study.arms().size(); arm++) {
            int kept = 0;
            boolean begun = false;
            while (kept < compiled.followUpSteps() && years(view, kept) > 0) {
                view.variables[0] = stepFrom(kept);
                begun |= compiled.begin().get(arm).holds(view);
                boolean inTime = begun || stepFrom(kept) < study.arms().get(arm).graceDays();
                if (!inTime || !compiled.keep().get(arm).holds(view)) {
                    break;
                }
                kept++;
            }
            boolean left = kept < compiled.followUpSteps() && years(view, kept) > 0;
            view.clearVariables();
            if (kept > 0) {
                countIndexDate(arm);
            }
            for (int e = 0; e < study.estimands().size(); e++) {
                addClone(e, view, arm, kept, left);
            }
        }
    }

    private void addClone(int e, RecordView view, int arm, int kept, boolean left) {
        Estimand estimand = study.estimands().get(e);
        Outcome outcome = outcome(estimand);
        int stratum = Covariate.stratum(estimand.adjustFor(), view);
        double atRisk = 1;
        for (int step = 0; step < kept; step++) {
            double expected = events(outcome, view, step);
            long cell = layouts.get(e).cell(group(view), arm, stratum, step);
            analysed.get(e).add(cell, CellSums.SIZE, atRisk * years(view, step));
            analysed.get(e).add(cell, CellSums.TOTAL, atRisk * expected);
            analysed.get(e).add(cell, CellSums.PEOPLE, 1);
            atRisk *= outcome.recurrent() ? 1 : StrictMath.exp(-expected);
        }
        if (left) {
            long cell = layouts.get(e).cell(group(view), arm, stratum, kept);
            analysed.get(e).add(cell, CellSums.PEOPLE, 1);
            analysed.get(e).add(cell, CellSums.LEFT, 1);
        }
    }
}
