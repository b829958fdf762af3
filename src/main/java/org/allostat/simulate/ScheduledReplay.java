package org.allostat.simulate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allostat.kernel.Formulation;
import org.allostat.kernel.Kernel;
import org.allostat.kernel.Kernels;
import org.allostat.kernel.PatientBatch;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.Unseen;

/**
 * A schedule of doses over blocks of patients, as in a laboratory: no visits, no events, records in steps as short as a
 * day. One thread at a time.
 */
public final class ScheduledReplay {
    private final Model model;
    private final List<ScheduledDose> doses;
    private final int stepDays;
    private final int days;
    private final Kernel kernel;
    private final Unseen unseen;
    private long kernelDays;

    /**
     * A dose from a day on.
     *
     * @param fromDay day since the start, 0 for the first
     * @param mmePerDay full agonist, MME/d
     * @param shareOfStart share of the dose at the start that is added to it
     * @param buprenorphineMgPerDay buprenorphine, mg/d
     */
    public record ScheduledDose(int fromDay, double mmePerDay, double shareOfStart, double buprenorphineMgPerDay)
            implements Serializable {}

    /**
     * @param doses in the order of their days, the first from day 0 on
     * @param stepDays days of a step of the record
     * @param days how long
     */
    public ScheduledReplay(Model model, List<ScheduledDose> doses, int stepDays, int days) {
        this.model = model;
        this.doses = List.copyOf(doses);
        this.stepDays = stepDays;
        this.days = days;
        kernel = Kernels.fastest(model.constants());
        unseen = new Unseen(model);
    }

    /**
     * Runs a block.
     *
     * @param patients anybody
     * @return their records, in order
     */
    public List<PatientRecord> run(List<CohortPatient> patients) {
        if (patients.isEmpty()) {
            return List.of();
        }
        PatientBatch batch = new PatientBatch(patients.size());
        List<PatientRecord> records = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            CohortPatient patient = patients.get(i);
            batch.setPerson(i, patient.traits(), model.constants());
            batch.setState(i, patient.state());
            batch.setFormulation(
                    i, Formulation.valueOf(patient.formulation().toUpperCase(Locale.ROOT)), model.constants());
            boolean atRisk = unseen.isAtRisk(patient.patientId());
            batch.overdoseRatio[i] = model.hazardRatios().overdose(patient.benzodiazepine(), atRisk);
            batch.crisisRatio[i] = model.hazardRatios().crisis(patient.depression(), atRisk);
            batch.misuse[i] = patient.misuse();
            records.add(new PatientRecord(stepDays, (days + stepDays - 1) / stepDays));
        }
        for (int day = 0; day < days; day += stepDays) {
            step(batch, patients, records, day, Math.min(stepDays, days - day));
        }
        kernelDays += (long) days * patients.size();
        return records;
    }

    private void step(
            PatientBatch batch, List<CohortPatient> patients, List<PatientRecord> records, int day, int length) {
        double[] mmeDays = new double[patients.size()];
        double[] buprenorphineDays = new double[patients.size()];
        for (int i = 0; i < patients.size(); i++) {
            batch.clearSums(i);
        }
        int at = day;
        while (at < day + length) {
            ScheduledDose dose = doseOn(at);
            int until = Math.min(day + length, endOf(dose));
            int[] left = new int[batch.size];
            for (int i = 0; i < patients.size(); i++) {
                batch.doseMmePerDay[i] =
                        dose.mmePerDay() + dose.shareOfStart() * patients.get(i).mmePerDay();
                batch.buprenorphineMgPerDay[i] = dose.buprenorphineMgPerDay();
                mmeDays[i] += batch.doseMmePerDay[i] * (until - at);
                buprenorphineDays[i] += batch.buprenorphineMgPerDay[i] * (until - at);
                left[i] = until - at;
            }
            kernel.advance(batch, 0, patients.size(), left);
            at = until;
        }
        for (int i = 0; i < patients.size(); i++) {
            PatientRecord record = records.get(i);
            record.set(Recorded.MME_DAYS, mmeDays[i]);
            record.set(Recorded.COVERED_DAYS, mmeDays[i] > 0 ? length : 0);
            record.set(Recorded.BUPRENORPHINE_MG_DAYS, buprenorphineDays[i]);
            PatientRecorder.write(record, batch, i, length, model.hazard());
            record.closeStep();
        }
    }

    private ScheduledDose doseOn(int day) {
        ScheduledDose found = doses.get(0);
        for (ScheduledDose dose : doses) {
            if (dose.fromDay() <= day) {
                found = dose;
            }
        }
        return found;
    }

    private int endOf(ScheduledDose dose) {
        int next = doses.indexOf(dose) + 1;
        return next < doses.size() ? doses.get(next).fromDay() : days;
    }

    /** Days that the kernel has run so far. */
    public long days() {
        return kernelDays;
    }
}
