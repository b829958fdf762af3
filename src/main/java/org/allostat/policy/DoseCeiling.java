package org.allostat.policy;

/**
 * A dose limit that is enforced, not only a bar to rises: whoever is above it at a review comes down to it at once. The rule for
 * rises is the policy's escalation, whose cap should not lie above the ceiling.
 *
 * @param ceilingMmePerDay largest dose, MME/d
 */
public record DoseCeiling(OfferTerms terms, double ceilingMmePerDay) implements Offer {
    @Override
    public String label() {
        return "dose ceiling";
    }

    @Override
    public boolean isPointless(Visit visit, CareState care) {
        return care.doseMmePerDay <= ceilingMmePerDay;
    }

    @Override
    public void begin(Visit visit, CareState care, Behaviour behaviour) {
        care.beginCut(terms.cut(), visit);
        care.notes.note(visit.day, new Decision.DoseCut(care.doseMmePerDay, ceilingMmePerDay));
        care.cutTo(ceilingMmePerDay, visit.day);
    }
}
