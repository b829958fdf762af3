package org.allostat.simulate;

import java.util.Locale;
import org.allostat.evidence.Sex;
import org.allostat.kernel.EventType;
import org.allostat.kernel.Formulation;
import org.allostat.kernel.PatientBatch;
import org.allostat.policy.Treatment;
import org.allostat.policy.Visit;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.PainCourse;
import org.allostat.population.Unseen;
import org.allostat.unit.Calendar;

/** The way between a patient's chart and the patient's place in the batch: what is prescribed, and what a visit shows. */
final class PatientBody {
    private final Model model;
    private final PatientBatch batch;
    private final PainCourse painCourse;
    private final Unseen unseen;
    private final double lossPerImposedCut;

    PatientBody(Model model, PatientBatch batch) {
        this.model = model;
        this.batch = batch;
        painCourse = new PainCourse(model);
        unseen = new Unseen(model);
        lossPerImposedCut = model.constants().parameters().care().lossPerImposedCut();
    }

    /** Puts a patient into the course's place, as at the interview. */
    void start(Course course, CohortPatient patient) {
        int i = course.lane();
        batch.setPerson(i, patient.traits(), model.constants());
        batch.setState(i, patient.state());
        batch.setFormulation(i, formulation(patient.formulation()), model.constants());
        batch.misuse[i] = patient.misuse();
        for (EventType type : EventType.values()) {
            int number = course.ledger().nextNumber(type);
            batch.hazardBudget[type.ordinal()][i] = type == EventType.MISUSE && patient.misuse()
                    ? Double.POSITIVE_INFINITY
                    : model.random().exponential(patient.patientId(), EventStream.budget(type), number);
        }
    }

    private static Formulation formulation(String label) {
        return Formulation.valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Shows the body to a prescriber. */
    void show(Course course, ReplayedPatient replayed, int visitNumber, Visit visit) {
        int i = course.lane();
        CohortPatient patient = replayed.patient();
        double drift = replayed.painCourse().drift();
        visit.cutRatio = unseen.cutRatio(patient.patientId(), drift);
        visit.riseRatio = unseen.riseRatio(drift);
        visit.person = patient.patientId();
        visit.day = course.day;
        visit.number = visitNumber;
        visit.pain = batch.lastPain[i];
        visit.troughPain = batch.lastTroughPain[i];
        visit.untreatedPain = batch.untreatedPain(i);
        visit.cows = batch.lastCows[i];
        visit.craving = batch.lastCraving[i];
        visit.yearsOnOpioids = patient.yearsOnOpioids();
        visit.criteriaCount = patient.criteriaCount();
        visit.ageYears = ageYears(patient, course);
        visit.female = replayed.sex() == Sex.FEMALE;
        visit.painCondition = patient.painCondition();
        visit.insurance = patient.insurance();
        visit.benzodiazepine = patient.benzodiazepine();
        visit.depression = patient.depression();
        visit.startedForAcutePain = patient.startedForAcutePain();
        visit.escalationPropensity = patient.personTraits().escalationPropensity();
    }

    /** Treats the body as the charts say, for the period that begins today. */
    void treat(Course course, ReplayedPatient patient) {
        int i = course.lane();
        Treatment treatment = course.treatment();
        prescribe(course);
        batch.setUntreatedPain(
                i,
                painCourse.untreatedPain(
                        patient.patient().traits().untreatedPain() - treatment.painReliefNrs(), patient.painCourse()));
        if (treatment.rotatedToday()) {
            batch.setFormulation(i, formulation(treatment.formulation()), model.constants());
            batch.keepTolerance(i, model.behaviour().rotationToleranceRetention());
        }
        setHazards(course, patient);
    }

    /** Sets the doses, and what today's change of them does to care and trust: model.md (52), (54). */
    void prescribe(Course course) {
        int i = course.lane();
        Treatment treatment = course.treatment();
        batch.doseMmePerDay[i] = treatment.doseMmePerDay();
        batch.buprenorphineMgPerDay[i] = treatment.buprenorphineMgPerDay();
        if (treatment.imposedCutShare() > 0) {
            batch.loseCare(i, lossPerImposedCut * treatment.imposedCutShare());
        }
        if (treatment.resumedToday()) {
            batch.keepCareLoss(i, model.behaviour().restart().careLossKept());
        }
    }

    private static int ageYears(CohortPatient patient, Course course) {
        return patient.ageYears() + (int) (course.day / Calendar.DAYS_PER_YEAR);
    }

    private void setHazards(Course course, ReplayedPatient replayed) {
        CohortPatient patient = replayed.patient();
        int i = course.lane();
        int age = ageYears(patient, course);
        if (age != course.ageOfHazard) {
            batch.backgroundDeathPerDay[i] =
                    model.mortality().yearlyHazard(age, replayed.sex()) / Calendar.DAYS_PER_YEAR;
            course.ageOfHazard = age;
        }
        boolean atRisk = unseen.isAtRisk(patient.patientId());
        double drifting = unseen.hazardRatio(replayed.painCourse().drift());
        batch.overdoseRatio[i] = drifting * model.hazardRatios().overdose(patient.benzodiazepine(), atRisk);
        batch.crisisRatio[i] = drifting * model.hazardRatios().crisis(patient.depression(), atRisk);
    }
}
