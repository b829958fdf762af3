package org.allostat.simulate;

import java.util.List;
import java.util.Map;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.Person;
import org.allostat.population.PersonGenerator;
import org.allostat.population.history.LongTermStayers;
import org.allostat.study.Pivot;

/**
 * All policies over patients of the cohort with one parameter changed, from the interview on. Who they are follows the
 * changed parameter, for traits are a function of person and parameters; what the past left, dose, criteria and the state of
 * the body, stays as it was found.
 */
final class PivotReplay {
    private final PolicyReplay replay;
    private final PersonGenerator persons;
    private final LongTermStayers stayers;

    /**
     * @param registry the parameter set of draw 0
     * @param stayers who the long-term users of draw 0 are
     * @param number place of the pivot in its list
     */
    PivotReplay(
            Registry registry,
            long seed,
            LongTermStayers stayers,
            Pivot pivot,
            int number,
            List<Policy> policies,
            Follow follow) {
        Model model = new Model(registry.with(Map.of(pivot.parameter(), pivot.value())), seed);
        Horizon horizon = follow.horizon(model);
        replay = new PolicyReplay(
                model, draw(number), policies, horizon, follow.valuation(), follow.block(), follow.queues());
        persons = new PersonGenerator(model);
        this.stayers = stayers;
    }

    /** Number that outcomes under a pivot bear in place of a draw's: below 0. */
    static int draw(int pivot) {
        return -1 - pivot;
    }

    /** Each patient's outcomes under all policies. */
    List<PolicyOutcomes> run(List<CohortPatient> patients) {
        return replay.run(patients.stream().map(this::asTheyWouldBe).toList(), (patient, period, batch) -> {});
    }

    long days() {
        return replay.days();
    }

    private CohortPatient asTheyWouldBe(CohortPatient patient) {
        Person person = persons.person(patient.patientId(), stayers.attempt(patient.patientId()));
        return patient.withTraits(person.traits(), person.personTraits());
    }
}
