package org.allostat.population;

import java.util.function.ToDoubleFunction;
import org.allostat.evidence.BackgroundMortality;
import org.allostat.evidence.EvidenceTables;
import org.allostat.evidence.Registry;
import org.allostat.kernel.DsmInterview;
import org.allostat.kernel.HazardRatios;
import org.allostat.kernel.KernelConstants;
import org.allostat.kernel.KernelParameters;
import org.allostat.outcomes.UnitCosts;
import org.allostat.policy.Behaviour;
import org.allostat.random.RandomStreams;

/**
 * Everything that follows from one parameter set and a seed: bound once, then read by loops. Not shipped to executors; they
 * get the registry and build it.
 */
public final class Model {
    private final Registry registry;
    private final RandomStreams random;
    private final KernelConstants constants;
    private final HazardRatios hazardRatios;
    private final DsmInterview interview;
    private final Behaviour behaviour;
    private final UnitCosts costs;
    private final PopulationParameters population;
    private final Demographics demographics;
    private final BackgroundMortality mortality;

    /**
     * @param registry the parameter set
     * @param seed seed of every random stream
     * @throws org.allostat.problem.InputException if the parameters leave no room for a type of exposure
     */
    public Model(Registry registry, long seed) {
        this.registry = registry;
        random = new RandomStreams(seed);
        KernelParameters parameters = registry.bind("", KernelParameters.class);
        constants = new KernelConstants(parameters);
        hazardRatios = new HazardRatios(parameters.hazard());
        interview = new DsmInterview(parameters.criteria());
        behaviour = registry.bind("behaviour", Behaviour.class);
        costs = registry.bind("costs", UnitCosts.class);
        population = registry.bind("population", PopulationParameters.class);
        EvidenceTables tables = registry.tables();
        demographics =
                new Demographics(population.exposure(), tables.users(), new Ages(tables.adults(), tables.lifeTable()));
        mortality = new BackgroundMortality(
                tables.lifeTable(), tables.causesOfDeath(), parameters.hazard().backgroundMortalityRatio());
    }

    public Registry registry() {
        return registry;
    }

    public RandomStreams random() {
        return random;
    }

    public KernelConstants constants() {
        return constants;
    }

    public KernelParameters.Hazard hazard() {
        return constants.parameters().hazard();
    }

    public HazardRatios hazardRatios() {
        return hazardRatios;
    }

    public DsmInterview interview() {
        return interview;
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    public UnitCosts costs() {
        return costs;
    }

    public PopulationParameters population() {
        return population;
    }

    Demographics demographics() {
        return demographics;
    }

    public BackgroundMortality mortality() {
        return mortality;
    }

    /** Standard normal score of a person's latent severity of opioid use disorder without load, craving or misuse. */
    public double severityScore(long person) {
        return random.normal(person, PersonStream.trait(PersonGenerator.CRITERIA_BASELINE), 0);
    }

    /** Value of a parameter by id. */
    public ToDoubleFunction<String> values() {
        return id -> registry.parameter(id).value();
    }
}
