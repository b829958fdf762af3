package org.allostat.policy;

import org.allostat.policy.CareState.Phase;

/** A stop of opioids at the visit, without a taper. */
public record Discontinue(OfferTerms terms) implements Offer {
    @Override
    public void begin(Visit visit, CareState care, Behaviour behaviour) {
        care.follow(terms.lossOfCare(), visit);
        care.doseMmePerDay = 0;
        care.phase = Phase.OFF_OPIOIDS;
    }
}
