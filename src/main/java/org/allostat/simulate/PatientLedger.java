package org.allostat.simulate;

import org.allostat.evidence.CostItem;
import org.allostat.kernel.EventType;
import org.allostat.kernel.OverdoseRoute;
import org.allostat.kernel.PatientBatch;
import org.allostat.kernel.Readout;
import org.allostat.outcomes.DaysOfYears;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.YearQuantity;
import org.allostat.outcomes.YearSums;
import org.allostat.policy.CareSummary;
import org.allostat.population.CohortPatient;
import org.allostat.unit.Calendar;
import org.jspecify.annotations.Nullable;

/** What has happened in one course of a patient so far; what visits cost is on the {@link Chart}. Mutable. */
final class PatientLedger {
    private static final int NOT_YET = -1;

    private int deathDay = NOT_YET;
    private int misuseDay = NOT_YET;
    private int latestMisuseDay = NOT_YET;
    private int overdoses;
    private final int[] overdosesByRoute = new int[OverdoseRoute.COUNT];
    private final int[] eventNumber = new int[EventType.COUNT];
    private int withdrawalPeriods;
    private boolean fatalOverdose;
    private boolean suicide;
    private int crises;
    private final double[] expectedOverdoses = new double[OverdoseRoute.COUNT];
    private double expectedCrises;
    private double painSum;
    private double hyperkatifeiaSum;
    private double moodSum;
    private double utilitySum;
    private double maxCows;
    private int personDays;
    private int buprenorphineDays;
    private int opioidDays;
    private double lifeYears;
    private double qalys;
    private PatientYears years = new PatientYears();

    /** A ledger with the same past. */
    PatientLedger copy() {
        PatientLedger copy = new PatientLedger();
        copy.deathDay = deathDay;
        copy.misuseDay = misuseDay;
        copy.latestMisuseDay = latestMisuseDay;
        copy.overdoses = overdoses;
        copy.withdrawalPeriods = withdrawalPeriods;
        copy.fatalOverdose = fatalOverdose;
        copy.suicide = suicide;
        copy.crises = crises;
        copy.expectedCrises = expectedCrises;
        copy.painSum = painSum;
        copy.hyperkatifeiaSum = hyperkatifeiaSum;
        copy.moodSum = moodSum;
        copy.utilitySum = utilitySum;
        copy.maxCows = maxCows;
        copy.personDays = personDays;
        copy.buprenorphineDays = buprenorphineDays;
        copy.opioidDays = opioidDays;
        copy.lifeYears = lifeYears;
        copy.qalys = qalys;
        copy.years = years.copy();
        System.arraycopy(overdosesByRoute, 0, copy.overdosesByRoute, 0, overdosesByRoute.length);
        System.arraycopy(eventNumber, 0, copy.eventNumber, 0, eventNumber.length);
        System.arraycopy(expectedOverdoses, 0, copy.expectedOverdoses, 0, expectedOverdoses.length);
        return copy;
    }

    boolean alive() {
        return deathDay == NOT_YET;
    }

    /** Day of death, counted as days lived since policy start; only of the dead. */
    int deathDay() {
        return deathDay;
    }

    int overdoses() {
        return overdoses;
    }

    int crises() {
        return crises;
    }

    /** Counts an event of a type and returns its number, 0 for the first. */
    int nextNumber(EventType type) {
        return eventNumber[type.ordinal()]++;
    }

    /**
     * Counts an overdose.
     *
     * @param day day that it ends, counted as days lived since policy start
     * @param lostQalys what it takes where it is survived
     * @param factor what 1 of the day is worth at policy start
     */
    void overdose(OverdoseRoute route, boolean fatal, int day, double lostQalys, double factor) {
        overdoses++;
        overdosesByRoute[route.ordinal()]++;
        years.count(PatientYears.overdose(route), day, factor);
        if (fatal) {
            fatalOverdose = true;
            die(PatientYears.death(route), day, factor);
        } else {
            lose(lostQalys, day, factor);
        }
    }

    private void die(YearQuantity cause, int day, double factor) {
        deathDay = day;
        years.count(YearQuantity.DEATHS, day, factor);
        years.count(cause, day, factor);
    }

    private void lose(double lostQalys, int day, double factor) {
        qalys -= lostQalys * factor;
        years.lose(lostQalys, day, factor);
    }

    /**
     * Counts a mental-health crisis.
     *
     * @param day day that it ends, counted as days lived since policy start
     * @param lostQalys what it takes where it is survived
     * @param factor what 1 of the day is worth at policy start
     */
    void crisis(boolean bySuicide, int day, double lostQalys, double factor) {
        crises++;
        years.count(YearQuantity.MENTAL_HEALTH_CRISES, day, factor);
        if (bySuicide) {
            suicide = true;
            die(YearQuantity.DEATHS_SUICIDE, day, factor);
        } else {
            lose(lostQalys, day, factor);
        }
    }

    void backgroundDeath(int day, double factor) {
        die(YearQuantity.DEATHS_OTHER, day, factor);
    }

    /**
     * Days of illicit use in a period, of a patient who uses at its end: from the latest onset, if that was in the period, else
     * all.
     *
     * @param lived days alive in the period, the last that was closed
     */
    int illicitDays(int lived) {
        return Math.min(lived, personDays - Math.max(0, latestMisuseDay));
    }

    void misuse(int day, double factor) {
        years.count(YearQuantity.MISUSE_ONSETS, day, factor);
        misuseDay = misuseDay == NOT_YET ? day : misuseDay;
        latestMisuseDay = day;
    }

    /** Counts days with a prescribed full agonist. */
    void takeOpioids(int days) {
        opioidDays += days;
    }

    /**
     * Takes over what the kernel summed in a period.
     *
     * @param lived days alive in the period
     * @param factor what 1 spread over the period is worth at policy start
     * @param withdrawalCows COWS from which a period counts as a withdrawal encounter in claims
     */
    void closePeriod(PatientBatch batch, int i, DaysOfYears lived, double factor, double withdrawalCows) {
        int days = lived.days();
        double yearsPerDay = factor / Calendar.DAYS_PER_YEAR;
        double utility = batch.sum[Readout.UTILITY.ordinal()][i];
        painSum += batch.sum[Readout.PAIN.ordinal()][i];
        hyperkatifeiaSum += batch.sum[Readout.HYPERKATIFEIA.ordinal()][i];
        moodSum += batch.sum[Readout.MOOD.ordinal()][i];
        utilitySum += utility;
        for (int route = 0; route < OverdoseRoute.COUNT; route++) {
            expectedOverdoses[route] += batch.overdoseHazard[route][i];
        }
        expectedCrises += batch.crisisHazard[i];
        double cows = batch.maxCows[i];
        maxCows = Math.max(maxCows, cows);
        withdrawalPeriods += cows >= withdrawalCows ? 1 : 0;
        personDays += days;
        buprenorphineDays += batch.buprenorphineMgPerDay[i] > 0 ? days : 0;
        lifeYears += days * yearsPerDay;
        qalys += utility * yearsPerDay;
        years.live(lived, utility, factor);
    }

    /** What accrued, year by year. */
    PatientYears years() {
        return years;
    }

    /** The row of {@code patient_outcomes}. */
    PatientOutcome outcome(
            CohortPatient patient,
            String policy,
            int draw,
            CareSummary care,
            YearSums byYear,
            Closing.Term beyond,
            PatientBatch batch,
            int i,
            int criteria) {
        double opioidsUsd = usd(byYear, CostItem.OPIOIDS) + usd(byYear, CostItem.BUPRENORPHINE);
        double careUsd = 0;
        for (CostItem item : CostItem.values()) {
            boolean isDrug = item == CostItem.OPIOIDS || item == CostItem.BUPRENORPHINE;
            careUsd += item.isHealthCare() && !isDrug ? usd(byYear, item) : 0;
        }
        double days = personDays;
        return new PatientOutcome(
                patient.patientId(),
                patient.weight(),
                policy,
                draw,
                beyond.counted().label(),
                !alive(),
                dayOrNull(deathDay),
                overdoses,
                overdosesByRoute[OverdoseRoute.PRESCRIBED.ordinal()],
                overdosesByRoute[OverdoseRoute.LOST_TOLERANCE.ordinal()],
                overdosesByRoute[OverdoseRoute.ILLICIT.ordinal()],
                overdoses + withdrawalPeriods,
                fatalOverdose,
                suicide,
                fatalOverdose || suicide,
                crises,
                expectedOverdoses[OverdoseRoute.PRESCRIBED.ordinal()],
                expectedOverdoses[OverdoseRoute.LOST_TOLERANCE.ordinal()],
                expectedOverdoses[OverdoseRoute.ILLICIT.ordinal()],
                expectedCrises,
                dayOrNull(misuseDay),
                care.offOpioids(),
                care.onBuprenorphine(),
                care.doseMmePerDay(),
                care.escalations(),
                care.taperOffered(),
                care.taperAccepted(),
                care.taperCompleted(),
                care.taperFailed(),
                care.buprenorphineOffered(),
                care.buprenorphineAccepted(),
                care.reversals(),
                care.restarts(),
                care.taperUnfinished(),
                care.buprenorphineDropouts(),
                buprenorphineDays / Calendar.DAYS_PER_MONTH,
                care.isWaiting(),
                care.waitedDaysUntil(personDays) / Calendar.DAYS_PER_MONTH,
                opioidDays,
                painSum / days,
                hyperkatifeiaSum / days,
                moodSum / days,
                utilitySum / days,
                maxCows,
                batch.lastPain[i],
                batch.lastMood[i],
                batch.lastHyperkatifeia[i],
                criteria,
                personDays,
                days / Calendar.DAYS_PER_YEAR,
                lifeYears + beyond.lifeYears(),
                qalys + beyond.qalys(),
                beyond.lifeYears(),
                beyond.qalys(),
                opioidsUsd,
                careUsd,
                beyond.costUsd(),
                byYear.discounted(YearQuantity.COST_USD.ordinal()) + beyond.costUsd());
    }

    private static double usd(YearSums byYear, CostItem item) {
        return byYear.discounted(YearQuantity.ofCost(item).ordinal());
    }

    private static @Nullable Integer dayOrNull(int day) {
        return day == NOT_YET ? null : day;
    }
}
