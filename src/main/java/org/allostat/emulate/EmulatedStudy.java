package org.allostat.emulate;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allostat.policy.Policy;
import org.allostat.simulate.ScheduledReplay.ScheduledDose;

/**
 * A published study as it is repeated: whom it found, what it compared, how it coded outcomes, which estimator it used. Read
 * from {@code jobs/emulations/<id>.yaml}. Expressions are texts of the window algebra, read by {@link CompiledStudy}.
 *
 * @param id file name without ending
 * @param title one line
 * @param citation the paper
 * @param source where people come from
 * @param startMmePerDay dose at the start of the record in observed designs; NaN keeps each person's own
 * @param where what people are asked at the start
 * @param policy id of the policy that is usual care of the era
 * @param policies every policy that the study names
 * @param years simulated years, look-back included
 * @param stepDays days of a step where arms are schedules of doses
 * @param entry when and whom the study finds; trials find people at the start
 * @param assignment how people come into arms
 * @param varying whether exposure is read again at every step of follow-up
 * @param arms what is compared
 * @param followUp days relative to the index date
 * @param outcomes by name
 * @param estimands what is estimated
 * @param causal policies that are replayed in the people found; empty for none
 * @param precision how many people
 * @param assumptions what the paper does not give or the model cannot do, one line each
 */
public record EmulatedStudy(
        String id,
        String title,
        String citation,
        Source source,
        double startMmePerDay,
        List<Condition> where,
        String policy,
        List<Policy> policies,
        int years,
        int stepDays,
        Entry entry,
        Assignment assignment,
        boolean varying,
        List<Arm> arms,
        FollowUp followUp,
        Map<String, Outcome> outcomes,
        List<Estimand> estimands,
        Map<String, String> causal,
        Precision precision,
        List<String> assumptions)
        implements Serializable {
    public EmulatedStudy {
        where = List.copyOf(where);
        policies = List.copyOf(policies);
        arms = List.copyOf(arms);
        outcomes = Collections.unmodifiableMap(new TreeMap<>(outcomes));
        estimands = List.copyOf(estimands);
        causal = Collections.unmodifiableMap(new TreeMap<>(causal));
        assumptions = List.copyOf(assumptions);
    }

    /** Where people come from. */
    public enum Source {
        /** Long-term users of the survey's year, with their past. */
        LONG_TERM,
        /** The same people before their first opioid. */
        INITIATORS
    }

    /** How people come into arms. */
    public enum Assignment {
        /** By lot, one to one: everybody is replayed under every arm, the trial sees one of them. */
        RANDOMIZED,
        /** As usual care had it. */
        OBSERVED,
        /** Each person's exposed time against the same person's other time. */
        WITHIN_PERSON,
        /** Everybody follows every arm's rule until the record breaks it; weights stand in for who was censored. */
        CLONE_CENSOR_WEIGHT
    }

    /** A condition with a name, which says what it removes. */
    public record Condition(String name, String expression) implements Serializable {}

    /**
     * When and whom the study finds.
     *
     * @param firstDay first day that can be an index date
     * @param lastDay last one
     * @param everyDays days between candidates
     * @param onlyFirst whether a person's first qualifying day alone counts
     * @param conditions what must hold on the day, in the order in which people are removed
     */
    public record Entry(int firstDay, int lastDay, int everyDays, boolean onlyFirst, List<Condition> conditions)
            implements Serializable {
        public Entry {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * What is compared: exposure that is read from the record, or a regime that is given.
     *
     * @param when condition that puts a person or step into the arm; empty in trials
     * @param policy id of the policy that the arm follows; empty where it has none
     * @param startMmePerDay dose at the start; NaN keeps the person's own
     * @param formulation how it is taken; empty keeps the person's own
     * @param schedule doses by day, in place of a policy
     * @param painShift what care outside the model does to pain, NRS
     * @param begin condition that must have come true by the end of the grace period; empty for none
     * @param keep condition that must hold at every step; empty for none
     * @param graceDays days until the arm must have begun
     */
    public record Arm(
            String name,
            String when,
            String policy,
            double startMmePerDay,
            String formulation,
            List<ScheduledDose> schedule,
            double painShift,
            String begin,
            String keep,
            int graceDays)
            implements Serializable {
        public Arm {
            schedule = List.copyOf(schedule);
        }

        /** The regime that a person follows. */
        Regime regime() {
            return new Regime(policy, startMmePerDay, formulation, schedule);
        }
    }

    /** What is done to a person, whoever asks: equal regimes give one record. */
    record Regime(String policy, double startMmePerDay, String formulation, List<ScheduledDose> schedule)
            implements Serializable {}

    /** Days relative to the index date. */
    public record FollowUp(int fromDay, int toDay) implements Serializable {}

    /**
     * How an outcome is coded.
     *
     * @param events series to weight: the expected number of codes for each event; empty for a value
     * @param falsePer100PersonYears codes without an event
     * @param recurrent whether a person stays at risk after an event
     * @param value expression; empty for events
     * @param weight expression that says what a person counts for; empty for 1
     * @param unit of the value
     * @param instrumentSd standard deviation of the instrument's error, in the unit
     * @param atMost a response is a measured value of at most this; NaN where the value itself is the outcome
     */
    public record Outcome(
            Map<Series, Double> events,
            double falsePer100PersonYears,
            boolean recurrent,
            String value,
            String weight,
            String unit,
            double instrumentSd,
            double atMost)
            implements Serializable {
        public Outcome {
            events = Collections.unmodifiableMap(new TreeMap<>(events)); // in one order, for sums that do not vary
        }

        boolean isEvents() {
            return !events.isEmpty();
        }
    }

    /**
     * What is estimated.
     *
     * @param arm the arm; empty for everybody found
     * @param reference the arm that it is compared with; empty where nothing is
     * @param adjustFor what the study could see and adjusted for
     * @param weighted whether by inverse probability weights in place of strata
     * @param quantile which quantile, where it is one
     * @param published what the paper found; none where nothing was published, never more than one
     */
    public record Estimand(
            String id,
            String outcome,
            EstimandKind kind,
            String arm,
            String reference,
            List<Covariate> adjustFor,
            boolean weighted,
            double quantile,
            List<PublishedResult> published)
            implements Serializable {
        public Estimand {
            adjustFor = List.copyOf(adjustFor);
            published = List.copyOf(published);
        }
    }

    /**
     * How many people.
     *
     * @param shareOfStandardError Monte Carlo error wanted, as a share of the published standard error
     * @param people people of the first wave
     * @param mostPeople people at most
     */
    public record Precision(double shareOfStandardError, int people, int mostPeople) implements Serializable {}

    /** The same study with at most so many people. */
    public EmulatedStudy withMostPeople(int people) {
        Precision fewer = new Precision(
                precision.shareOfStandardError(),
                Math.min(people, precision.people()),
                Math.min(people, precision.mostPeople()));
        return with(causal, fewer);
    }

    /** The study without the replays of observed people, where nobody asks for them. */
    public EmulatedStudy withoutCausal() {
        return with(Map.of(), precision);
    }

    private EmulatedStudy with(Map<String, String> newCausal, Precision newPrecision) {
        return new EmulatedStudy(
                id,
                title,
                citation,
                source,
                startMmePerDay,
                where,
                policy,
                policies,
                years,
                stepDays,
                entry,
                assignment,
                varying,
                arms,
                followUp,
                outcomes,
                estimands,
                newCausal,
                newPrecision,
                assumptions);
    }

    /** Number of an arm by its name; -1 if there is none. */
    int armNumber(String name) {
        for (int i = 0; i < arms.size(); i++) {
            if (arms.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** A policy by its id. */
    Policy policyOf(String policyId) {
        return policies.stream()
                .filter(each -> each.id().equals(policyId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a policy that the study does not hold: " + policyId));
    }
}
