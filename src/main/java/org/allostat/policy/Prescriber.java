package org.allostat.policy;

import java.util.List;
import org.allostat.policy.CareState.Phase;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Eligibility;
import org.allostat.policy.Policy.Offer;
import org.allostat.policy.Policy.OfferKind;
import org.allostat.policy.Policy.PauseRule;
import org.allostat.policy.Policy.Repeat;
import org.allostat.policy.Policy.StartedFor;
import org.allostat.policy.Policy.Taper;
import org.allostat.policy.Policy.TaperBasis;
import org.allostat.random.RandomStreams;

/**
 * A prescriber who follows one policy (model.md (41) to (45)). At each visit, in this order: a running taper pauses, fails
 * or goes on; otherwise a review may make an offer; otherwise perceived breakthrough pain may raise the dose.
 */
public final class Prescriber {
    private static final int MAXIMUM_REVIEWS = 1 << 12;

    private final Policy policy;
    private final Behaviour behaviour;
    private final RandomStreams random;
    private final int visitsPerReview;
    private final DoseEscalation escalation;

    /**
     * @param policy what is followed
     * @param behaviour how patients and prescribers decide
     * @param random the run's luck
     */
    public Prescriber(Policy policy, Behaviour behaviour, RandomStreams random) {
        this.policy = policy;
        this.behaviour = behaviour;
        this.random = random;
        escalation = new DoseEscalation(policy.escalation(), behaviour.escalation());
        visitsPerReview = Math.max(1, (int) Math.round(policy.reviewIntervalDays() / behaviour.visitIntervalDays()));
    }

    /** The policy followed. */
    public Policy policy() {
        return policy;
    }

    /** Decides at a visit; changes the chart. */
    public void visit(Visit visit, CareState care) {
        if (care.phase == Phase.TAPERING) {
            continueTaper(visit, care);
            return;
        }
        if (isReview(visit) && isEligible(policy.eligibility(), visit, care)) {
            care.reviews++;
            if (review(visit, care)) {
                return;
            }
        }
        if (care.phase == Phase.STABLE) {
            escalate(visit, care);
        }
    }

    /** The next day at which a taper step is due before the next visit, or the day of that visit. */
    public int nextStepBefore(CareState care, int visitDay) {
        return care.phase == Phase.TAPERING && care.nextStepDay < visitDay ? care.nextStepDay : visitDay;
    }

    /** Takes the taper step that is due on a day between visits. */
    public void stepBetweenVisits(int day, CareState care) {
        if (care.phase == Phase.TAPERING && care.nextStepDay <= day) {
            takeStep(day, care);
        }
    }

    private boolean isReview(Visit visit) {
        return (visit.number - 1) % visitsPerReview == 0;
    }

    private static boolean isEligible(Eligibility rule, Visit visit, CareState care) {
        boolean reason = rule.startedFor() == StartedFor.ANY
                || (rule.startedFor() == StartedFor.ACUTE_PAIN) == visit.startedForAcutePain;
        return care.phase == Phase.STABLE
                && care.doseMmePerDay >= rule.minMmePerDay()
                && care.doseMmePerDay <= rule.maxMmePerDay()
                && visit.yearsOnOpioids >= rule.minYearsOnOpioids()
                && visit.criteriaCount >= rule.minCriteriaCount()
                && reason;
    }

    /** Makes the first offer that applies; true if the patient's course changed. */
    private boolean review(Visit visit, CareState care) {
        List<Offer> offers = policy.offers();
        for (int index = 0; index < offers.size(); index++) {
            Offer offer = offers.get(index);
            boolean again = offer.repeat() == Repeat.EVERY_REVIEW || !care.wasOffered(index);
            if (again
                    && !isPointless(offer, care)
                    && isEligible(offer.when(), visit, care)
                    && isMade(index, offer, visit)) {
                return make(index, offer, visit, care);
            }
        }
        return false;
    }

    /** Whether the patient already has what is offered. */
    private static boolean isPointless(Offer offer, CareState care) {
        return switch (offer.kind()) {
            case TAPER -> care.doseMmePerDay <= offer.taper().floorMmePerDay();
            case ROTATE -> offer.rotateTo().equals(care.formulation);
            case SELF_MANAGEMENT -> care.selfManagementStarts > 0;
            case SWITCH_TO_BUPRENORPHINE, DISCONTINUE -> false;
        };
    }

    private boolean isMade(int index, Offer offer, Visit visit) {
        if (offer.probabilityPerReview() >= 1) {
            return true;
        }
        int draw = index * MAXIMUM_REVIEWS + visit.number;
        return luck(visit, DecisionStream.OFFER_MADE, draw) < offer.probabilityPerReview();
    }

    private boolean make(int index, Offer offer, Visit visit, CareState care) {
        care.offersMade |= 1 << index;
        boolean accepted = offer.consent() == Consent.NONE || accepts(offer, visit);
        if (offer.education() > 0) {
            care.educationSessions++;
        }
        switch (offer.kind()) {
            case TAPER -> {
                care.taperOffered = true;
                care.taperAccepted |= accepted;
            }
            case SWITCH_TO_BUPRENORPHINE -> {
                care.buprenorphineOffered = true;
                care.buprenorphineAccepted |= accepted;
            }
            case DISCONTINUE, ROTATE, SELF_MANAGEMENT -> {}
        }
        if (accepted) {
            begin(index, offer, visit, care);
        }
        return accepted;
    }

    /** A settled attitude: one draw for life, so repeated offers reach those whose pain, craving or knowledge changed. */
    private boolean accepts(Offer offer, Visit visit) {
        double logit = behaviour.acceptance().intercept()
                + behaviour.acceptance().education() * offer.education()
                + behaviour.acceptance().craving() * visit.craving
                + behaviour.acceptance().pain()
                        * (visit.pain - behaviour.acceptance().painReference())
                + (offer.kind() == OfferKind.SWITCH_TO_BUPRENORPHINE
                        ? behaviour.acceptance().buprenorphine()
                        : 0);
        double uniform = luck(visit, DecisionStream.ACCEPTANCE, 0);
        return uniform < 1 / (1 + Math.exp(-logit));
    }

    private void begin(int index, Offer offer, Visit visit, CareState care) {
        switch (offer.kind()) {
            case TAPER -> {
                care.follow(index, offer, visit.day, visit.pain);
                care.phase = Phase.TAPERING;
                takeStep(visit.day, care);
            }
            case SWITCH_TO_BUPRENORPHINE -> {
                care.follow(index, offer, visit.day, visit.pain);
                Policy.Buprenorphine rule = offer.buprenorphine();
                double wanted = rule.baseMgPerDay() + rule.mgPerMme() * care.doseMmePerDay;
                care.buprenorphineMgPerDay = Math.min(rule.maximumMgPerDay(), Math.max(rule.minimumMgPerDay(), wanted));
                care.doseMmePerDay = 0;
                care.phase = Phase.ON_BUPRENORPHINE;
            }
            case DISCONTINUE -> {
                care.follow(index, offer, visit.day, visit.pain);
                care.stopOpioids();
            }
            case ROTATE -> {
                care.formulation = offer.rotateTo();
                care.rotated = true;
            }
            case SELF_MANAGEMENT -> {
                care.selfManagementStarts++;
                care.painReliefNrs += offer.painReliefNrs();
            }
        }
    }

    private void continueTaper(Visit visit, CareState care) {
        Offer offer = policy.offers().get(care.activeOffer);
        boolean voluntary = offer.consent() == Consent.REQUIRED;
        PauseRule pauses = offer.taper().pauses();
        boolean mustPause = pauses.allowed()
                && (visit.cows > pauses.cowsAbove() || visit.pain > care.painBeforeTaper + pauses.painRiseAboveNrs());
        care.pausesInARow = mustPause ? care.pausesInARow + 1 : 0;
        if (voluntary && failsToday(offer, mustPause, visit, care)) {
            care.taperFailed = true;
            care.phase = Phase.STABLE;
            care.doseMmePerDay +=
                    behaviour.taper().reversalReturnShare() * (care.referenceMmePerDay - care.doseMmePerDay);
        } else if (mustPause) {
            care.nextStepDay = Math.max(care.nextStepDay, visit.day + (int) behaviour.visitIntervalDays());
        } else if (care.nextStepDay <= visit.day) {
            takeStep(visit.day, care);
        }
    }

    private boolean failsToday(Offer offer, boolean mustPause, Visit visit, CareState care) {
        double education = offer.education();
        boolean atPause = mustPause
                && (care.pausesInARow >= offer.taper().pauses().maximumInARow()
                        || luck(visit, DecisionStream.PAUSE_FAILURE, visit.number)
                                < behaviour.taper().pauseFailureProbability()
                                        * (1 - behaviour.taper().pauseFailureEducationReduction() * education));
        double dropout = behaviour.taper().dropoutProbability()
                * (1 - behaviour.taper().dropoutEducationReduction() * education)
                * (1 + behaviour.taper().dropoutCravingSlope() * visit.craving);
        return atPause || luck(visit, DecisionStream.DROPOUT, visit.number) < dropout;
    }

    private void takeStep(int day, CareState care) {
        Taper taper = policy.offers().get(care.activeOffer).taper();
        double basis = taper.basis() == TaperBasis.STARTING_DOSE ? care.referenceMmePerDay : care.doseMmePerDay;
        double next = care.doseMmePerDay - taper.fraction() * basis;
        double smallest = behaviour.taper().stopBelowShare() * care.referenceMmePerDay;
        if (next <= Math.max(taper.floorMmePerDay(), smallest)) {
            care.taperCompleted = true;
            care.doseMmePerDay = Math.min(taper.floorMmePerDay(), care.doseMmePerDay);
            care.phase = care.doseMmePerDay > 0 ? Phase.STABLE : Phase.OFF_OPIOIDS;
        } else {
            care.doseMmePerDay = next;
            care.nextStepDay = day + taper.intervalDays();
        }
    }

    private void escalate(Visit visit, CareState care) {
        double probability = escalation.probability(visit, care.doseMmePerDay);
        if (probability > 0 && luck(visit, DecisionStream.ESCALATION, visit.number) < probability) {
            care.doseMmePerDay = escalation.raised(care.doseMmePerDay);
            care.escalations++;
        }
    }

    private double luck(Visit visit, DecisionStream stream, int index) {
        return visit.luck.uniform(random, visit.person, stream, index);
    }
}
