package org.allostat.policy;

/**
 * A rotation to another full agonist at the same dose.
 *
 * @param rotateTo label of the target formulation
 */
public record Rotate(OfferTerms terms, String rotateTo) implements Offer {
    @Override
    public String label() {
        return "rotation";
    }

    @Override
    public boolean isPointless(Visit visit, CareState care) {
        return rotateTo.equals(care.formulation);
    }

    @Override
    public void begin(Visit visit, CareState care, Behaviour behaviour) {
        care.notes.note(visit.day, new Decision.Rotated(care.formulation, rotateTo));
        care.formulation = rotateTo;
        care.rotatedOnDay = visit.day;
    }
}
