package org.allostat.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.kernel.EventType;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.CareNotes;
import org.allostat.policy.Decision;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;

/** Single patients of a cohort replayed day by day, as draw 0 of a run did, with everything written down. */
public final class LifeReplay {
    /** The patient, and the place at which each day is run alone. */
    private static final int PLACES = DayByDay.ALONE + 1;

    private final Model model;
    private final List<Policy> policies;
    private final Follow follow;

    /**
     * @param model the parameter set of draw 0
     * @param policies all policies of the run
     * @param years how long they run
     * @param valuation how outcomes are valued
     */
    public LifeReplay(Model model, List<Policy> policies, int years, Valuation valuation) {
        this.model = model;
        this.policies = List.copyOf(policies);
        follow = new Follow(years, valuation, PLACES);
    }

    /**
     * Replays a patient under a policy.
     *
     * @throws IllegalArgumentException if the policy has a queue: whose turn comes when, other patients decide
     */
    public PatientLife live(CohortPatient patient, Policy policy) {
        if (policy.hasLimitedOffer()) {
            throw new IllegalArgumentException("no queue is known of " + policy.id());
        }
        Listener listener = new Listener();
        DailyTrack track = new DailyTrack();
        ReplayWatch watch =
                new ReplayWatch(policies, listener, listener.events::add, kernel -> new DayByDay(kernel, track));
        PolicyReplay replay = new PolicyReplay(
                model,
                0,
                List.of(policy),
                follow.horizon(model),
                follow.valuation(),
                new PolicyReplay.Setting(PLACES, WaitingLists.NONE, watch));
        PolicyOutcomes outcomes =
                replay.run(List.of(patient), (replayed, period, batch) -> {}).get(0);
        PatientOutcome outcome = outcomes.distinct().get(outcomes.placeOf(0));
        return new PatientLife(policy, track, listener.decisions, listener.events, hazards(patient, track), outcome);
    }

    private List<HazardAccount> hazards(CohortPatient patient, DailyTrack track) {
        return Stream.of(EventType.values())
                .map(type -> hazard(type, patient, track))
                .toList();
    }

    private HazardAccount hazard(EventType type, CohortPatient patient, DailyTrack track) {
        double first = type == EventType.MISUSE && patient.misuse()
                ? Double.POSITIVE_INFINITY
                : model.random().exponential(patient.patientId(), EventStream.budget(type), 0);
        double[] left = track.values(DailyTrack.left(type));
        return new HazardAccount(
                type,
                (int) Arrays.stream(left).filter(each -> each < 0).count(),
                first,
                Arrays.stream(track.values(DailyTrack.hazard(type))).sum(),
                left[left.length - 1]);
    }

    /** Writes down what it hears. */
    private static final class Listener implements CareNotes {
        private final List<PatientLife.Decided> decisions = new ArrayList<>();
        private final List<LifeEvent> events = new ArrayList<>();

        @Override
        public boolean isListening() {
            return true;
        }

        @Override
        public void note(int day, Decision decision) {
            decisions.add(new PatientLife.Decided(day, decision));
        }
    }
}
