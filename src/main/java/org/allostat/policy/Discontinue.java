package org.allostat.policy;

import org.allostat.policy.CareState.Phase;

/** A stop of opioids at the visit, without a taper. */
public record Discontinue(OfferTerms terms) implements Offer {
    @Override
    public String label() {
        return "stop";
    }

    @Override
    public int failures(CareState care) {
        return care.taperFailures;
    }

    @Override
    public int failedOnDay(CareState care) {
        return care.taperFailedOnDay;
    }

    @Override
    public void begin(Visit visit, CareState care, Behaviour behaviour) {
        care.beginCut(terms.cut(), visit);
        care.notes.note(visit.day, new Decision.DoseCut(care.doseMmePerDay, 0));
        care.cutTo(0, visit.day);
        care.phase = Phase.OFF_OPIOIDS;
    }
}
