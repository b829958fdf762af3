package org.allostat.policy;

import java.io.Serializable;
import java.util.List;
import org.allostat.evidence.CostItem;
import org.allostat.unit.Unit;

/**
 * Take-home naloxone, prescribed beside the opioid and dispensed with its next fill. It changes no dose and no hazard: of the
 * overdoses of whoever carries it, fewer kill.
 *
 * @param naloxone who fills the prescription and how long a kit is carried
 */
public record Naloxone(OfferTerms terms, Kit naloxone) implements Offer {
    /**
     * A kit.
     *
     * @param filledShare share of patients asked who fill the prescription, 0 to 1
     * @param carriedDays days after which it has expired or is lost; a later review may give another
     */
    public record Kit(double filledShare, int carriedDays) implements Serializable {}

    /**
     * What naloxone does; registry group {@code naloxone}. A kit helps if somebody who can use it is there.
     *
     * @param usedShare share of a carrier's overdoses at which the kit is at hand and a witness uses it
     * @param fatalityReduction relative reduction of the fatal share where it is used
     * @param kit cost of a kit
     */
    public record Law(
            @Unit("1") double usedShare,
            @Unit("1") double fatalityReduction,
            @Unit("USD 2021") double kit) {
        /** Fatal share of overdoses over that without naloxone: model.md (50). */
        public double fatalShareRatio(Treatment treatment) {
            return treatment.carriesNaloxone() ? 1 - usedShare * fatalityReduction : 1;
        }
    }

    @Override
    public String label() {
        return "naloxone";
    }

    @Override
    public boolean isPointless(Visit visit, CareState care) {
        return visit.day < care.naloxoneUntilDay;
    }

    /** The settled attitude of {@link DecisionStream#ACCEPTANCE}: whoever takes up other offers fills this one first. */
    @Override
    public double acceptance(Visit visit, CareState care, Behaviour.Acceptance law) {
        return naloxone.filledShare();
    }

    /** The prescriber's other offers are made as if this one had not been. */
    @Override
    public boolean endsReview() {
        return false;
    }

    @Override
    public List<String> costsOnceAccepted() {
        return List.of("naloxone.kit");
    }

    @Override
    public CostItem costItem() {
        return CostItem.NALOXONE;
    }

    @Override
    public void begin(Visit visit, CareState care, Behaviour behaviour) {
        care.naloxoneUntilDay = visit.day + naloxone.carriedDays();
        care.notes.note(visit.day, new Decision.NaloxoneDispensed(naloxone.carriedDays()));
    }
}
