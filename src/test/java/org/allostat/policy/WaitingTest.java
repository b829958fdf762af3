package org.allostat.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.allostat.policy.CareState.Phase;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Costs;
import org.allostat.policy.Policy.Eligibility;
import org.allostat.policy.Policy.StartedFor;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;

/** One patient, from 100 MME/d, who accepts at the first visit an offer that is taken. */
class WaitingTest {
    private static final Capacity ONE_PLACE = new Capacity(Capacity.NO_LIMIT, 1);
    private static final Offer SWITCH = Policies.buprenorphine(ONE_PLACE);
    private static final double LUCK = new RandomStreams(20_260_101).uniform(1, LuckStreams.QUEUE.code(0), 1);

    /** The turn comes at the fifth visit, which is no review: four months of 28 days on the former dose, then the switch. */
    @Test
    void waitsUntilTheTurnOnTheFormerDoseAndThenStarts() {
        Policy quarterly = Policies.policy("p", 84, Policies.HOLD, new Costs(List.of(), List.of()), SWITCH);
        Clinic clinic = willing(quarterly, turnAt(5, 1 + LUCK));
        for (int number = 1; number <= 4; number++) {
            clinic.visit(number);
            assertEquals(100, clinic.treatment().doseMmePerDay());
            assertEquals(0, clinic.care.queue().waitingFor());
            assertTrue(clinic.care.summary().isWaiting());
            assertEquals(28 * (number - 1), clinic.care.summary().waitedDaysUntil(28 * number));
        }
        assertFalse(clinic.care.summary().buprenorphineAccepted());
        assertTrue(clinic.care.summary().buprenorphineOffered());
        clinic.visit(5);
        assertEquals(Phase.ON_BUPRENORPHINE, clinic.care.phase());
        assertEquals(9, clinic.treatment().buprenorphineMgPerDay());
        assertTrue(clinic.care.wasAcceptedToday(0));
        assertEquals(
                List.of(1, 5),
                List.of(clinic.care.queue().joinedAtVisit(), clinic.care.queue().startedAtVisit()));
        assertEquals(0, clinic.care.queue().holdsPlaceOf());
        CareSummary summary = clinic.visit(6).care.summary();
        assertFalse(summary.isWaiting());
        assertEquals(112, summary.waitedDaysUntil(1000));
    }

    /** The turn is that of tickets below a number, and the ticket is the visit and the luck. */
    @Test
    void luckOrdersThoseWhoJoinAtTheSameVisit() {
        assertEquals(
                Phase.STABLE,
                willing(Policies.offering(SWITCH), turnAt(1, 1 + LUCK - 1e-9))
                        .visit(1)
                        .care
                        .phase());
        assertEquals(
                Phase.ON_BUPRENORPHINE,
                willing(Policies.offering(SWITCH), turnAt(1, 1 + LUCK + 1e-9))
                        .visit(1)
                        .care
                        .phase());
    }

    /** Waiting stops no rise of the dose; an order of the same policy is not given, for no review offers anything. */
    @Test
    void doseMayRiseAndNothingElseIsOfferedInTheMeantime() {
        Policy policy = Policies.policy(
                "p",
                28,
                Policies.ESCALATE,
                new Costs(List.of(), List.of()),
                SWITCH,
                Policies.discontinue(Consent.NONE));
        Clinic clinic = willing(policy, Turns.NEVER);
        clinic.visit.escalationPropensity = 1;
        clinic.visit.troughPain = 5;
        clinic.visit(1);
        double before = clinic.treatment().doseMmePerDay();
        clinic.visit(2).visit(3);
        assertTrue(clinic.treatment().doseMmePerDay() > before, "dose: " + clinic.treatment());
        assertEquals(Phase.STABLE, clinic.care.phase());
        assertEquals(3, clinic.care.reviews());
    }

    /** The offer is for doses up to 110 MME/d; who is above it at a visit leaves the queue, though the turn has come. */
    @Test
    void whoeverIsNotEligibleAnyMoreLeavesTheQueue() {
        Offer forSome = new SwitchToBuprenorphine(
                new OfferTerms(
                        new Eligibility(0, 110, 0, 0, StartedFor.ANY, PatientIs.ANYBODY),
                        Consent.REQUIRED,
                        1,
                        Policy.Repeat.EVERY_REVIEW,
                        0),
                new SwitchToBuprenorphine.Dosing(4, 0.05, 4, 24),
                ONE_PLACE);
        Clinic clinic = willing(Policies.offering(forSome), turnAt(3, 100));
        clinic.visit(1).visit(2);
        clinic.care.doseMmePerDay = 120;
        clinic.visit(3);
        assertEquals(Phase.STABLE, clinic.care.phase());
        assertEquals(QueuePlace.NONE, clinic.care.queue().waitingFor());
        assertEquals(56, clinic.care.summary().waitedDaysUntil(1000));
        assertFalse(clinic.care.summary().isWaiting());
    }

    /** A place is given back at the visit at which the patient leaves buprenorphine, or once a taper has reached its end. */
    @Test
    void aPlaceIsGivenBackWhenTreatmentEnds() {
        Clinic left = new Clinic(Policies.offering(SWITCH), Policies.leaving(1e6, 1), 1, 100);
        left.visit.craving = -1000;
        assertEquals(0, left.visit(1).care.queue().holdsPlaceOf());
        assertEquals(QueuePlace.NONE, left.visit(2).care.queue().holdsPlaceOf());
        Offer taper = Policies.taper(
                Policies.relentless(Policies.taper(0.5, TaperProtocol.Basis.STARTING_DOSE, 28, 0)), ONE_PLACE);
        Clinic tapered = willing(Policies.offering(taper), Turns.AT_ONCE);
        assertEquals(0, tapered.visit(1).care.queue().holdsPlaceOf());
        assertEquals(QueuePlace.NONE, tapered.visit(2).care.queue().holdsPlaceOf());
        assertEquals(Phase.OFF_OPIOIDS, tapered.care.phase());
    }

    /** What is unlimited has no queue: nobody waits, even under turns that never come. */
    @Test
    void anUnlimitedOfferKnowsNoQueue() {
        Policy policy = Policies.offering(Policies.buprenorphine(Consent.REQUIRED));
        assertEquals(
                Phase.ON_BUPRENORPHINE,
                willing(policy, Turns.NEVER).visit(1).care.phase());
    }

    private static Clinic willing(Policy policy, Turns turns) {
        Clinic clinic = new Clinic(
                policy,
                Policies.STEADY,
                policy.offers().stream().map(unused -> turns).toList());
        clinic.visit.craving = -1000;
        return clinic;
    }

    /** Nobody's turn before a visit, and from it on that of tickets below a number. */
    private static Turns turnAt(int visit, double ticket) {
        double[] servedBelow = new double[visit + 1];
        servedBelow[visit] = Math.nextUp(ticket);
        return new Turns(servedBelow);
    }
}
