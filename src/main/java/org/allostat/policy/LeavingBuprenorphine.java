package org.allostat.policy;

import org.allostat.policy.CareState.Cut;
import org.allostat.policy.CareState.Phase;
import org.allostat.random.RandomStreams;

/** How a patient leaves buprenorphine, model.md (55): back to the full agonist, or off opioids. */
final class LeavingBuprenorphine {
    private final Behaviour behaviour;
    private final Behaviour.Buprenorphine law;
    private final RandomStreams random;

    LeavingBuprenorphine(Behaviour behaviour, RandomStreams random) {
        this.behaviour = behaviour;
        law = behaviour.buprenorphine();
        this.random = random;
    }

    /** Decides at a visit of a patient who takes buprenorphine. */
    void decide(Visit visit, CareState care) {
        double visits = behaviour.visitsBetween(care.cutOnDay, visit.day);
        double probability = law.dropout() / (1 + visits / law.visitsToHalf());
        double luckOfLeaving = visit.uniform(random, DecisionStream.BUPRENORPHINE_DROPOUT, visit.number);
        if (luckOfLeaving >= probability) {
            return;
        }
        care.buprenorphineDropouts++;
        care.leftBuprenorphineOnDay = visit.day;
        care.buprenorphineMgPerDay = 0;
        if (visit.uniform(random, DecisionStream.BUPRENORPHINE_RETURN, visit.number) < law.returnShare()) {
            care.resume(law.returnDoseShare() * care.referenceMmePerDay);
        } else {
            care.phase = Phase.OFF_OPIOIDS;
            care.latestCut = Cut.CONSENTED;
            care.cutOnDay = visit.day;
            care.imposedCutShare = 0;
            care.painBeforeCut = visit.pain;
        }
        care.notes.note(visit.day, new Decision.LeftBuprenorphine(care.doseMmePerDay, probability, luckOfLeaving));
    }
}
