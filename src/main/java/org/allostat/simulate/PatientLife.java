package org.allostat.simulate;

import java.util.List;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.policy.Decision;
import org.allostat.policy.Policy;

/**
 * One patient under one policy, with all that a run does not keep.
 *
 * @param policy what was followed
 * @param track each day
 * @param decisions what was decided, in order
 * @param events what happened, in order
 * @param hazards why events happened or did not, by type
 * @param outcome what a run would store
 */
public record PatientLife(
        Policy policy,
        DailyTrack track,
        List<Decided> decisions,
        List<LifeEvent> events,
        List<HazardAccount> hazards,
        PatientOutcome outcome) {
    public PatientLife {
        decisions = List.copyOf(decisions);
        events = List.copyOf(events);
        hazards = List.copyOf(hazards);
    }

    /**
     * A decision on its day.
     *
     * @param day days lived since policy start; doses hold from the next day on
     * @param decision what was decided
     */
    public record Decided(int day, Decision decision) {}
}
