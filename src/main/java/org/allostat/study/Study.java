package org.allostat.study;

import java.util.List;
import java.util.Map;
import org.allostat.evidence.Pack;
import org.allostat.evidence.ParameterDraws;
import org.allostat.evidence.Perspective;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.outcomes.Discounting;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Policy;

/**
 * The question as one record: whom to simulate, under which policies, for how long, with which parameters. Read from
 * {@code jobs/studies/<name>.yaml}; the field names there are these components in snake_case ({@code policies} holds
 * policy ids or paths of policy files).
 *
 * @param name file name without ending
 * @param title one line
 * @param seed seed of every random stream
 * @param patients wanted number of cohort patients; 0 means the whole population one to one
 * @param years years that policies run, 1 to 20
 * @param draws parameter draws besides draw 0, the centre
 * @param uncertainty where they come from
 * @param posterior draws of calibrated parameters; none unless they come from there
 * @param pack what the state that it is about changes in the evidence; none for the country
 * @param policies what is compared, comparator included
 * @param comparator id of the policy that others are contrasted with
 * @param discountRatePerYear for costs and QALYs, 0 to 0.2
 * @param perspective whose costs {@code cost_usd} counts
 * @param beyondHorizon what is counted after the horizon of those who are alive at its end
 * @param willingnessToPayUsdPerQaly thresholds at which net monetary benefit is reported
 * @param parameters registry parameter id to replacement value
 * @param rankReferences whether policies of standing reference are ranked among the options
 * @param pivots what may turn a conclusion
 * @param structures other structures of the model, put beside it
 * @param strata crossed strata that are tallied in every draw besides those of each variable: the variables of each crossing, in
 *     the order of the tables
 * @param valueOfInformation who faces the decision whose information is valued
 * @param partitions Spark partitions of the patient stages; 0 leaves it to the program; never changes a result
 * @param survey how the command {@code survey} asks the universe; no other command looks at it
 */
public record Study(
        String name,
        String title,
        long seed,
        long patients,
        int years,
        int draws,
        Uncertainty uncertainty,
        Posterior posterior,
        Pack pack,
        List<Policy> policies,
        String comparator,
        double discountRatePerYear,
        Perspective perspective,
        BeyondHorizon beyondHorizon,
        List<Double> willingnessToPayUsdPerQaly,
        Map<String, Double> parameters,
        boolean rankReferences,
        Pivots pivots,
        List<Structure> structures,
        List<List<String>> strata,
        ValueOfInformation valueOfInformation,
        int partitions,
        Survey survey) {
    public Study {
        policies = List.copyOf(policies);
        willingnessToPayUsdPerQaly = List.copyOf(willingnessToPayUsdPerQaly);
        parameters = Map.copyOf(parameters);
        structures = List.copyOf(structures);
        strata = strata.stream().map(List::copyOf).toList();
    }

    /** The parameter set of draw 0 with its tables: the program's, then the posterior's centre, then the pack's, then what the study sets. */
    public Registry registry() {
        return Registry.standard().centredAt(posterior).with(pack).with(parameters);
    }

    /**
     * The parameter sets of all draws.
     *
     * @param centre that of draw 0
     */
    public ParameterDraws parameterDraws(Registry centre) {
        return new ParameterDraws(centre, seed, posterior.draws());
    }

    /** How outcomes are valued. */
    public Valuation valuation() {
        return new Valuation(new Discounting(discountRatePerYear), perspective, beyondHorizon);
    }
}
