package org.allostat.policy;

import java.io.Serializable;
import org.allostat.policy.CareState.Cut;
import org.allostat.policy.CareState.Phase;

/**
 * A switch from the full agonist to sublingual buprenorphine, from the next day on.
 *
 * @param buprenorphine how much
 * @param capacity how many can be treated
 */
public record SwitchToBuprenorphine(OfferTerms terms, Dosing buprenorphine, Capacity capacity) implements Offer {
    /**
     * The dose that replaces a full agonist: clip(base + perMme x dose, minimum, maximum).
     *
     * @param baseMgPerDay mg/d
     * @param mgPerMme mg/d per MME/d
     * @param minimumMgPerDay mg/d
     * @param maximumMgPerDay mg/d
     */
    public record Dosing(double baseMgPerDay, double mgPerMme, double minimumMgPerDay, double maximumMgPerDay)
            implements Serializable {}

    @Override
    public String label() {
        return "switch to buprenorphine";
    }

    @Override
    public double acceptance(Visit visit, CareState care, Behaviour.Acceptance law) {
        return law.probability(visit, terms.education(), law.buprenorphine(), failures(care));
    }

    @Override
    public int failures(CareState care) {
        return care.buprenorphineDropouts;
    }

    @Override
    public int failedOnDay(CareState care) {
        return care.leftBuprenorphineOnDay;
    }

    @Override
    public void note(boolean accepted, CareState care) {
        care.buprenorphineOffered = true;
        care.buprenorphineAccepted |= accepted;
    }

    /** Puts one opioid in the place of another: whoever orders it, trust in care stays. */
    @Override
    public void begin(Visit visit, CareState care, Behaviour behaviour) {
        care.beginCut(Cut.CONSENTED, visit);
        double wanted = buprenorphine.baseMgPerDay() + buprenorphine.mgPerMme() * care.doseMmePerDay;
        care.buprenorphineMgPerDay =
                Math.min(buprenorphine.maximumMgPerDay(), Math.max(buprenorphine.minimumMgPerDay(), wanted));
        care.notes.note(
                visit.day, new Decision.SwitchedToBuprenorphine(care.doseMmePerDay, care.buprenorphineMgPerDay));
        care.cutTo(0, visit.day);
        care.phase = Phase.ON_BUPRENORPHINE;
    }
}
