package org.allostat.policy;

import java.util.List;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Costs;
import org.allostat.policy.Policy.Eligibility;
import org.allostat.policy.Policy.Escalation;
import org.allostat.policy.Policy.EscalationRule;
import org.allostat.policy.Policy.Guideline;
import org.allostat.policy.Policy.Repeat;
import org.allostat.policy.Policy.StartedFor;
import org.allostat.policy.TaperProtocol.Basis;
import org.allostat.policy.TaperProtocol.PauseRule;

/** Policies for tests, and behaviour with the numbers of the model description, not those of the registry. */
public final class Policies {
    public static final int EVERY_VISIT = 28;
    public static final Eligibility ANYONE =
            new Eligibility(0, Double.POSITIVE_INFINITY, 0, 0, StartedFor.ANY, PatientIs.ANYBODY);
    public static final Escalation HOLD = new Escalation(EscalationRule.NEVER, 1, 0.3, 15, 400);
    public static final Escalation ESCALATE = new Escalation(EscalationRule.ON_PERCEIVED_BREAKTHROUGH, 1, 0.3, 15, 400);
    public static final CourseLimit NO_LIMIT = courseLimit(90, 1000);
    public static final TaperProtocol TENTH_MONTHLY = taper(0.10, Basis.STARTING_DOSE, 28, 0);

    /** Nobody returns to opioids, nobody leaves buprenorphine, and failures are forgotten. */
    private static final Behaviour.Restart NO_RESTART =
            new Behaviour.Restart(0, 0.3, 0.2, 0.15, 12, 0.5, 0.85, 0.7, 1.1, 0.5);

    private static final Behaviour.Buprenorphine NO_DROPOUT = new Behaviour.Buprenorphine(0, 6, 0.75, 0.8);

    /** Acceptance as described; tapers that fail by the pause rule only. */
    static final Behaviour STEADY = behaviour(0, 0);

    /** All of the model description. */
    static final Behaviour DESCRIBED = behaviour(0.12, 0.025);

    private Policies() {}

    static Behaviour behaviour(double pauseFailure, double dropout) {
        return new Behaviour(
                new Behaviour.Escalation(0.7, 0.15, 5, 0.3, 15, 400),
                new Behaviour.Acceptance(0.1, 1.2, -0.22, 0.15, 6, -0.7, 0),
                new Behaviour.Taper(pauseFailure, 0.5, dropout, 0.48, 0.15, 0.5, 0.049),
                NO_RESTART,
                NO_DROPOUT,
                new Behaviour.UsualCare(0, 0),
                0.65,
                28,
                0);
    }

    /** Tapers fail at three pauses in a row only, but patients return to opioids with a probability per visit and all of the description. */
    static Behaviour returning(double perVisit) {
        Behaviour.Restart law = new Behaviour.Restart(perVisit, 0.3, 0.2, 0.15, 12, 0.5, 0.85, 0.7, 1.1, 0.5);
        return with(STEADY.acceptance(), law, NO_DROPOUT, 0);
    }

    /** Patients leave buprenorphine with a probability per visit and all of the description. */
    static Behaviour leaving(double dropout, double returnShare) {
        Behaviour.Buprenorphine law = new Behaviour.Buprenorphine(dropout, 6, returnShare, 0.8);
        return with(STEADY.acceptance(), NO_RESTART, law, 0);
    }

    /** Failures are remembered: what each takes from the log-odds of acceptance, and how long nobody asks again. */
    static Behaviour remembering(double perFailure, double offerAgainDays) {
        Behaviour.Acceptance law = new Behaviour.Acceptance(0.1, 1.2, -0.22, 0.15, 6, -0.7, perFailure);
        return with(law, NO_RESTART, NO_DROPOUT, offerAgainDays);
    }

    private static Behaviour with(
            Behaviour.Acceptance acceptance,
            Behaviour.Restart restart,
            Behaviour.Buprenorphine buprenorphine,
            double offerAgainDays) {
        return new Behaviour(
                STEADY.escalation(),
                acceptance,
                STEADY.taper(),
                restart,
                buprenorphine,
                STEADY.usualCare(),
                STEADY.rotationToleranceRetention(),
                STEADY.visitIntervalDays(),
                offerAgainDays);
    }

    public static Policy policy(String id, int reviewDays, Escalation escalation, Costs costs, Offer... offers) {
        return new Policy(
                id,
                id,
                Standing.SCENARIO,
                "",
                new Guideline("", "", ""),
                reviewDays,
                ANYONE,
                Policy.Exceptions.NONE,
                Policy.Rollout.AT_ONCE,
                escalation,
                NO_LIMIT,
                List.of(offers),
                List.of(),
                costs);
    }

    /** Limits acute courses to a length, days, and a dose, MME/d. */
    public static CourseLimit courseLimit(int maxDays, double maxMmePerDay) {
        return new CourseLimit(maxDays, maxMmePerDay, ANYONE);
    }

    /** The same policy under another id, limiting the acute courses of whom it does not except. */
    public static Policy limiting(Policy policy, String id, Policy.Exceptions exceptions, CourseLimit limit) {
        return new Policy(
                id,
                policy.title(),
                policy.standing(),
                policy.description(),
                policy.guideline(),
                policy.reviewIntervalDays(),
                policy.eligibility(),
                exceptions,
                policy.rollout(),
                policy.escalation(),
                limit,
                policy.offers(),
                policy.scenarioAssumptions(),
                policy.costs());
    }

    /** The same policy under another id, reaching patients by a rollout. */
    public static Policy rolledOut(Policy policy, String id, Policy.Rollout rollout) {
        return new Policy(
                id,
                policy.title(),
                policy.standing(),
                policy.description(),
                policy.guideline(),
                policy.reviewIntervalDays(),
                policy.eligibility(),
                policy.exceptions(),
                rollout,
                policy.escalation(),
                policy.acuteCourses(),
                policy.offers(),
                policy.scenarioAssumptions(),
                policy.costs());
    }

    /** Reviews at every visit, holds the dose, costs nothing. */
    public static Policy offering(Offer... offers) {
        return policy("offering", EVERY_VISIT, HOLD, new Costs(List.of(), List.of()), offers);
    }

    public static TaperProtocol taper(double fraction, Basis basis, int intervalDays, double floor) {
        return new TaperProtocol(fraction, basis, intervalDays, new PauseRule(true, 11, 1.5, 3), floor, 90);
    }

    /** The same without pauses. */
    public static TaperProtocol relentless(TaperProtocol taper) {
        return new TaperProtocol(
                taper.fraction(),
                taper.basis(),
                taper.intervalDays(),
                new PauseRule(false, 0, 0, 1),
                taper.floorMmePerDay(),
                taper.halfEffectMmePerDay());
    }

    public static Offer taper(TaperProtocol protocol, Consent consent, double education) {
        return new Taper(terms(consent, education), protocol, Capacity.UNLIMITED);
    }

    public static Offer discontinue(Consent consent) {
        return new Discontinue(terms(consent, 0));
    }

    public static Offer buprenorphine(Consent consent) {
        return buprenorphine(consent, new SwitchToBuprenorphine.Dosing(4, 0.05, 4, 24));
    }

    public static Offer buprenorphine(Consent consent, SwitchToBuprenorphine.Dosing dosing) {
        return new SwitchToBuprenorphine(terms(consent, 0), dosing, Capacity.UNLIMITED);
    }

    /** A switch that the patient is asked for, and that so many can have. */
    public static Offer buprenorphine(Capacity capacity) {
        return new SwitchToBuprenorphine(
                terms(Consent.REQUIRED, 0), new SwitchToBuprenorphine.Dosing(4, 0.05, 4, 24), capacity);
    }

    /** A taper that the patient is asked for, and that so many can have. */
    public static Offer taper(TaperProtocol protocol, Capacity capacity) {
        return new Taper(terms(Consent.REQUIRED, 0), protocol, capacity);
    }

    public static Offer rotate(String formulation) {
        return new Rotate(terms(Consent.NONE, 0), formulation);
    }

    public static Offer selfManagement(double reliefNrs) {
        return new SelfManagement(terms(Consent.NONE, 0), reliefNrs);
    }

    static OfferTerms terms(Consent consent, double education) {
        return new OfferTerms(ANYONE, consent, 1, Repeat.EVERY_REVIEW, education);
    }

    /** A taper with education that is offered so often. */
    static Offer taper(TaperProtocol protocol, Repeat repeat) {
        return new Taper(new OfferTerms(ANYONE, Consent.REQUIRED, 1, repeat, 1), protocol, Capacity.UNLIMITED);
    }

    /** A stop made with a probability and as often as said. */
    public static Offer discontinue(Consent consent, double probability, Repeat repeat) {
        return new Discontinue(new OfferTerms(ANYONE, consent, probability, repeat, 0));
    }

    /** A stop for some. */
    public static Offer discontinue(Consent consent, Eligibility when) {
        return new Discontinue(new OfferTerms(when, consent, 1, Repeat.EVERY_REVIEW, 0));
    }
}
