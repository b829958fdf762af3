package org.allostat.policy;

import java.util.List;

/**
 * A course of pain self-management beside the opioids.
 *
 * @param painReliefNrs lasting relief of untreated pain, NRS
 */
public record SelfManagement(OfferTerms terms, double painReliefNrs) implements Offer {
    @Override
    public String label() {
        return "self-management";
    }

    @Override
    public boolean isPointless(Visit visit, CareState care) {
        return care.hasSelfManagement;
    }

    @Override
    public List<String> costsOnceAccepted() {
        return List.of("costs.self_management_course");
    }

    @Override
    public void begin(Visit visit, CareState care, Behaviour behaviour) {
        care.hasSelfManagement = true;
        care.painReliefNrs += painReliefNrs;
        care.notes.note(visit.day, new Decision.SelfManagementBegun(painReliefNrs));
    }
}
