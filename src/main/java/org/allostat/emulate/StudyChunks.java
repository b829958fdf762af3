package org.allostat.emulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allostat.emulate.EmulatedStudy.Arm;
import org.allostat.emulate.EmulatedStudy.Assignment;
import org.allostat.emulate.EmulatedStudy.Regime;
import org.allostat.emulate.EmulatedStudy.Source;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.simulate.PatientRecord;
import org.allostat.simulate.Recorded;
import org.allostat.unit.Calendar;

/**
 * Studies over chunks of people, under one parameter set and in one thread. What comes out are sums by study, estimand and cell, which
 * add up whatever the chunks were; no person leaves.
 */
public final class StudyChunks {
    /** People of a chunk. */
    public static final int PEOPLE = 128;

    private final Model model;
    private final List<EmulatedStudy> studies;
    private final SourcePeople people;
    private final Replays replays;
    private final double withdrawalCows;
    private final List<CompiledStudy> compiled = new ArrayList<>();
    private final List<StudyTally> tallies = new ArrayList<>();

    /**
     * @param model the parameter set
     * @param studies what is repeated
     */
    public StudyChunks(Model model, List<EmulatedStudy> studies) {
        this.model = model;
        this.studies = List.copyOf(studies);
        people = new SourcePeople(model);
        replays = new Replays(model, PEOPLE);
        withdrawalCows = model.constants().parameters().withdrawal().moderateCows();
        for (EmulatedStudy study : studies) {
            CompiledStudy one = CompiledStudy.ofChecked(study);
            compiled.add(one);
            tallies.add(new StudyTally(one));
        }
    }

    /**
     * Every study over the people of a chunk.
     *
     * @param number of the chunk, 0 for the first
     */
    public void add(long number) {
        Map<Source, List<CohortPatient>> of = new LinkedHashMap<>();
        for (int i = 0; i < studies.size(); i++) {
            List<CohortPatient> patients = of.computeIfAbsent(
                    studies.get(i).source(), source -> people.of(source, number * PEOPLE, (number + 1) * PEOPLE));
            study(i, patients);
        }
        replays.clear();
    }

    /** Days of the kernel so far. */
    public long days() {
        return people.days() + replays.days();
    }

    private void study(int number, List<CohortPatient> patients) {
        EmulatedStudy study = studies.get(number);
        StudyTally tally = tallies.get(number);
        List<CohortPatient> asked = new ArrayList<>();
        for (CohortPatient patient : patients) {
            if (isAsked(compiled.get(number), tally, patient)) {
                asked.add(patient);
            }
        }
        if (study.assignment() == Assignment.RANDOMIZED) {
            trial(study, compiled.get(number), tally, asked);
        } else {
            observe(study, compiled.get(number), tally, asked);
        }
    }

    private boolean isAsked(CompiledStudy one, StudyTally tally, CohortPatient patient) {
        RecordView view = new RecordView(patient, PatientRecord.empty(), withdrawalCows, 0);
        tally.countPassed(0);
        for (int c = 0; c < one.where().size(); c++) {
            if (!one.where().get(c).holds(view)) {
                return false;
            }
            tally.countPassed(c + 1);
        }
        return true;
    }

    private Map<Long, PatientRecord> records(EmulatedStudy study, Regime regime, List<CohortPatient> patients) {
        String id = regime.policy().isEmpty() ? study.policy() : regime.policy();
        return replays.of(
                new Replays.Asked(study.source(), regime, study.years(), study.stepDays(), study.policyOf(id)),
                patients);
    }

    private void trial(EmulatedStudy study, CompiledStudy one, StudyTally tally, List<CohortPatient> asked) {
        List<Map<Long, PatientRecord>> byArm = new ArrayList<>();
        for (Arm arm : study.arms()) {
            byArm.add(records(study, arm.regime(), asked));
        }
        for (CohortPatient patient : asked) {
            int allocated = (int) (study.arms().size()
                    * model.random().uniform(patient.patientId(), EmulationStream.ALLOCATION.code(), 0));
            for (int arm = 0; arm < study.arms().size(); arm++) {
                RecordView view = new RecordView(
                        patient,
                        record(byArm.get(arm), patient),
                        withdrawalCows,
                        study.arms().get(arm).painShift());
                if (arm == 0 && !passesEntry(one, tally, view)) {
                    break;
                }
                if (arm == allocated) {
                    tally.countIndexDate(arm);
                }
                tally.addTrial(view, arm, arm == allocated);
            }
        }
    }

    private boolean passesEntry(CompiledStudy one, StudyTally tally, RecordView view) {
        int first = one.where().size() + 1;
        for (int c = 0; c < one.entry().size(); c++) {
            if (!one.entry().get(c).holds(view)) {
                return false;
            }
            tally.countPassed(first + c);
        }
        return true;
    }

    private static PatientRecord record(Map<Long, PatientRecord> records, CohortPatient patient) {
        PatientRecord record = records.get(patient.patientId());
        if (record == null) {
            throw new IllegalStateException("no record of person " + patient.patientId());
        }
        return record;
    }

    private void observe(EmulatedStudy study, CompiledStudy one, StudyTally tally, List<CohortPatient> asked) {
        Regime usual = new Regime(study.policy(), study.startMmePerDay(), "", List.of());
        Map<Long, PatientRecord> records = records(study, usual, asked);
        List<CohortPatient> found = new ArrayList<>();
        for (CohortPatient patient : asked) {
            RecordView view = new RecordView(patient, record(records, patient), withdrawalCows, 0);
            int first = find(study, one, tally, view);
            if (first >= 0 && !study.causal().isEmpty()) {
                found.add(foundAt(patient, view.record(), first));
            }
        }
        if (!found.isEmpty()) {
            replayCausal(study, tally, found);
        }
    }

    /** Counts a person at every index date; the first one, -1 if there is none. */
    private int find(EmulatedStudy study, CompiledStudy one, StudyTally tally, RecordView view) {
        EmulatedStudy.Entry entry = study.entry();
        int passed = 0;
        int first = -1;
        for (int day = entry.firstDay(); day <= entry.lastDay() && day < view.daysLived(); day += entry.everyDays()) {
            view.index = day;
            int holds = 0;
            while (holds < one.entry().size() && one.entry().get(holds).holds(view)) {
                holds++;
            }
            passed = Math.max(passed, holds);
            if (holds == one.entry().size()) {
                first = first < 0 ? day : first;
                tally.addObserved(view);
                if (entry.onlyFirst()) {
                    break;
                }
            }
        }
        for (int c = 0; c < passed; c++) {
            tally.countPassed(one.where().size() + 1 + c);
        }
        return first;
    }

    /** The patient as found: older, at the dose and in the state of the day. */
    private static CohortPatient foundAt(CohortPatient patient, PatientRecord record, int day) {
        int step = day / record.stepDays() - 1;
        if (step < 0) {
            return patient;
        }
        double years = day / Calendar.DAYS_PER_YEAR;
        return SourcePeople.changed(
                patient,
                patient.ageYears() + (int) years,
                record.of(Recorded.MME_DAYS, step) / record.of(Recorded.DAYS, step),
                patient.formulation(),
                patient.yearsOnOpioids() + years,
                record.of(Recorded.MISUSE_DAYS, step) > 0,
                record.state(step));
    }

    private void replayCausal(EmulatedStudy study, StudyTally tally, List<CohortPatient> found) {
        int years = (int) Math.ceil(study.followUp().toDay() / Calendar.DAYS_PER_YEAR);
        for (Map.Entry<String, String> arm : study.causal().entrySet()) {
            Policy policy = study.policyOf(arm.getValue());
            List<PatientRecord> records = replays.fromIndex(policy, years, found);
            for (int i = 0; i < found.size(); i++) {
                tally.addCausal(
                        new RecordView(found.get(i), records.get(i), withdrawalCows, 0), study.armNumber(arm.getKey()));
            }
        }
    }

    /** What was counted so far. */
    public List<StudyPart> parts() {
        List<StudyPart> parts = new ArrayList<>();
        for (int i = 0; i < studies.size(); i++) {
            StudyTally tally = tallies.get(i);
            add(parts, i, StudyPart.Kind.FOUND, 0, tally.found());
            for (int e = 0; e < studies.get(i).estimands().size(); e++) {
                add(parts, i, StudyPart.Kind.ANALYSED, e, tally.analysed(e));
                add(parts, i, StudyPart.Kind.CAUSAL, e, tally.causal(e));
            }
        }
        return parts;
    }

    private static void add(List<StudyPart> parts, int study, StudyPart.Kind kind, int estimand, CellSums sums) {
        sums.cells().forEach((cell, of) -> parts.add(new StudyPart(study, kind, estimand, cell, of)));
    }
}
