package org.allostat.policy;

import org.allostat.policy.CareState.Phase;
import org.allostat.policy.Policy.Consent;
import org.allostat.policy.TaperProtocol.PauseRule;
import org.allostat.random.RandomStreams;

/**
 * A taper of the full agonist: steps down by a protocol, which at each visit pauses, fails or goes on. After too many pauses
 * in a row a taper that the patient agreed to has failed; one that is imposed goes on in spite of them, as ordered.
 *
 * @param taper its protocol
 * @param capacity how many can be supported in a taper
 */
public record Taper(OfferTerms terms, TaperProtocol taper, Capacity capacity) implements Offer {
    @Override
    public String label() {
        return taper.floorMmePerDay() > 0 ? "taper to " + Math.round(taper.floorMmePerDay()) + " MME/d" : "taper";
    }

    @Override
    public int failures(CareState care) {
        return care.taperFailures;
    }

    @Override
    public int failedOnDay(CareState care) {
        return care.taperFailedOnDay;
    }

    @Override
    public boolean isPointless(Visit visit, CareState care) {
        return care.doseMmePerDay <= taper.floorMmePerDay();
    }

    @Override
    public void note(boolean accepted, CareState care) {
        care.taperOffered = true;
        care.taperAccepted |= accepted;
    }

    @Override
    public void begin(Visit visit, CareState care, Behaviour behaviour) {
        care.beginCut(terms.cut(), visit);
        care.phase = Phase.TAPERING;
        step(visit.day, care, behaviour);
    }

    @Override
    public void goOn(Visit visit, CareState care, Behaviour behaviour, RandomStreams random) {
        PauseRule pauses = taper.pauses();
        boolean mustPause = pauses.allowed()
                && (visit.cows > pauses.cowsAbove() || visit.pain > care.painBeforeCut + pauses.painRiseAboveNrs());
        care.pausesInARow = mustPause ? care.pausesInARow + 1 : 0;
        boolean voluntary = terms.consent() == Consent.REQUIRED;
        boolean goesOnInSpiteOfIt = !voluntary && care.pausesInARow > pauses.maximumInARow();
        if (voluntary && failsToday(mustPause, visit, care, behaviour.taper(), random)) {
            double before = care.doseMmePerDay;
            care.taperFailed = true;
            care.taperFailures++;
            care.taperFailedOnDay = visit.day;
            care.reversals++;
            care.resume(care.doseMmePerDay
                    + behaviour.taper().reversalReturnShare() * (care.referenceMmePerDay - care.doseMmePerDay));
            care.notes.note(visit.day, new Decision.TaperGivenUp(mustPause, before, care.doseMmePerDay));
            return;
        }
        if (mustPause) {
            care.notes.note(visit.day, paused(pauses, visit, care, goesOnInSpiteOfIt));
        }
        if (mustPause && !goesOnInSpiteOfIt) {
            care.nextStepDay = Math.max(care.nextStepDay, visit.day + (int) behaviour.visitIntervalDays());
        } else if (care.nextStepDay <= visit.day) {
            care.pausesInARow = 0;
            step(visit.day, care, behaviour);
        }
    }

    private static Decision paused(PauseRule pauses, Visit visit, CareState care, boolean goesOn) {
        return new Decision.TaperPaused(
                visit.cows,
                pauses.cowsAbove(),
                visit.pain,
                care.painBeforeCut + pauses.painRiseAboveNrs(),
                care.pausesInARow,
                goesOn);
    }

    private boolean failsToday(
            boolean mustPause, Visit visit, CareState care, Behaviour.Taper law, RandomStreams random) {
        double education = terms.education();
        boolean atPause = mustPause
                && (care.pausesInARow >= taper.pauses().maximumInARow()
                        || visit.uniform(random, DecisionStream.PAUSE_FAILURE, visit.number)
                                < law.pauseFailureProbability()
                                        * (1 - law.pauseFailureEducationReduction() * education));
        double dropout = law.dropoutProbability()
                * (1 - law.dropoutEducationReduction() * education)
                * (1 + law.dropoutCravingSlope() * visit.craving);
        return atPause || visit.uniform(random, DecisionStream.DROPOUT, visit.number) < dropout;
    }

    @Override
    public void step(int day, CareState care, Behaviour behaviour) {
        double before = care.doseMmePerDay;
        double next = taper.next(care.doseMmePerDay, care.referenceMmePerDay);
        double smallest = behaviour.taper().stopBelowShare() * care.referenceMmePerDay;
        if (next <= Math.max(taper.floorMmePerDay(), smallest)) {
            care.taperCompleted = true;
            care.cutTo(Math.min(taper.floorMmePerDay(), care.doseMmePerDay), day);
            care.phase = care.doseMmePerDay > 0 ? Phase.STABLE : Phase.OFF_OPIOIDS;
            care.notes.note(day, new Decision.TaperEnded(before, care.doseMmePerDay));
        } else {
            care.cutTo(next, day);
            care.nextStepDay = day + taper.intervalDays();
            care.notes.note(day, new Decision.TaperStep(before, next));
        }
    }
}
