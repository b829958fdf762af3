package org.allostat.simulate;

import java.util.ArrayList;
import java.util.List;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;

/** One policy over blocks of patients, of whose lives records are kept, for studies that read records. One thread at a time. */
public final class RecordedReplay {
    private final Model model;
    private final PolicyReplay replay;
    private final Horizon horizon;
    private final int stepDays;

    /**
     * @param policy what is followed
     * @param years how long
     * @param blockSize largest number of patients at a time
     */
    public RecordedReplay(Model model, Policy policy, int years, int blockSize) {
        if (policy.hasLimitedOffer()) {
            throw new IllegalArgumentException("no queue is known of " + policy.id());
        }
        this.model = model;
        stepDays = (int) Math.round(model.behaviour().visitIntervalDays());
        Valuation none = Valuation.of(0);
        horizon = new Horizon(years, stepDays, none.discounting());
        replay = new PolicyReplay(model, 0, List.of(policy), horizon, none, blockSize);
    }

    /**
     * Runs a block.
     *
     * @param patients at most as many as the block holds, each once
     * @param withStates whether to keep the adaptation at the end of each step
     * @return their records, in order
     */
    public List<PatientRecord> run(List<CohortPatient> patients, boolean withStates) {
        PatientRecorder recorder = new PatientRecorder(model, withStates);
        List<PatientRecord> records = new ArrayList<>();
        for (CohortPatient patient : patients) {
            PatientRecord record = new PatientRecord(stepDays, horizon.periods());
            recorder.begin(patient, record);
            records.add(record);
        }
        replay.run(patients, recorder);
        return records;
    }

    /** Days that the kernel has run so far. */
    public long days() {
        return replay.days();
    }
}
