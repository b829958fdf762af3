package org.allostat.policy;

import java.util.Collections;
import java.util.List;
import org.allostat.policy.CareState.Phase;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.Policy.Eligibility;
import org.allostat.policy.Policy.Exceptions;
import org.allostat.policy.Policy.Repeat;
import org.allostat.policy.Policy.StartedFor;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;

/**
 * A prescriber who follows one policy (model.md (41) to (46)). At each visit, in this order: whoever takes buprenorphine may
 * leave it; whose turn in a queue has come begins; whoever lost the full agonist may return to it; a running taper pauses, fails
 * or goes on; otherwise a review may make an offer, but none to who waits for one; otherwise perceived breakthrough pain may raise
 * the dose. What an offer does, it knows itself.
 */
public final class Prescriber {
    private static final int MAXIMUM_REVIEWS = 1 << 12;

    private final Policy policy;
    private final Behaviour behaviour;
    private final RandomStreams random;
    private final int visitsPerReview;
    private final DoseEscalation escalation;
    private final DoseEscalation escalationOfTheExcepted;
    private final boolean isPractice;
    private final ReturnToOpioids returning;
    private final LeavingBuprenorphine leaving;
    private final List<Turns> turns;

    /**
     * @param policy what is followed; nobody waits for its offers
     * @param behaviour how patients and prescribers decide
     * @param random the run's luck
     */
    public Prescriber(Policy policy, Behaviour behaviour, RandomStreams random) {
        this(policy, behaviour, random, Collections.nCopies(policy.offers().size(), Turns.AT_ONCE));
    }

    /**
     * @param policy what is followed
     * @param behaviour how patients and prescribers decide
     * @param random the run's luck
     * @param turns of each offer, whose turn comes when
     */
    public Prescriber(Policy policy, Behaviour behaviour, RandomStreams random, List<Turns> turns) {
        this.policy = policy;
        this.turns = List.copyOf(turns);
        this.behaviour = behaviour;
        this.random = random;
        escalation = new DoseEscalation(policy.escalation(), behaviour.escalation());
        escalationOfTheExcepted = new DoseEscalation(behaviour.escalation().usualCare(), behaviour.escalation());
        isPractice = policy.standing() == Standing.PRACTICE;
        returning = new ReturnToOpioids(behaviour, random);
        leaving = new LeavingBuprenorphine(behaviour, random);
        visitsPerReview = Math.max(1, (int) Math.round(policy.reviewIntervalDays() / behaviour.visitIntervalDays()));
    }

    /** The policy followed. */
    public Policy policy() {
        return policy;
    }

    /** Decides at a visit; changes the chart. */
    public void visit(Visit visit, CareState care) {
        care.giveBackPlace();
        decide(visit, care);
        care.giveBackPlace();
    }

    private void decide(Visit visit, CareState care) {
        care.acceptedToday = 0;
        settleException(visit, care);
        if (care.phase == Phase.ON_BUPRENORPHINE) {
            leaving.decide(visit, care);
            return;
        }
        if (care.queue.isWaiting() && waitIsOver(visit, care)) {
            return;
        }
        if (returning.decide(visit, care)) {
            return;
        }
        if (care.phase == Phase.TAPERING) {
            followed(care).goOn(visit, care, behaviour, random);
            return;
        }
        if (!care.isExcepted && isReview(visit)) {
            if (isEligible(policy.eligibility(), visit, care)) {
                care.reviews++;
                care.notes.note(visit.day, new Decision.Reviewed());
                if (!care.queue.isWaiting() && review(visit, care)) {
                    return;
                }
            } else if (care.phase == Phase.STABLE) {
                care.notes.note(visit.day, new Decision.NotEligible(care.doseMmePerDay, visit.criteriaCount));
            }
        }
        if (care.phase == Phase.STABLE) {
            DoseEscalation rule = care.isExcepted ? escalationOfTheExcepted : escalation;
            rule.decide(visit, care, random, isPractice ? visit.riseRatio : 1);
        }
    }

    /**
     * Ends and begins the acute courses that end or begin by today, of a patient who is not on long-term therapy. Whether the policy
     * concerns the patient is settled at the first course that it could limit.
     */
    public void followCourses(Visit visit, CareState care) {
        if (care.courses.endsBy(visit.day)) {
            care.endCourse();
            care.notes.note(visit.day, new Decision.CourseEnded());
        }
        AcuteCourse due = care.courses.takeDue(visit.day);
        if (due != null) {
            AcuteCourse prescribed = prescribed(due, visit, care);
            care.beginCourse(prescribed);
            care.notes.note(
                    visit.day,
                    new Decision.CourseBegun(
                            prescribed.mmePerDay(), prescribed.untilDay() - visit.day, !prescribed.equals(due)));
        }
    }

    private AcuteCourse prescribed(AcuteCourse due, Visit visit, CareState care) {
        CourseLimit limit = policy.acuteCourses();
        if (due.beganBeforeStart() || !limit.limits()) {
            return due;
        }
        care.doseMmePerDay = due.mmePerDay(); // conditions speak of the dose without the limit
        settleException(visit, care);
        return !care.isExcepted && meets(limit.when(), visit, care) ? limit.applyTo(due) : due;
    }

    private void settleException(Visit visit, CareState care) {
        if (!care.isExceptionSettled) {
            care.isExceptionSettled = true;
            care.isExcepted = isExcepted(visit, care);
            if (care.isExcepted) {
                care.notes.note(visit.day, new Decision.Excepted());
            }
        }
    }

    private boolean isExcepted(Visit visit, CareState care) {
        Exceptions exceptions = policy.exceptions();
        boolean isTreated = care.phase == Phase.STABLE || care.phase == Phase.IN_COURSES;
        return visit.uniform(random, DecisionStream.EXCEPTION, 0) < exceptions.share()
                || (isTreated && exceptions.when().stream().anyMatch(rule -> meets(rule, visit, care)));
    }

    /** Takes the taper step that is due on a day between visits. */
    public void stepBetweenVisits(int day, CareState care) {
        if (care.phase == Phase.TAPERING && care.nextStepDay <= day) {
            followed(care).step(day, care, behaviour);
        }
    }

    private Offer followed(CareState care) {
        return policy.offers().get(care.followedOffer);
    }

    private boolean isReview(Visit visit) {
        return (visit.number - 1) % visitsPerReview == 0;
    }

    private static boolean isEligible(Eligibility rule, Visit visit, CareState care) {
        return care.phase == Phase.STABLE && meets(rule, visit, care);
    }

    private static boolean meets(Eligibility rule, Visit visit, CareState care) {
        boolean reason = rule.startedFor() == StartedFor.ANY
                || (rule.startedFor() == StartedFor.ACUTE_PAIN) == visit.startedForAcutePain;
        return care.doseMmePerDay >= rule.minMmePerDay()
                && care.doseMmePerDay <= rule.maxMmePerDay()
                && visit.yearsOnOpioids >= rule.minYearsOnOpioids()
                && visit.criteriaCount >= rule.minCriteriaCount()
                && rule.patient().allows(visit, care)
                && reason;
    }

    /** Makes the first offer that applies and ends the review; true if the patient's course changed. */
    private boolean review(Visit visit, CareState care) {
        List<Offer> offers = policy.offers();
        for (int index = 0; index < offers.size(); index++) {
            Offer offer = offers.get(index);
            boolean again = offer.terms().repeat() == Repeat.EVERY_REVIEW || !care.wasOffered(index);
            if (again
                    && !mustWait(offer, visit, care)
                    && !offer.isPointless(visit, care)
                    && isEligible(offer.terms().when(), visit, care)
                    && isMade(index, offer, visit, care)) {
                boolean changed = make(index, offer, visit, care);
                if (offer.endsReview()) {
                    return changed;
                }
            }
        }
        return false;
    }

    /** Whoever tried and failed is not asked again for a time; an order asks nobody. */
    private boolean mustWait(Offer offer, Visit visit, CareState care) {
        int failedOnDay = offer.failedOnDay(care);
        return offer.terms().consent() == Consent.REQUIRED
                && failedOnDay != CareState.NEVER
                && visit.day - failedOnDay < behaviour.offerAgainDays();
    }

    private boolean isMade(int index, Offer offer, Visit visit, CareState care) {
        double probability = offer.terms().probabilityPerReview();
        if (isPractice && offer.terms().consent() == Consent.NONE) {
            probability *= visit.cutRatio;
        }
        if (probability >= 1) {
            return true;
        }
        int draw = index * MAXIMUM_REVIEWS + visit.number;
        double luck = visit.uniform(random, DecisionStream.OFFER_MADE, draw);
        if (luck >= probability) {
            care.notes.note(
                    visit.day,
                    new Decision.OfferNotMade(
                            offer.label(), offer.terms().consent() == Consent.NONE, probability, luck));
        }
        return luck < probability;
    }

    private boolean make(int index, Offer offer, Visit visit, CareState care) {
        care.offersMade |= 1 << index;
        boolean accepted = isAccepted(offer, visit, care);
        if (offer.terms().education() > 0) {
            care.educationSessions++;
        }
        if (!accepted) {
            offer.note(false, care);
            return false;
        }
        if (!offer.capacity().limits()) {
            begin(index, visit, care);
            return true;
        }
        offer.note(false, care); // offered; it is accepted once it begins
        care.queue.join(index, visit, random.uniform(visit.person, LuckStreams.QUEUE.code(0), visit.number));
        care.notes.note(visit.day, new Decision.Waits(offer.label()));
        return waitIsOver(visit, care);
    }

    private void begin(int index, Visit visit, CareState care) {
        Offer offer = policy.offers().get(index);
        offer.note(true, care);
        care.acceptedToday |= 1 << index;
        care.followedOffer = index;
        offer.begin(visit, care, behaviour);
    }

    /**
     * Begins what the patient waits for, if the turn has come; whoever is not eligible for it any more leaves the queue, model.md
     * (67), (69).
     *
     * @return whether it begins, which ends the visit
     */
    private boolean waitIsOver(Visit visit, CareState care) {
        int index = care.queue.waitingFor();
        Offer offer = policy.offers().get(index);
        boolean stays = isEligible(policy.eligibility(), visit, care)
                && isEligible(offer.terms().when(), visit, care)
                && !offer.isPointless(visit, care);
        if (!stays) {
            care.queue.leave(visit.day);
            care.notes.note(visit.day, new Decision.LeftQueue(offer.label()));
            return false;
        }
        if (!turns.get(index).hasCome(care.queue.ticket(), visit.number)) {
            return false;
        }
        care.queue.begin(visit);
        care.notes.note(visit.day, new Decision.TurnCame(offer.label()));
        begin(index, visit, care);
        return true;
    }

    /** A settled attitude: one draw for life, so repeated offers reach those whose pain, craving or knowledge changed. */
    private boolean isAccepted(Offer offer, Visit visit, CareState care) {
        if (offer.terms().consent() == Consent.NONE) {
            care.notes.note(visit.day, new Decision.Ordered(offer.label()));
            return true;
        }
        double probability = offer.acceptance(visit, care, behaviour.acceptance());
        double luck = visit.uniform(random, DecisionStream.ACCEPTANCE, 0);
        care.notes.note(visit.day, new Decision.Offered(offer.label(), probability, luck));
        return luck < probability;
    }
}
