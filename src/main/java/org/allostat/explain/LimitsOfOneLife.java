package org.allostat.explain;

import java.util.ArrayList;
import java.util.List;
import org.allostat.policy.Standing;
import org.allostat.simulate.PatientLife;

/** What a reader must know before looking at one life. */
public final class LimitsOfOneLife {
    private LimitsOfOneLife() {}

    /** The limits, a sentence or two each. */
    public static List<String> of(TwoLives lives) {
        List<String> limits = new ArrayList<>(
                List.of(
                        "Nobody has lived this life: the model made this person from published numbers and the run's seed.",
                        "One life shows how the model works. It says nothing of which policy is better; for that see the run's contrasts, with their errors.",
                        "The same luck meets this person under both policies, which no trial can show. With other luck the two lives could part elsewhere.",
                        "Opponent processes, loads and hyperkatifeia are quantities of the model: their course has not been measured in anybody."));
        for (PatientLife life : lives.both()) {
            if (life.policy().standing() == Standing.REFERENCE) {
                limits.add(life.policy().id()
                        + " is a reference: nobody advises it, it shows what harm looks like and is no option.");
            }
            life.policy()
                    .scenarioAssumptions()
                    .forEach(assumption ->
                            limits.add("Assumed in " + life.policy().id() + ", without a trial: " + assumption));
        }
        return limits;
    }
}
