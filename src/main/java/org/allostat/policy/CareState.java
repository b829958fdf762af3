package org.allostat.policy;

import org.allostat.policy.Treatment.LossOfCare;

/**
 * One patient under one policy: what the chart says. Mutable, one object reused for many patients. Doses are what is
 * prescribed from the next day on. Levers write it; the body reads of it no more than {@link #treatment}, and an outcome no more
 * than {@link #summary}.
 */
public final class CareState {
    /** Where the patient stands. */
    public enum Phase {
        STABLE,
        TAPERING,
        OFF_OPIOIDS,
        ON_BUPRENORPHINE
    }

    private static final int NEVER = Integer.MIN_VALUE;

    Phase phase = Phase.STABLE;
    double doseMmePerDay;
    double buprenorphineMgPerDay;
    double painReliefNrs;
    boolean hasSelfManagement;
    int rotatedOnDay = NEVER;
    String formulation = "";

    /** Index of the offer accepted last, which a patient who tapers follows; -1 for none. */
    int followedOffer = -1;

    int naloxoneUntilDay = NEVER;

    /** Whether the policy does not concern the patient, known from the first visit on. */
    boolean isExcepted;

    double referenceMmePerDay;
    double painBeforeTaper;
    int pausesInARow;
    int nextStepDay;
    int changedOnDay = NEVER;
    LossOfCare lossOfCare = LossOfCare.NONE;

    /** One bit for each offer that was ever made. */
    int offersMade;
    /** One bit for each offer that was accepted at the latest visit. */
    int acceptedToday;

    int escalations;
    int reviews;
    int educationSessions;
    boolean taperOffered;
    boolean taperAccepted;
    boolean taperCompleted;
    boolean taperFailed;
    boolean buprenorphineOffered;
    boolean buprenorphineAccepted;

    /**
     * Starts a patient.
     *
     * @param mmePerDay prescribed dose at policy start, MME/d
     * @param formulationLabel how it is taken
     */
    public void start(double mmePerDay, String formulationLabel) {
        phase = mmePerDay > 0 ? Phase.STABLE : Phase.OFF_OPIOIDS;
        doseMmePerDay = mmePerDay;
        buprenorphineMgPerDay = 0;
        painReliefNrs = 0;
        hasSelfManagement = false;
        rotatedOnDay = NEVER;
        formulation = formulationLabel;
        followedOffer = -1;
        naloxoneUntilDay = NEVER;
        isExcepted = false;
        referenceMmePerDay = mmePerDay;
        painBeforeTaper = 0;
        pausesInARow = 0;
        nextStepDay = 0;
        changedOnDay = NEVER;
        lossOfCare = LossOfCare.NONE;
        offersMade = 0;
        acceptedToday = 0;
        escalations = 0;
        reviews = 0;
        educationSessions = 0;
        taperOffered = false;
        taperAccepted = false;
        taperCompleted = false;
        taperFailed = false;
        buprenorphineOffered = false;
        buprenorphineAccepted = false;
    }

    /**
     * What the body meets from a day on, until the next visit or a taper step before it.
     *
     * @param day day since policy start
     * @param visitDay day of the next visit
     * @param trustLostDays how long a taper or stop is held against care
     */
    public Treatment treatment(int day, int visitDay, double trustLostDays) {
        return new Treatment(
                doseMmePerDay,
                buprenorphineMgPerDay,
                painReliefNrs,
                formulation,
                rotatedOnDay == day,
                changedOnDay != NEVER && day - changedOnDay < trustLostDays ? lossOfCare : LossOfCare.NONE,
                phase == Phase.OFF_OPIOIDS,
                phase == Phase.ON_BUPRENORPHINE,
                day < naloxoneUntilDay,
                phase == Phase.TAPERING && nextStepDay < visitDay ? nextStepDay : visitDay);
    }

    /** What the chart tells of the patient. */
    public CareSummary summary() {
        return new CareSummary(
                phase == Phase.OFF_OPIOIDS,
                phase == Phase.ON_BUPRENORPHINE,
                doseMmePerDay,
                escalations,
                taperOffered,
                taperAccepted,
                taperCompleted,
                taperFailed,
                buprenorphineOffered,
                buprenorphineAccepted);
    }

    /** Whether no visit will change the chart any more: off opioids, or switched. */
    public boolean isBeyondReach() {
        return phase == Phase.OFF_OPIOIDS || phase == Phase.ON_BUPRENORPHINE;
    }

    boolean wasOffered(int offer) {
        return (offersMade & (1 << offer)) != 0;
    }

    /** Whether an offer was accepted at the latest visit. */
    public boolean wasAcceptedToday(int offer) {
        return (acceptedToday & (1 << offer)) != 0;
    }

    /** Notes where the patient stood when opioids were changed, and what that does to trust in care. */
    void follow(LossOfCare loss, Visit visit) {
        referenceMmePerDay = doseMmePerDay;
        painBeforeTaper = visit.pain;
        pausesInARow = 0;
        nextStepDay = visit.day;
        changedOnDay = visit.day;
        lossOfCare = loss;
    }

    public Phase phase() {
        return phase;
    }

    public int reviews() {
        return reviews;
    }

    public int educationSessions() {
        return educationSessions;
    }
}
