package org.allostat.emulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.emulate.EmulatedStudy.Regime;
import org.allostat.emulate.EmulatedStudy.Source;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.simulate.PatientRecord;
import org.allostat.simulate.RecordedReplay;
import org.allostat.simulate.ScheduledReplay;
import org.allostat.unit.Calendar;

/**
 * Records of a chunk of people: studies that look at the same people under the same regime share one. One thread at a time.
 */
final class Replays {
    private final Model model;
    private final int blockSize;
    private final Map<Asked, RecordedReplay> policies = new HashMap<>();
    private final Map<Asked, ScheduledReplay> schedules = new HashMap<>();
    private final Map<FromIndex, RecordedReplay> fromIndex = new HashMap<>();
    private final Map<Asked, Map<Long, PatientRecord>> records = new HashMap<>();

    /**
     * What is asked of the people of a source.
     *
     * @param years of a policy
     * @param stepDays of a schedule
     * @param policy the policy in full, since two studies may call two policies alike
     */
    record Asked(Source source, Regime regime, int years, int stepDays, Policy policy) {}

    /** What is asked of people found. */
    private record FromIndex(Policy policy, int years) {}

    Replays(Model model, int blockSize) {
        this.model = model;
        this.blockSize = blockSize;
    }

    /** Forgets the people of the last chunk. */
    void clear() {
        records.clear();
    }

    /** Records of people under a regime, made where there are none. */
    Map<Long, PatientRecord> of(Asked asked, List<CohortPatient> patients) {
        Map<Long, PatientRecord> known = records.computeIfAbsent(asked, unused -> new HashMap<>());
        List<CohortPatient> missing = new ArrayList<>();
        for (CohortPatient patient : patients) {
            if (!known.containsKey(patient.patientId())) {
                missing.add(treated(patient, asked.regime()));
            }
        }
        List<PatientRecord> made = run(asked, missing);
        for (int i = 0; i < missing.size(); i++) {
            known.put(missing.get(i).patientId(), made.get(i));
        }
        return known;
    }

    private static CohortPatient treated(CohortPatient patient, Regime regime) {
        double dose = Double.isNaN(regime.startMmePerDay()) ? patient.mmePerDay() : regime.startMmePerDay();
        return SourcePeople.at(patient, dose, regime.formulation());
    }

    private List<PatientRecord> run(Asked asked, List<CohortPatient> patients) {
        if (patients.isEmpty()) {
            return List.of();
        }
        Regime regime = asked.regime();
        if (!regime.schedule().isEmpty()) {
            int days = (int) Math.round(asked.years() * Calendar.DAYS_PER_YEAR);
            return schedules
                    .computeIfAbsent(
                            asked, unused -> new ScheduledReplay(model, regime.schedule(), asked.stepDays(), days))
                    .run(patients);
        }
        return policies.computeIfAbsent(
                        asked, unused -> new RecordedReplay(model, asked.policy(), asked.years(), blockSize))
                .run(patients, true);
    }

    /** Records of people from an index date on, under a policy. */
    List<PatientRecord> fromIndex(Policy policy, int years, List<CohortPatient> patients) {
        return fromIndex
                .computeIfAbsent(
                        new FromIndex(policy, years), unused -> new RecordedReplay(model, policy, years, blockSize))
                .run(patients, false);
    }

    /** Days that the kernel has run so far. */
    long days() {
        long days = 0;
        for (RecordedReplay replay : policies.values()) {
            days += replay.days();
        }
        for (ScheduledReplay replay : schedules.values()) {
            days += replay.days();
        }
        for (RecordedReplay replay : fromIndex.values()) {
            days += replay.days();
        }
        return days;
    }
}
