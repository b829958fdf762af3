package org.allostat.simulate;

import java.util.List;
import java.util.function.Consumer;
import org.allostat.evidence.Sex;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.DsmInterview;
import org.allostat.kernel.EventType;
import org.allostat.kernel.Formulation;
import org.allostat.kernel.Kernel;
import org.allostat.kernel.KernelParameters.Hazard;
import org.allostat.kernel.KernelState;
import org.allostat.kernel.Kernels;
import org.allostat.kernel.PatientBatch;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.policy.CareState;
import org.allostat.policy.Policy;
import org.allostat.policy.Prescriber;
import org.allostat.policy.Visit;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.PersonStream;
import org.allostat.population.StratumVariable;
import org.allostat.random.RandomStreams;

/**
 * One policy over a block of patients, from interview to the end of the horizon. Patients move in step, period by period:
 * a visit, then 28 days of the kernel. Nothing here depends on the block: each patient's course is a function of the
 * patient, the policy and the seed.
 */
final class PolicyReplay {
    private static final double DAYS_PER_WEEK = 7;

    private final Model model;
    private final RandomStreams random;
    private final Hazard hazard;
    private final Horizon horizon;
    private final Discounting discounting;
    private final Prescriber prescriber;
    private final String policyId;
    private final int draw;
    private final double reviewUsd;
    private final double educationUsd;
    private final double withdrawalCows;
    private final PatientBatch batch;
    private final CareState[] care;
    private final PatientLedger[] ledgers;
    private final Kernel kernel;
    private final PatientEvents events;
    private final boolean[] livesNow;
    private final int[][] strata;
    private final int[] day;
    private final int[] target;
    private final int[] daysLeft;
    private final double[] mmeDays;
    private final int[] overdosesBefore;
    private final int[] crisesBefore;
    private final Visit visit = new Visit();
    private final double[] thresholds = new double[Criterion.COUNT];

    /**
     * @param model the parameter set
     * @param draw its number
     * @param policy the policy to follow
     * @param horizon how long
     * @param discounting of costs, life-years and QALYs
     * @param blockSize largest number of patients at a time
     */
    PolicyReplay(Model model, int draw, Policy policy, Horizon horizon, Discounting discounting, int blockSize) {
        this.model = model;
        this.draw = draw;
        this.horizon = horizon;
        this.discounting = discounting;
        random = model.random();
        hazard = model.hazard();
        prescriber = new Prescriber(policy, model.behaviour(), random);
        policyId = policy.id();
        reviewUsd = total(policy.costs().perReview());
        educationUsd = total(policy.costs().perOffer());
        withdrawalCows = model.constants().parameters().withdrawal().moderateCows();
        kernel = Kernels.fastest(model.constants());
        events = new PatientEvents(model, discounting);
        batch = new PatientBatch(blockSize);
        livesNow = new boolean[blockSize];
        strata = new int[blockSize][];
        day = new int[blockSize];
        target = new int[blockSize];
        daysLeft = new int[blockSize];
        mmeDays = new double[blockSize];
        overdosesBefore = new int[blockSize];
        crisesBefore = new int[blockSize];
        care = new CareState[blockSize];
        ledgers = new PatientLedger[blockSize];
        for (int i = 0; i < blockSize; i++) {
            care[i] = new CareState();
            ledgers[i] = new PatientLedger();
        }
    }

    private double total(List<String> costIds) {
        double usd = 0;
        for (String id : costIds) {
            usd += model.values().applyAsDouble(id);
        }
        return usd;
    }

    /**
     * Runs the policy over a block.
     *
     * @param patients at most as many as the block holds
     * @param states the adaptation in which the policy finds each
     * @param months takes each patient's period
     * @param outcomes takes each patient's outcome, in order
     */
    void run(
            List<CohortPatient> patients,
            List<KernelState> states,
            MonthlyTally months,
            Consumer<PatientOutcome> outcomes) {
        for (int i = 0; i < patients.size(); i++) {
            start(i, patients.get(i), states.get(i));
        }
        for (int period = 0; period < horizon.periods(); period++) {
            live(patients, period, months);
        }
        for (int i = 0; i < patients.size(); i++) {
            CohortPatient patient = patients.get(i);
            outcomes.accept(ledgers[i].outcome(patient, policyId, draw, care[i], batch, i, criteria(i, patient)));
        }
    }

    private void start(int i, CohortPatient patient, KernelState state) {
        strata[i] = StratumVariable.strataOf(patient);
        batch.setPerson(i, patient.traits(), model.constants());
        batch.setState(i, state);
        batch.setFormulation(i, formulation(patient.formulation()), model.constants());
        batch.overdoseRatio[i] = model.kernel().overdoseRatio(patient.benzodiazepine());
        batch.misuse[i] = patient.misuse();
        for (EventType type : EventType.values()) {
            double budget = type == EventType.MISUSE && patient.misuse()
                    ? Double.POSITIVE_INFINITY
                    : random.exponential(patient.patientId(), EventStream.budget(type), 0);
            batch.hazardBudget[type.ordinal()][i] = budget;
        }
        // a course that is under way at the interview ends there; only long-term therapy goes on
        boolean goesOn = patient.exposureType().equals(ExposureType.LONG_TERM.label());
        double dose = goesOn ? patient.mmePerDay() : 0;
        care[i].start(dose, patient.formulation());
        batch.doseMmePerDay[i] = dose;
        ledgers[i].start();
        for (EventType type : EventType.values()) {
            ledgers[i].nextNumber(type);
        }
    }

    private static Formulation formulation(String label) {
        return Formulation.valueOf(label.toUpperCase(java.util.Locale.ROOT));
    }

    /** One period of all who are alive at its start. */
    private void live(List<CohortPatient> patients, int period, MonthlyTally months) {
        int size = patients.size();
        for (int i = 0; i < size; i++) {
            livesNow[i] = ledgers[i].alive();
            daysLeft[i] = 0;
            if (livesNow[i]) {
                open(i, patients.get(i), period);
            }
        }
        boolean running = true;
        while (running) {
            kernel.advance(batch, 0, size, daysLeft);
            running = false;
            for (int i = 0; i < size; i++) {
                running |= livesNow[i] && day[i] < horizon.end(period) && goOn(i, patients.get(i), period);
            }
        }
        for (int i = 0; i < size; i++) {
            if (livesNow[i]) {
                close(i, patients.get(i), period, months);
            }
        }
    }

    private void open(int i, CohortPatient patient, int period) {
        day[i] = horizon.start(period);
        if (period > 0) {
            meet(i, patient, period, day[i]);
        }
        setHazards(i, patient, day[i]);
        batch.clearSums(i);
        mmeDays[i] = 0;
        overdosesBefore[i] = ledgers[i].overdoses();
        crisesBefore[i] = ledgers[i].crises();
        aim(i, period);
    }

    private void aim(int i, int period) {
        target[i] = prescriber.nextStepBefore(care[i], horizon.end(period));
        daysLeft[i] = target[i] - day[i];
    }

    /** After the kernel stopped, at an event, a taper step or the end: what follows. True if days are left to run. */
    private boolean goOn(int i, CohortPatient patient, int period) {
        int reached = target[i] - daysLeft[i];
        mmeDays[i] += (reached - day[i]) * batch.doseMmePerDay[i];
        day[i] = reached;
        if (batch.events[i] != 0) {
            events.meet(batch, i, ledgers[i], patient.patientId(), reached);
        }
        if (!ledgers[i].alive()) {
            daysLeft[i] = 0;
            day[i] = horizon.end(period);
        } else if (daysLeft[i] == 0 && reached < horizon.end(period)) {
            prescriber.stepBetweenVisits(reached, care[i]);
            prescribe(i);
            aim(i, period);
        }
        return daysLeft[i] > 0;
    }

    private void close(int i, CohortPatient patient, int period, MonthlyTally months) {
        PatientLedger ledger = ledgers[i];
        int end = ledger.alive() ? horizon.end(period) : ledger.deathDay();
        int days = end - horizon.start(period);
        double factor = horizon.discountFactor(period);
        ledger.closePeriod(batch, i, days, factor / Discounting.DAYS_PER_YEAR, withdrawalCows);
        payForPeriod(i, days, mmeDays[i], factor);
        months.add(
                patient,
                strata[i],
                period,
                batch,
                i,
                days,
                mmeDays[i],
                ledger.overdoses() - overdosesBefore[i],
                ledger.crises() - crisesBefore[i],
                ledger.alive(),
                care[i]);
    }

    /** The visit, and what it costs. */
    private void meet(int i, CohortPatient patient, int period, int day) {
        CareState chart = care[i];
        visit.person = patient.patientId();
        visit.day = day;
        visit.number = period;
        visit.pain = batch.lastPain[i];
        visit.troughPain = batch.lastTroughPain[i];
        visit.untreatedPain = batch.untreatedPain(i);
        visit.cows = batch.lastCows[i];
        visit.craving = batch.lastCraving[i];
        visit.yearsOnOpioids = patient.yearsOnOpioids();
        visit.criteriaCount = patient.criteriaCount();
        visit.startedForAcutePain = patient.startedForAcutePain();
        visit.escalationPropensity = patient.personTraits().escalationPropensity();
        int reviews = chart.reviews();
        int sessions = chart.educationSessions();
        int courses = chart.selfManagementStarts();
        prescriber.visit(visit, chart);
        prescribe(i);
        if (chart.selfManagementStarts() > courses) {
            double relieved = patient.traits().untreatedPain() - chart.painReliefNrs();
            batch.setUntreatedPain(i, Math.max(0, relieved));
        }
        if (chart.takeRotation()) {
            batch.setFormulation(i, formulation(chart.formulation()), model.constants());
            batch.keepTolerance(i, model.behaviour().rotationToleranceRetention());
        }
        double usd = (chart.reviews() - reviews) * reviewUsd
                + (chart.educationSessions() - sessions) * educationUsd
                + (chart.selfManagementStarts() - courses) * model.costs().selfManagementCourse();
        ledgers[i].spendCare(usd * discounting.factorAt(day / Discounting.DAYS_PER_YEAR));
    }

    private void prescribe(int i) {
        batch.doseMmePerDay[i] = care[i].doseMmePerDay();
        batch.buprenorphineMgPerDay[i] = care[i].buprenorphineMgPerDay();
    }

    private void setHazards(int i, CohortPatient patient, int day) {
        int age = patient.ageYears() + (int) (day / Discounting.DAYS_PER_YEAR);
        batch.backgroundDeathPerDay[i] = model.mortality()
                        .yearlyHazard(age, Sex.valueOf(patient.sex().toUpperCase(java.util.Locale.ROOT)))
                / Discounting.DAYS_PER_YEAR;
        double lostTrust = switch (care[i].lossOfCare(day, hazard.crisisFactorDays())) {
            case NONE -> 1;
            case CONSENTED -> hazard.crisisConsentedFactor();
            case FORCED -> hazard.crisisForcedFactor();
        };
        batch.crisisRatio[i] = lostTrust * model.kernel().crisisRatio(patient.depression());
    }

    private void payForPeriod(int i, int days, double mmeDays, double factor) {
        double opioidsUsd = mmeDays * model.costs().opioidPerMme()
                + (batch.buprenorphineMgPerDay[i] > 0
                        ? days / DAYS_PER_WEEK * model.costs().buprenorphinePerWeek()
                        : 0);
        double careUsd = days / Discounting.DAYS_PER_YEAR * model.costs().backgroundCarePerYear();
        ledgers[i].spendOpioids(opioidsUsd * factor);
        ledgers[i].spendCare(careUsd * factor);
    }

    private int criteria(int i, CohortPatient patient) {
        for (Criterion criterion : Criterion.values()) {
            double uniform = random.uniform(patient.patientId(), PersonStream.criterion(criterion), 0);
            thresholds[criterion.ordinal()] = model.interview().threshold(criterion, uniform);
        }
        double severity = model.interview()
                .severity(
                        patient.personTraits().criteriaBaseline(),
                        batch.rewardLoad(i),
                        batch.stressLoad(i),
                        batch.lastCraving[i],
                        batch.misuse[i]);
        return Integer.bitCount(DsmInterview.counted(DsmInterview.endorsed(severity, thresholds), batch.misuse[i]));
    }
}
