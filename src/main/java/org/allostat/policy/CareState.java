package org.allostat.policy;

import org.allostat.policy.Policy.Offer;

/**
 * One patient under one policy: what the chart says. Mutable, one object reused for many patients. Doses are what is
 * prescribed from the next day on.
 */
public final class CareState {
    /** Where the patient stands. */
    public enum Phase {
        STABLE,
        TAPERING,
        OFF_OPIOIDS,
        ON_BUPRENORPHINE
    }

    /** What a taper or a stop does to trust in care: nothing, something if agreed, more if imposed. */
    public enum LossOfCare {
        NONE,
        CONSENTED,
        FORCED
    }

    private static final int NEVER = Integer.MIN_VALUE;

    Phase phase = Phase.STABLE;
    double doseMmePerDay;
    double buprenorphineMgPerDay;
    double painReliefNrs;
    boolean rotated;
    String formulation = "";

    /** Index of the offer being followed, -1 for none. */
    int activeOffer = -1;

    double referenceMmePerDay;
    double painBeforeTaper;
    int pausesInARow;
    int nextStepDay;
    int changedOnDay = NEVER;
    LossOfCare lossOfCare = LossOfCare.NONE;
    int offersMade;

    int escalations;
    int reviews;
    int educationSessions;
    int selfManagementStarts;
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
        rotated = false;
        formulation = formulationLabel;
        activeOffer = -1;
        referenceMmePerDay = mmePerDay;
        painBeforeTaper = 0;
        pausesInARow = 0;
        nextStepDay = 0;
        changedOnDay = NEVER;
        lossOfCare = LossOfCare.NONE;
        offersMade = 0;
        escalations = 0;
        reviews = 0;
        educationSessions = 0;
        selfManagementStarts = 0;
        taperOffered = false;
        taperAccepted = false;
        taperCompleted = false;
        taperFailed = false;
        buprenorphineOffered = false;
        buprenorphineAccepted = false;
    }

    /**
     * Whether the body meets the same under both charts: dose, drug, relief, and what the chart did to trust in care.
     *
     * @param day day since policy start
     * @param trustLostDays how long a taper or stop is held against care
     */
    public boolean treatsAs(CareState other, int day, double trustLostDays) {
        return doseMmePerDay == other.doseMmePerDay
                && buprenorphineMgPerDay == other.buprenorphineMgPerDay
                && painReliefNrs == other.painReliefNrs
                && rotated == other.rotated
                && formulation.equals(other.formulation)
                && standsAs(other)
                && lossOfCare(day, trustLostDays) == other.lossOfCare(day, trustLostDays);
    }

    /** Whether both charts tell the same of the patient at the end. */
    public boolean endsAs(CareState other) {
        return standsAs(other)
                && doseMmePerDay == other.doseMmePerDay
                && escalations == other.escalations
                && taperOffered == other.taperOffered
                && taperAccepted == other.taperAccepted
                && taperCompleted == other.taperCompleted
                && taperFailed == other.taperFailed
                && buprenorphineOffered == other.buprenorphineOffered
                && buprenorphineAccepted == other.buprenorphineAccepted;
    }

    /** Whether no visit will change the chart any more: off opioids, or switched. */
    public boolean isBeyondReach() {
        return phase == Phase.OFF_OPIOIDS || phase == Phase.ON_BUPRENORPHINE;
    }

    private boolean standsAs(CareState other) {
        return phase == other.phase || !(isBeyondReach() || other.isBeyondReach());
    }

    boolean wasOffered(int offer) {
        return (offersMade & (1 << offer)) != 0;
    }

    void follow(int offerIndex, Offer offer, int day, double pain) {
        activeOffer = offerIndex;
        referenceMmePerDay = doseMmePerDay;
        painBeforeTaper = pain;
        pausesInARow = 0;
        nextStepDay = day;
        changedOnDay = day;
        boolean losesDrug = offer.kind() != Policy.OfferKind.SWITCH_TO_BUPRENORPHINE;
        boolean forced = offer.consent() == Policy.Consent.NONE;
        lossOfCare = !losesDrug ? LossOfCare.NONE : forced ? LossOfCare.FORCED : LossOfCare.CONSENTED;
    }

    void stopOpioids() {
        doseMmePerDay = 0;
        phase = Phase.OFF_OPIOIDS;
    }

    public Phase phase() {
        return phase;
    }

    /** Prescribed full agonist, MME/d. */
    public double doseMmePerDay() {
        return doseMmePerDay;
    }

    /** Prescribed buprenorphine, mg/d. */
    public double buprenorphineMgPerDay() {
        return buprenorphineMgPerDay;
    }

    /** Relief of untreated pain by self-management, NRS. */
    public double painReliefNrs() {
        return painReliefNrs;
    }

    /** How the full agonist is taken, a formulation label. */
    public String formulation() {
        return formulation;
    }

    /** Whether the patient has just been rotated; reading it takes it back. */
    public boolean takeRotation() {
        boolean was = rotated;
        rotated = false;
        return was;
    }

    /**
     * What the latest taper or stop did to trust in care, if it is recent.
     *
     * @param day day since policy start
     * @param days how long the loss lasts
     */
    public LossOfCare lossOfCare(int day, double days) {
        return changedOnDay != NEVER && day - changedOnDay < days ? lossOfCare : LossOfCare.NONE;
    }

    public int escalations() {
        return escalations;
    }

    public int reviews() {
        return reviews;
    }

    public int educationSessions() {
        return educationSessions;
    }

    public int selfManagementStarts() {
        return selfManagementStarts;
    }

    public boolean taperOffered() {
        return taperOffered;
    }

    public boolean taperAccepted() {
        return taperAccepted;
    }

    public boolean taperCompleted() {
        return taperCompleted;
    }

    public boolean taperFailed() {
        return taperFailed;
    }

    public boolean buprenorphineOffered() {
        return buprenorphineOffered;
    }

    public boolean buprenorphineAccepted() {
        return buprenorphineAccepted;
    }
}
