package org.allostat.policy;

import java.io.Serializable;
import java.util.List;
import org.allostat.evidence.CostItem;
import org.allostat.random.RandomStreams;

/**
 * One thing a review may offer or order: a lever, and what it does at a visit. A policy file names the class in snake_case as
 * the offer's {@code kind} and gives the components of its record; what the lever does to the body must reach it by a
 * component of {@link Treatment}.
 */
public sealed interface Offer extends Serializable
        permits Taper, SwitchToBuprenorphine, Discontinue, Rotate, SelfManagement, Naloxone, DoseCeiling {
    /** For whom and how the offer is made. */
    OfferTerms terms();

    /** What people call it: {@code switch to buprenorphine}. */
    String label();

    /** How many patients can have what is offered. */
    default Capacity capacity() {
        return Capacity.UNLIMITED;
    }

    /** Whether the patient already has what is offered. */
    default boolean isPointless(Visit visit, CareState care) {
        return false;
    }

    /** Whether a review at which the offer is made makes no other. */
    default boolean endsReview() {
        return true;
    }

    /** Probability that a patient who is asked says yes. */
    default double acceptance(Visit visit, CareState care, Behaviour.Acceptance law) {
        return law.probability(visit, terms().education(), 0, failures(care));
    }

    /** How often the patient has agreed to what is offered, and given up. */
    default int failures(CareState care) {
        return 0;
    }

    /** Day of the latest such failure, which makes an offer wait; {@link CareState#NEVER} for none. */
    default int failedOnDay(CareState care) {
        return CareState.NEVER;
    }

    /** Writes the answer into the chart. */
    default void note(boolean accepted, CareState care) {}

    /** Ids of the registry's cost parameters incurred once the offer is accepted, besides what the policy's costs say. */
    default List<String> costsOnceAccepted() {
        return List.of();
    }

    /** Item under which these costs are counted. */
    default CostItem costItem() {
        return CostItem.OFFERS;
    }

    /** What follows at the visit at which the offer is accepted. */
    void begin(Visit visit, CareState care, Behaviour behaviour);

    /** What follows at a later visit, while the lever keeps the patient in {@link CareState.Phase#TAPERING}. */
    default void goOn(Visit visit, CareState care, Behaviour behaviour, RandomStreams random) {}

    /** What follows on the day between visits for which the lever has set a step. */
    default void step(int day, CareState care, Behaviour behaviour) {}
}
