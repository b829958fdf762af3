package org.allostat.policy;

import java.util.List;
import org.allostat.policy.Policy.Buprenorphine;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Costs;
import org.allostat.policy.Policy.Eligibility;
import org.allostat.policy.Policy.Escalation;
import org.allostat.policy.Policy.EscalationRule;
import org.allostat.policy.Policy.Guideline;
import org.allostat.policy.Policy.Offer;
import org.allostat.policy.Policy.OfferKind;
import org.allostat.policy.Policy.PauseRule;
import org.allostat.policy.Policy.Repeat;
import org.allostat.policy.Policy.StartedFor;
import org.allostat.policy.Policy.Taper;
import org.allostat.policy.Policy.TaperBasis;

/** Policies for tests, and behaviour with the numbers of the model description, not those of the registry. */
public final class Policies {
    public static final int EVERY_VISIT = 28;
    public static final Eligibility ANYONE = new Eligibility(0, Double.POSITIVE_INFINITY, 0, 0, StartedFor.ANY);
    public static final Escalation HOLD = new Escalation(EscalationRule.NEVER, 1, 0.3, 15, 400);
    public static final Escalation ESCALATE = new Escalation(EscalationRule.ON_PERCEIVED_BREAKTHROUGH, 1, 0.3, 15, 400);
    public static final Taper TENTH_MONTHLY = taper(0.10, TaperBasis.STARTING_DOSE, 28, 0);

    /** Acceptance as described; tapers that fail by the pause rule only. */
    static final Behaviour STEADY = behaviour(0, 0);

    /** All of the model description. */
    static final Behaviour DESCRIBED = behaviour(0.12, 0.025);

    private Policies() {}

    static Behaviour behaviour(double pauseFailure, double dropout) {
        return new Behaviour(
                new Behaviour.Escalation(0.7, 0.15, 5, 0.3, 15, 400),
                new Behaviour.Acceptance(0.1, 1.2, -0.22, 0.15, 6, -0.7),
                new Behaviour.Taper(pauseFailure, 0.5, dropout, 0.48, 0.15, 0.5, 0.049),
                0.65,
                28);
    }

    public static Policy policy(String id, int reviewDays, Escalation escalation, Costs costs, Offer... offers) {
        return new Policy(
                id,
                id,
                "",
                new Guideline("", "", ""),
                reviewDays,
                ANYONE,
                escalation,
                List.of(offers),
                List.of(),
                costs);
    }

    /** Reviews at every visit, holds the dose, costs nothing. */
    public static Policy offering(Offer... offers) {
        return policy("offering", EVERY_VISIT, HOLD, new Costs(List.of(), List.of()), offers);
    }

    public static Taper taper(double fraction, TaperBasis basis, int intervalDays, double floor) {
        return new Taper(fraction, basis, intervalDays, new PauseRule(true, 11, 1.5, 3), floor);
    }

    /** The same without pauses. */
    public static Taper relentless(Taper taper) {
        return new Taper(
                taper.fraction(),
                taper.basis(),
                taper.intervalDays(),
                new PauseRule(false, 0, 0, 1),
                taper.floorMmePerDay());
    }

    public static Offer taper(Taper taper, Consent consent, double education) {
        return offer(OfferKind.TAPER, consent, education, taper, "", 0);
    }

    public static Offer discontinue(Consent consent) {
        return offer(OfferKind.DISCONTINUE, consent, 0, Taper.NONE, "", 0);
    }

    public static Offer buprenorphine(Consent consent) {
        return offer(OfferKind.SWITCH_TO_BUPRENORPHINE, consent, 0, Taper.NONE, "", 0);
    }

    public static Offer rotate(String formulation) {
        return offer(OfferKind.ROTATE, Consent.NONE, 0, Taper.NONE, formulation, 0);
    }

    public static Offer selfManagement(double reliefNrs) {
        return offer(OfferKind.SELF_MANAGEMENT, Consent.NONE, 0, Taper.NONE, "", reliefNrs);
    }

    private static Offer offer(
            OfferKind kind, Consent consent, double education, Taper taper, String rotateTo, double reliefNrs) {
        return new Offer(
                kind,
                ANYONE,
                consent,
                1,
                Repeat.EVERY_REVIEW,
                education,
                taper,
                new Buprenorphine(4, 0.05, 4, 24),
                rotateTo,
                reliefNrs);
    }

    /** The same offer, made with a probability and as often as said. */
    public static Offer made(Offer offer, double probability, Repeat repeat) {
        return new Offer(
                offer.kind(),
                offer.when(),
                offer.consent(),
                probability,
                repeat,
                offer.education(),
                offer.taper(),
                offer.buprenorphine(),
                offer.rotateTo(),
                offer.painReliefNrs());
    }

    /** The same offer for some. */
    public static Offer when(Eligibility when, Offer offer) {
        return new Offer(
                offer.kind(),
                when,
                offer.consent(),
                offer.probabilityPerReview(),
                offer.repeat(),
                offer.education(),
                offer.taper(),
                offer.buprenorphine(),
                offer.rotateTo(),
                offer.painReliefNrs());
    }
}
