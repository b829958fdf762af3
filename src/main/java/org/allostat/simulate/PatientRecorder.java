package org.allostat.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.kernel.EventType;
import org.allostat.kernel.KernelParameters.Hazard;
import org.allostat.kernel.OverdoseRoute;
import org.allostat.kernel.PatientBatch;
import org.allostat.kernel.Readout;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;

/** Writes down the periods of patients under one policy. */
final class PatientRecorder implements PeriodListener {
    private final Model model;
    private final Hazard hazard;
    private final boolean withStates;
    private final Map<Long, Lane> lanes = new HashMap<>();

    /** A record in the making, with the hazard budgets at the end of its latest step. */
    private static final class Lane {
        private final PatientRecord record;
        private final double[] budgets;

        Lane(PatientRecord record, double[] budgets) {
            this.record = record;
            this.budgets = budgets;
        }
    }

    /**
     * @param withStates whether to keep the adaptation at the end of each step
     */
    PatientRecorder(Model model, boolean withStates) {
        this.model = model;
        this.withStates = withStates;
        hazard = model.hazard();
    }

    /** Begins a record. */
    void begin(CohortPatient patient, PatientRecord record) {
        double[] budgets = new double[EventType.COUNT];
        for (EventType type : List.of(EventType.BACKGROUND_DEATH, EventType.MISUSE)) {
            budgets[type.ordinal()] = type == EventType.MISUSE && patient.misuse()
                    ? Double.POSITIVE_INFINITY
                    : model.random().exponential(patient.patientId(), EventStream.budget(type), 0);
        }
        lanes.put(patient.patientId(), new Lane(record, budgets));
    }

    @Override
    public void add(ReplayedPatient patient, int period, PatientBatch batch) {
        Lane lane = lanes.get(patient.patient().patientId());
        Course course = patient.courses().get(0);
        if (lane == null || course.isFinished()) {
            return;
        }
        int i = course.lane();
        int days = course.daysLived;
        PatientRecord record = lane.record;
        record.set(Recorded.MME_DAYS, course.mmeDays);
        // a period in which the dose goes to nothing by a step between visits counts as covered
        record.set(Recorded.COVERED_DAYS, course.mmeDays > 0 ? days : 0);
        record.set(Recorded.BUPRENORPHINE_MG_DAYS, batch.buprenorphineMgPerDay[i] * days);
        record.set(Recorded.OTHER_DEATH, spent(lane, EventType.BACKGROUND_DEATH, batch, i));
        record.set(Recorded.MISUSE_ONSET, spent(lane, EventType.MISUSE, batch, i));
        write(record, batch, i, days, hazard);
        if (withStates) {
            record.add(batch.state(i));
        }
        record.closeStep();
    }

    /** What the kernel and the hazards give of a step, whoever ran it. */
    static void write(PatientRecord record, PatientBatch batch, int i, int days, Hazard hazard) {
        double overdoses = 0;
        for (int route = 0; route < OverdoseRoute.COUNT; route++) {
            overdoses += batch.overdoseHazard[route][i];
        }
        double fatalShare = batch.misuse[i] ? hazard.overdoseFatalShareMisuse() : hazard.overdoseFatalShare();
        record.set(Recorded.DAYS, days);
        record.set(Recorded.MISUSE_DAYS, batch.misuse[i] ? days : 0);
        record.set(Recorded.PAIN_DAYS, batch.sum[Readout.PAIN.ordinal()][i]);
        record.set(Recorded.LAST_PAIN, batch.lastPain[i]);
        record.set(Recorded.HYPERALGESIA_DAYS, batch.sum[Readout.HYPERALGESIA.ordinal()][i]);
        record.set(Recorded.COWS_DAYS, batch.sum[Readout.COWS.ordinal()][i]);
        record.set(Recorded.MAX_COWS, batch.maxCows[i]);
        record.set(Recorded.REWARD_DEFICIENCY_DAYS, batch.sum[Readout.REWARD_DEFICIENCY.ordinal()][i]);
        record.set(Recorded.STRESS_REACTIVITY_DAYS, batch.sum[Readout.STRESS_REACTIVITY.ordinal()][i]);
        record.set(Recorded.HYPERKATIFEIA_DAYS, batch.sum[Readout.HYPERKATIFEIA.ordinal()][i]);
        record.set(Recorded.CRAVING_DAYS, batch.sum[Readout.CRAVING.ordinal()][i]);
        record.set(Recorded.MOOD_DAYS, batch.sum[Readout.MOOD.ordinal()][i]);
        record.set(Recorded.UTILITY_DAYS, batch.sum[Readout.UTILITY.ordinal()][i]);
        record.set(Recorded.OVERDOSE, overdoses);
        record.set(Recorded.OVERDOSE_DEATH, overdoses * fatalShare);
        record.set(Recorded.CRISIS, batch.crisisHazard[i]);
        record.set(Recorded.SUICIDE, batch.crisisHazard[i] * hazard.crisisSuicideShare());
    }

    /**
     * Hazard spent since the last step, read from the budget, so that it holds whatever the hazard's form. Where the event
     * happened, what had been left was spent; a new budget begins with the next step.
     */
    private static double spent(Lane lane, EventType type, PatientBatch batch, int i) {
        double before = lane.budgets[type.ordinal()];
        double now = batch.hazardBudget[type.ordinal()][i];
        lane.budgets[type.ordinal()] = now;
        if (Double.isInfinite(before)) {
            return 0;
        }
        return now <= before ? before - now : before;
    }
}
