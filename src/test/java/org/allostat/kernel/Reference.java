package org.allostat.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.random.RandomStreams;

/** Parameter sets of the kernel's tests: the prototype's in place of the registry's values, and random ones around them. */
final class Reference {
    static final Registry REGISTRY = FrozenRegistry.REGISTRY.with(OracleParameters.VALUES);
    static final PatientTraits TRAITS = OracleParameters.TRAITS;
    static final KernelParameters PARAMETERS = OracleParameters.PARAMETERS;
    static final KernelConstants CONSTANTS = OracleParameters.CONSTANTS;

    private static final double VARIATION = 0.25;
    private static final int VARIATION_STREAM = 101;
    private static final int TRAIT_STREAM = 102;
    private static final String FORM = "opponents.neuroimmune.drive_exponent";

    private Reference() {}

    static KernelParameters parameters(Registry registry) {
        return registry.bind("", KernelParameters.class);
    }

    static PatientTraits traits(Registry registry) {
        return registry.bind("traits", PatientTraits.class);
    }

    /** A patient drawn from the distributions between patients. */
    static PatientTraits drawnTraits(RandomStreams luck, long person) {
        return REGISTRY.bindPatient(
                "traits", PatientTraits.class, id -> luck.uniform(person, TRAIT_STREAM, id.hashCode()));
    }

    /** Every kernel parameter times a uniform number in 0.75 to 1.25, kept inside what the registry allows. */
    static Registry varied(RandomStreams luck, long draw) {
        return varied(REGISTRY, luck, draw);
    }

    /** The same around other values. What chooses between forms stays. */
    static Registry varied(Registry registry, RandomStreams luck, long draw) {
        Map<String, Double> values = new HashMap<>();
        for (Parameter parameter : registry.parameters()) {
            double uniform = luck.uniform(draw, VARIATION_STREAM, parameter.id().hashCode());
            double value = parameter.value() * (1 + VARIATION * (2 * uniform - 1));
            if (isKernel(parameter) && !parameter.id().equals(FORM) && parameter.allows(value)) {
                values.put(parameter.id(), value);
            }
        }
        return registry.with(values);
    }

    /**
     * The registry with time running slower: every time constant and carry-over half-life times the factor. A day of this
     * kernel is 1/factor days of the other; the profile within the day stays.
     */
    static Registry slowed(Registry registry, double factor) {
        return scaled(
                registry,
                factor,
                id -> id.endsWith("time_constant_days")
                        || id.equals("care.recovery_days")
                        || id.endsWith("carry_over_half_life_hours"));
    }

    /** The same for what the patient brings. */
    static PatientTraits slowed(PatientTraits traits, double factor) {
        return new PatientTraits(
                traits.untreatedPain(),
                traits.analgesicEfficacy(),
                traits.halfEffectMmePerDay(),
                traits.toleranceTimeConstantDays() * factor,
                traits.adaptationTimeFactor(),
                traits.rewardLoadTimeConstantDays() * factor,
                traits.stressLoadTimeConstantDays() * factor,
                traits.vulnerability(),
                traits.neuroimmunePainWeight(),
                traits.withdrawalHalf());
    }

    private static Registry scaled(Registry registry, double factor, Predicate<String> chosen) {
        Map<String, Double> values = new HashMap<>();
        for (Parameter parameter : registry.parameters()) {
            if (chosen.test(parameter.id())) {
                values.put(parameter.id(), parameter.value() * factor);
            }
        }
        return registry.with(values);
    }

    private static boolean isKernel(Parameter parameter) {
        String group = parameter.id().substring(0, parameter.id().indexOf('.'));
        return java.util.Arrays.stream(KernelParameters.class.getRecordComponents())
                .anyMatch(component -> component.getName().equals(group));
    }
}
