package org.allostat.policy;

import org.allostat.policy.CareState.Cut;
import org.allostat.policy.CareState.Phase;
import org.allostat.random.RandomStreams;

/**
 * How a patient from whom the full agonist was taken returns to a prescribed opioid, model.md (53), (54): by this prescriber or
 * another. The policy may take it away again at a later visit.
 */
final class ReturnToOpioids {
    private final Behaviour behaviour;
    private final Behaviour.Restart law;
    private final RandomStreams random;

    ReturnToOpioids(Behaviour behaviour, RandomStreams random) {
        this.behaviour = behaviour;
        law = behaviour.restart();
        this.random = random;
    }

    /** Decides at a visit; true if the patient returns, which ends the visit. */
    boolean decide(Visit visit, CareState care) {
        double probability = probability(visit, care);
        if (probability <= 0 || visit.uniform(random, DecisionStream.RESTART, visit.number) >= probability) {
            return false;
        }
        double luck = visit.uniform(random, DecisionStream.RESTART_DOSE, visit.number);
        double share = law.lowestDoseShare() + (law.highestDoseShare() - law.lowestDoseShare()) * luck;
        care.restarts += care.phase == Phase.OFF_OPIOIDS ? 1 : 0;
        care.taperFailed |= care.phase == Phase.TAPERING;
        care.reversals++;
        care.resumedOnDay = visit.day;
        double before = care.doseMmePerDay;
        care.resume(Math.max(before, share * care.referenceMmePerDay));
        care.notes.note(
                visit.day,
                new Decision.Returned(
                        before,
                        care.doseMmePerDay,
                        probability,
                        visit.uniform(random, DecisionStream.RESTART, visit.number)));
        return true;
    }

    private double probability(Visit visit, CareState care) {
        if (!isPossible(care)) {
            return 0;
        }
        double wish =
                law.base() + law.craving() * visit.craving + law.pain() * Math.max(0, visit.pain - care.painBeforeCut);
        double fading = 1 + behaviour.visitsBetween(care.cutOnDay, visit.day) / law.visitsToHalf();
        return law.perVisit() * wish / fading * (care.latestCut == Cut.IMPOSED ? 1 : law.consentedRatio());
    }

    private boolean isPossible(CareState care) {
        return switch (care.phase) {
            case OFF_OPIOIDS -> care.latestCut != Cut.NONE;
            case TAPERING -> care.latestCut == Cut.IMPOSED;
            case STABLE ->
                care.latestCut == Cut.IMPOSED && care.doseMmePerDay < law.belowShare() * care.referenceMmePerDay;
            case ON_BUPRENORPHINE, IN_COURSES -> false;
        };
    }
}
